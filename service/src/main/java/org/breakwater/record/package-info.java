/**
 * The record: every fact that anyone ever added, in order, never changed and never taken out.
 *
 * <p>It knows nobody: what a fact means belongs to the need that appends it. A need appends a
 * {@link org.breakwater.record.Draft} through {@link org.breakwater.record.Entries}, keeps whatever
 * it must find quickly in a {@link org.breakwater.record.Reading} that can be rebuilt, and adds
 * what follows from somebody else's fact through a {@link org.breakwater.record.Consequence}. Why
 * it works this way: docs/decisions/0005-the-record.md.
 */
@NullMarked
package org.breakwater.record;

import org.jspecify.annotations.NullMarked;
