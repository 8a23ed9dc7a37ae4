/**
 * Who is away from when to when, and who stands in, so that no holiday swallows what was to happen
 * for a child. Nobody is asked why they are away.
 *
 * <p>It stops nothing: what comes due meanwhile goes to somebody else (see the clocks of
 * escalation). Why it works this way: docs/decisions/0050-leave.md.
 */
@NullMarked
package org.breakwater.leave;

import org.jspecify.annotations.NullMarked;
