package org.breakwater.pages;

import org.jspecify.annotations.Nullable;

/**
 * One thing to do of a task list.
 *
 * @param href where it is done; null while it cannot start yet
 * @param colour the class of the status's tag; null for plain words, as for what is done
 */
public record Task(
    String title,
    @Nullable String hint,
    @Nullable String href,
    String status,
    @Nullable String colour) {}
