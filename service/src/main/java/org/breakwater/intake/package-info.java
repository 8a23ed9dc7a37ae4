/**
 * Everyone is heard: taking in what any agency, or a signed-in worker, has written down, and
 * keeping it as it was sent.
 *
 * <p>A report that the schema can read is kept, however odd; what is odd about it is kept beside it
 * as a {@link org.breakwater.intake.Doubt}. Start at {@link org.breakwater.intake.Intake}. What
 * follows from a report, other needs hear as {@link org.breakwater.intake.ReportReceived}.
 */
@NullMarked
package org.breakwater.intake;

import org.jspecify.annotations.NullMarked;
