package org.breakwater.pages;

import org.jspecify.annotations.Nullable;

/**
 * One line of a summary list.
 *
 * @param href where the value leads, or where it can be changed when {@code change} names it
 * @param change what can be changed, for the link's hidden words; null for none
 */
public record Row(String key, String value, @Nullable String href, @Nullable String change) {
  /** A line that leads nowhere. */
  public static Row of(String key, String value) {
    return new Row(key, value, null, null);
  }

  /** A line whose value is a link. */
  public static Row link(String key, String value, String href) {
    return new Row(key, value, href, null);
  }

  /** A line that can be changed on another page. */
  public static Row changed(String key, String value, String href, String what) {
    return new Row(key, value, href, what);
  }
}
