/**
 * What joins these reports: things, nicknames, adults and places that turn up with more worries
 * about different children than those children's own lives explain, found early, with the number of
 * false alarms set in advance, and explained.
 *
 * <p>The subject is always a pattern, never a child: nothing here gives a child, a family or a
 * community a score, and a child is never listed among what is suspected. {@link Scan} goes through
 * a whole history, {@link Watch} follows reports one by one, {@link Explanation} says why.
 */
@NullMarked
package org.breakwater.patterns;

import org.jspecify.annotations.NullMarked;
