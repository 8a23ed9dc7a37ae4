package org.breakwater.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** What happens to a clock. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface ClockEvent extends Event {
  /**
   * Something must happen by a moment.
   *
   * @param rule the rule's name, with the version under which it starts: it keeps it
   * @param about what must happen to what
   * @param concern the report from which it all came
   * @param partner who answers for it
   * @param post in which post; absent where a person does, or the partner as a whole
   * @param owner the person; absent where nobody is named
   */
  @Kind(value = "clock.started", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Started(
      UUID clock,
      String rule,
      int version,
      Subject about,
      UUID concern,
      String partner,
      @Nullable String post,
      @Nullable UUID owner,
      Instant starts,
      Instant due)
      implements ClockEvent {}

  /**
   * Somebody else answers for it from now on. It is due when it was.
   *
   * @param owner the person; absent where nobody is named, and then it is the post's
   */
  @Kind(value = "clock.handed", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Handed(UUID clock, String partner, @Nullable String post, @Nullable UUID owner)
      implements ClockEvent {}

  /** It happened, or was decided otherwise. */
  @Kind(value = "clock.stopped", changesItsSubjects = false)
  record Stopped(UUID clock) implements ClockEvent {}

  /**
   * Nobody answered in time, and the next post was told.
   *
   * @param step from 0, the nearest post
   * @param told the people in the post; none where it is vacant, and then the next step is at once
   * @param scheduled when this step was to be taken, which an outage may have delayed
   * @param next when the next one will be; absent at the end of the line
   * @param away those in the post who were away; absent where none was
   */
  @Kind(value = "clock.escalated", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Escalated(
      UUID clock,
      int step,
      String post,
      List<UUID> told,
      Instant scheduled,
      int nextStep,
      @Nullable Instant next,
      @Nullable List<Away> away)
      implements ClockEvent {}

  /**
   * Somebody in a post who was away.
   *
   * @param until the last day of their leave
   * @param standIn who was told in their place; absent where nobody could be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Away(UUID user, LocalDate until, @Nullable UUID standIn) {}

  /**
   * It comes due while whoever answers for it is away, and goes to somebody else meanwhile. It is
   * due when it was, and climbs as it would have.
   *
   * @param leave whose leave it is
   * @param post the post up the line; absent where somebody stands in
   * @param told who it goes to; nobody where everybody up the line is away
   */
  @Kind(value = "clock.covered", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Covered(UUID clock, UUID leave, @Nullable String post, List<UUID> told)
      implements ClockEvent {}

  /** The posts that a partner's overdue clocks climb through, the chief officer's last. */
  @Kind("clock.line-set")
  record LineSet(String partner, List<String> posts) implements ClockEvent {}
}
