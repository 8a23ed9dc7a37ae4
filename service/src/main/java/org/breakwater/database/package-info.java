/**
 * Where the record is kept: a real PostgreSQL, embedded in a folder by default or an existing
 * server by its URL, with the same SQL in both.
 *
 * <p>{@link org.breakwater.database.Database} opens it; everything else speaks to it through {@link
 * org.breakwater.database.Transactions}, which lets nobody read or write without saying as which of
 * two roles. Why it works this way: docs/decisions/0003-embedded-postgresql.md and
 * 0006-data-access.md.
 */
@NullMarked
package org.breakwater.database;

import org.jspecify.annotations.NullMarked;
