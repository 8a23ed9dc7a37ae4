package org.breakwater.pages;

import org.jspecify.annotations.Nullable;

/**
 * One line of recent activity.
 *
 * @param when in words, as precisely as it is known
 * @param by who did it; null where nobody is known
 * @param kind what sort of thing it is, shown as a tag; null for none
 * @param href where it leads; null for nowhere
 */
public record Happening(
    String title,
    @Nullable String by,
    String when,
    @Nullable String kind,
    String words,
    @Nullable String href) {}
