/**
 * Finding the right child fast, from whatever is known of them: a name as it was heard, a nickname,
 * a date of birth, a number, a plate half seen, a phone, an address, a report's reference.
 *
 * <p>What a viewer may not see is neither shown nor counted nor hinted at.
 */
@NullMarked
package org.breakwater.story.search;

import org.jspecify.annotations.NullMarked;
