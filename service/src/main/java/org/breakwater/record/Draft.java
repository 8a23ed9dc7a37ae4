package org.breakwater.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it is stored: all that its writer knows. The record adds the id, the time
 * received and the salts.
 *
 * @param occurred when it happened, absent when unknown
 * @param recorded when the source wrote it down
 * @param corrects the entry whose words this one puts right
 * @param answers the entry that this one follows from
 */
public record Draft(
    Event event,
    @Nullable Occurred occurred,
    Instant recorded,
    Author author,
    Purpose purpose,
    Marking marking,
    List<Subject> subjects,
    @Nullable UUID corrects,
    @Nullable UUID answers) {

  public Draft {
    subjects = List.copyOf(subjects);
  }

  /** Something that its author does now, open to the partnership. */
  public static Draft now(
      Event event, Instant now, Author author, Purpose purpose, List<Subject> subjects) {
    return new Draft(
        event, Occurred.at(now), now, author, purpose, Marking.OPEN, subjects, null, null);
  }

  /** The same, as an answer to another entry. */
  public Draft answering(UUID entry) {
    return new Draft(
        event, occurred, recorded, author, purpose, marking, subjects, corrects, entry);
  }
}
