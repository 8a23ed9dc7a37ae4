/**
 * Whoever may see both sides decides who is who where the matcher must not: two children's stories
 * are about to be joined or left apart, or one story holds somebody else's mentions. What was
 * decided, by whom and why stands in the record and can be undone. Which decisions exist and what
 * they do is {@link org.breakwater.identity.Deciding}'s.
 */
@NullMarked
package org.breakwater.whoiswho;

import org.jspecify.annotations.NullMarked;
