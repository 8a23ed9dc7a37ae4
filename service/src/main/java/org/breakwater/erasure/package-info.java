/**
 * Letting words go when the law says so, and not before: how long what is kept, what must be kept
 * whatever a schedule says, and two people of two partners who agree, with reasons.
 *
 * <p>Start at {@link Erasures}. Why it works this way: docs/decisions/0036.
 */
@NullMarked
package org.breakwater.erasure;

import org.jspecify.annotations.NullMarked;
