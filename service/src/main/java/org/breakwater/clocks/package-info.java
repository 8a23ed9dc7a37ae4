/**
 * By when something must happen: rules as data, with their dates and sources, counted in England's
 * working days. Plain Java, for every need. Clocks that run, and climb when nobody answers, belong
 * to {@code escalation}. Why it works this way: docs/decisions/0014-decisions-and-clocks.md.
 */
@NullMarked
package org.breakwater.clocks;

import org.jspecify.annotations.NullMarked;
