/**
 * Clocks that run, and what happens by itself when nobody answers: the next post is told, then the
 * one above, to the chief officer and last the scrutineer outside. Nobody stops their own.
 *
 * <p>A need starts and stops a clock with the drafts of {@link
 * org.breakwater.escalation.RunningClocks}, in the same append as what it decides.
 */
@NullMarked
package org.breakwater.escalation;

import org.jspecify.annotations.NullMarked;
