/**
 * Who knew what, when: for a child, a thing or a pattern, who wrote, received, opened, was made
 * responsible and decided, in order, so that an inquiry need not take anybody's word for it.
 *
 * <p>Nothing is kept here: all of it is read from the record as its viewer may see it.
 */
@NullMarked
package org.breakwater.inquiry;

import org.jspecify.annotations.NullMarked;
