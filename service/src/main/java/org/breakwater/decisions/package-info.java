/**
 * Somebody decides, and stands by it: a decision has an owner, reasons, who took part, and what was
 * known then. Whoever took part may disagree in the open; somebody outside the line answers them.
 *
 * <p>A need makes a decision with {@link org.breakwater.decisions.Decisions#made} in the same
 * append as what follows from it. Why it works this way:
 * docs/decisions/0014-decisions-and-clocks.md.
 */
@NullMarked
package org.breakwater.decisions;

import org.jspecify.annotations.NullMarked;
