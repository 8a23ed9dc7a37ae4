/**
 * Children who slip from view, before it is too late: nobody answers for them, nobody has seen
 * them, a visit or a plan is behind, they moved or are missing, or worries about them were closed
 * one by one. And how much each worker carries, since that is where it begins.
 *
 * <p>All of it is asked when a page is made, as its viewer; what they may not see is a count that
 * cannot identify anybody. Why it works this way: docs/decisions/0031-slipping-from-view.md.
 */
@NullMarked
package org.breakwater.slipping;

import org.jspecify.annotations.NullMarked;
