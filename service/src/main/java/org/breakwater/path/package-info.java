/**
 * The statutory path of a child, born or not: from the referral through assessment, strategy
 * discussion, section 47 enquiry, conferences and plans, as far as the court, until somebody closes
 * it; who answers for the child now, what is open, what must happen by when, and what was agreed
 * and whether it happened.
 *
 * <p>Start at {@link org.breakwater.path.Step}: which step may follow which is plain data. A step
 * ends and begins {@link org.breakwater.path.Matter}s, and a matter brings its clock along, in the
 * same append. What decides is a decision like any other, with its evidence, and may be disagreed
 * with. Why it works this way: docs/decisions/0030-the-statutory-path.md.
 */
@NullMarked
package org.breakwater.path;

import org.jspecify.annotations.NullMarked;
