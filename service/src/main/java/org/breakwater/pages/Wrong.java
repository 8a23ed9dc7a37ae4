package org.breakwater.pages;

import org.jspecify.annotations.Nullable;

/**
 * One line of an error summary.
 *
 * @param field the id of the element to mend; null when no single one is wrong
 */
public record Wrong(String words, @Nullable String field) {}
