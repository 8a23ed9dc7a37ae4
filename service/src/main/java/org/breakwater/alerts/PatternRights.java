package org.breakwater.alerts;

/**
 * What a viewer may do about a pattern.
 *
 * @param decide about it
 * @param discuss put a discussion on record, and ask for what the work needs
 * @param disagree with the last decision
 * @param change who and what belongs to it
 */
public record PatternRights(boolean decide, boolean discuss, boolean disagree, boolean change) {}
