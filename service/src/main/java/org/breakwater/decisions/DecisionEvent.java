package org.breakwater.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a decision. Stored for ever: add new kinds, never rename or remove one. Who owns
 * it is the author of the entry.
 */
public sealed interface DecisionEvent extends Event {
  /** For which question a decision is the answer. */
  enum About {
    /** What should happen because of a concern. */
    CONCERN,
    /** Whether something is shared with a partner. */
    SHARING,
    /** What follows from a step on a child's statutory path; the question is the step. */
    PATH,
    /** What should happen because of a pattern; the concern is the entry that first found it. */
    PATTERN
  }

  /** Whether what was decided did what it was meant to. */
  enum Worked {
    YES,
    PARTLY,
    NO
  }

  /** What became of a dissent. */
  enum Answer {
    /** The dissenter is right: it must be decided anew. */
    UPHELD,
    /** The decision stands, with the name and the reasons of whoever says so. */
    OVERRULED
  }

  /**
   * One agency at the table.
   *
   * @param agency its kind, such as {@code police}
   * @param user who took part for it; absent where the agency was
   * @param name theirs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Seat(String agency, @Nullable UUID user, @Nullable String name) {}

  /**
   * What was known: the entries that the decider could read then, and how far the record had come.
   *
   * @param place of the last entry then
   * @param entries at most 500, the newest
   */
  record Known(Instant at, long place, List<UUID> entries) {}

  /** Somebody decided. */
  @Kind("decision.made")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Made(
      About about,
      UUID concern,
      String question,
      List<String> options,
      String outcome,
      String reasons,
      @Nullable String disagreement,
      List<Seat> seats,
      String measure,
      LocalDate reviewOn,
      String ownerName,
      Known known)
      implements DecisionEvent {}

  /** Who took part was put on record wrongly; these did. */
  @Kind("decision.seats-corrected")
  record SeatsCorrected(UUID decision, List<Seat> seats) implements DecisionEvent {}

  /** Somebody who took part says that it is wrong. */
  @Kind("decision.dissented")
  record Dissented(UUID decision, String name, String reasons, UUID clock)
      implements DecisionEvent {}

  /** Somebody outside the line answered a dissent. */
  @Kind("decision.dissent-answered")
  record DissentAnswered(
      UUID dissent, UUID decision, UUID concern, Answer answer, String name, String reasons)
      implements DecisionEvent {}

  /** Whether it worked, once that could be seen. */
  @Kind("decision.reviewed")
  record Reviewed(UUID decision, Worked worked, String words) implements DecisionEvent {}
}
