package org.breakwater.intake;

import java.util.UUID;

/** What became of one report that was handed over. */
public sealed interface Received {
  /** Kept, as the entry of this id, with so many doubts noted. */
  record Accepted(String agency, String ref, UUID entry, int doubts) implements Received {}

  /** The same report was kept before; nothing changed. */
  record AlreadyHeld(String agency, String ref, UUID entry) implements Received {}

  /**
   * Not kept.
   *
   * @param field such as {@code people[0].role}; empty when the line as a whole cannot be read
   * @param reason what is wrong and what is expected, without a word of the report
   * @param held whether another report is held under its name
   */
  record Refused(String field, String reason, boolean held) implements Received {
    Refused(String field, String reason) {
      this(field, reason, false);
    }
  }
}
