package org.breakwater.pages;

import java.util.Set;

/**
 * A place in the service's navigation, published as a bean by the need that owns it.
 *
 * @param words message key
 * @param roles who is shown it: any of these roles; nobody else
 * @param order from left to right
 */
public record NavItem(String href, String words, Set<String> roles, int order) {}
