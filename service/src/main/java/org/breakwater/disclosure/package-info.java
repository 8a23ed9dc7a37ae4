/**
 * Giving a court, an inquiry or a person themselves what is on record of somebody: the entries that
 * somebody with the right chose, what is held back and why, with proof that it is what was recorded
 * then and that nothing in between was left out unless it is listed.
 *
 * <p>Start at {@link Disclosures}. Why it works this way: docs/decisions/0035.
 */
@NullMarked
package org.breakwater.disclosure;

import org.jspecify.annotations.NullMarked;
