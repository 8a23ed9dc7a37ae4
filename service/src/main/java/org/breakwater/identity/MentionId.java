package org.breakwater.identity;

import java.util.UUID;

/**
 * One person as one report describes them.
 *
 * @param entry the report's entry
 * @param at the place in the report's list of people, from 0: unlike the writer's own refs, never
 *     twice
 */
public record MentionId(UUID entry, int at) implements Comparable<MentionId> {
  /** As their reports arrived. */
  @Override
  public int compareTo(MentionId other) {
    int byEntry = entry.compareTo(other.entry);
    return byEntry != 0 ? byEntry : Integer.compare(at, other.at);
  }
}
