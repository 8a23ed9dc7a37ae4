package org.breakwater.identity;

import java.util.UUID;

/**
 * One person as one report describes them.
 *
 * @param entry the report's entry
 * @param at the place in the report's list of people, from 0: unlike the writer's own refs, never
 *     twice
 */
public record MentionId(UUID entry, int at) {}
