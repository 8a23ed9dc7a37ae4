package org.breakwater.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an error summary.
 *
 * @param field the id of the element to mend; null when no single one is wrong
 */
public record Wrong(String words, @Nullable String field) {
  /** What is wrong with an element, to be said beside it; null where nothing is. */
  public static @Nullable String at(List<Wrong> errors, String field) {
    return errors.stream()
        .filter(one -> field.equals(one.field()))
        .map(Wrong::words)
        .findFirst()
        .orElse(null);
  }
}
