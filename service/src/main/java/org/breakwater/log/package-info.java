/**
 * The log over the record: so that outsiders can tell that nothing in it was changed, taken out or
 * put in later, without being told anything of anybody.
 *
 * <p>{@link org.breakwater.log.Sequencer} gives every committed entry the next place in a
 * transparency log and signs the log's new size and root; the log itself is made by the library
 * {@code org.breakwater.ledger} and kept in the record's own database. An append never waits for it
 * and is never refused because of it. Why it works this way: docs/decisions/0011-the-log.md.
 */
@NullMarked
package org.breakwater.log;

import org.jspecify.annotations.NullMarked;
