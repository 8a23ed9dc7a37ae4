/**
 * The front door: every concern, however small, waits in one list until somebody decides about it
 * and stands by it. Whoever sent it is told, by itself.
 *
 * <p>Start at {@link org.breakwater.concerns.FrontDoor}. Why it works this way:
 * docs/decisions/0014-decisions-and-clocks.md.
 */
@NullMarked
package org.breakwater.concerns;

import org.jspecify.annotations.NullMarked;
