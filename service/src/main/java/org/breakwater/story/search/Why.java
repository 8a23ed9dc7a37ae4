package org.breakwater.story.search;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody or something was found.
 *
 * @param with what it matched; absent where the reason says it all
 */
public record Why(Reason reason, @Nullable String with) {
  /** The best first. */
  public enum Reason {
    IDENTIFIER,
    NAME_AND_BORN,
    SAME_NAME,
    BORN,
    PHONE,
    ADDRESS,
    WORDS_IN_NAME,
    LIKE_NAME,
    SAME_VALUE,
    LIKE_PLATE,
    LIKE_VALUE
  }
}
