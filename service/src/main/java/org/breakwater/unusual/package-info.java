/**
 * Looks that somebody should ask about: very many records in a day, records of somebody with one's
 * own family name, and records of people whom everybody talks about. Noticed as they happen, and
 * judged by somebody of another partner.
 *
 * <p>Nothing is refused: whoever needs to look can, and answers for it. Start at {@link Noticing}.
 * Why it works this way: docs/decisions/0038.
 */
@NullMarked
package org.breakwater.unusual;

import org.jspecify.annotations.NullMarked;
