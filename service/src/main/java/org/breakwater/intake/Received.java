package org.breakwater.intake;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What became of one report that was handed over. */
public sealed interface Received {
  /** Kept, as the entry of this id, with so many doubts noted. */
  record Accepted(String agency, String ref, UUID entry, int doubts) implements Received {}

  /** The same report was kept before; nothing changed. */
  record AlreadyHeld(String agency, String ref, UUID entry) implements Received {}

  /**
   * Not kept.
   *
   * @param faults all that is wrong with it, at least one
   * @param held whether another report is held under its name
   */
  record Refused(List<Fault> faults, boolean held) implements Received {
    Refused(String field, String reason) {
      this(List.of(new Fault(field, reason)), false);
    }

    /** The field of the first fault. */
    public String field() {
      return faults.getFirst().field();
    }

    /** The first fault, and the others with their fields, as one text. */
    public String reason() {
      String others =
          faults.stream().skip(1).map(Fault::toString).collect(Collectors.joining("; "));
      return faults.getFirst().reason() + (others.isEmpty() ? "" : " (also: " + others + ")");
    }
  }

  /**
   * One thing that is wrong with a report.
   *
   * @param field such as {@code people[0].role}; empty when the line as a whole cannot be read
   * @param reason what is wrong and what is expected, without a word of the report
   */
  record Fault(String field, String reason) {
    @Override
    public String toString() {
      return field.isEmpty() ? reason : field + " " + reason;
    }
  }
}
