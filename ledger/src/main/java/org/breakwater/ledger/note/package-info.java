/**
 * Signed statements that people can read: what the log says of itself, and what witnesses say of
 * the log.
 *
 * <p>A {@link Note} is text with signatures beneath (c2sp.org/signed-note); a {@link Checkpoint} is
 * the text in which a log states its size and root (c2sp.org/tlog-checkpoint); a witness adds a
 * cosignature with the time (c2sp.org/tlog-cosignature). Everything that is read here is refused
 * unless it is written exactly as we would write it, so no byte can change unnoticed.
 */
@NullMarked
package org.breakwater.ledger.note;

import org.jspecify.annotations.NullMarked;
