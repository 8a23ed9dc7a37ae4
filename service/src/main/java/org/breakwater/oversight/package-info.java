/**
 * What cannot wait: my work today for each person, and for those who look at all of it what is
 * overdue, overruled, unowned and closed again and again.
 */
@NullMarked
package org.breakwater.oversight;

import org.jspecify.annotations.NullMarked;
