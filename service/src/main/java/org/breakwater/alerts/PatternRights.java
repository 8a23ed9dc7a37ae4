package org.breakwater.alerts;

/**
 * What a viewer may do about a pattern.
 *
 * @param decide about it
 * @param discuss put a discussion on record, and ask for what the work needs
 * @param disagree with the last decision
 * @param change who and what belongs to it, and merge or split it
 * @param part it again from that into which it was merged
 */
public record PatternRights(
    boolean decide, boolean discuss, boolean disagree, boolean change, boolean part) {}
