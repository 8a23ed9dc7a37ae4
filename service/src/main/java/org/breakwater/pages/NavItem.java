package org.breakwater.pages;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in the service's navigation, published as a bean by the need that owns it.
 *
 * @param words message key
 * @param roles who is shown it: any of these roles; nobody else
 * @param order from left to right
 * @param under address of the place beneath which it stands, shown where somebody is in either;
 *     null for a place of the first row, which must stay one line on an old laptop
 */
public record NavItem(
    String href, String words, Set<String> roles, int order, @Nullable String under) {
  /** A place of the first row. */
  public NavItem(String href, String words, Set<String> roles, int order) {
    this(href, words, roles, order, null);
  }

  /** The place of the first row that it belongs to: itself, if it is one. */
  String top() {
    return under == null ? href : under;
  }
}
