package org.breakwater.pages;

import org.jspecify.annotations.Nullable;

/** One answer that can be chosen. */
public record Option(String value, String text, @Nullable String hint, boolean checked) {
  /** An answer without a hint. */
  public static Option of(String value, String text, boolean checked) {
    return new Option(value, text, null, checked);
  }
}
