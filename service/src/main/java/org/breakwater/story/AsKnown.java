package org.breakwater.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * What a story is shown from: all that is held today, or one of the two honest answers to "what was
 * known on that day?". A page always says which it gives.
 */
public sealed interface AsKnown {
  /** All that is held, under the judgements that stand. */
  AsKnown TODAY = new Today();

  /** All that is held today. */
  record Today() implements AsKnown {}

  /**
   * On record somewhere: written down by then, by whichever agency, and put together as we know
   * today whom it was about.
   */
  record OnRecord(Instant by) implements AsKnown {}

  /** Available here: received by then, under the judgements of who is who that stood then. */
  record AvailableHere(Instant by) implements AsKnown {}

  /** The moment that counts as now on the page: the past one, or today's. */
  default Instant moment(Instant now) {
    return switch (this) {
      case Today _ -> now;
      case OnRecord(Instant by) -> by;
      case AvailableHere(Instant by) -> by;
    };
  }

  /** The day asked for; nothing for today. */
  default @Nullable LocalDate day() {
    return switch (this) {
      case Today _ -> null;
      case OnRecord(Instant by) -> lastDay(by);
      case AvailableHere(Instant by) -> lastDay(by);
    };
  }

  /** How an address of a page says which answer is meant: {@code recorded} or {@code here}. */
  default String answer() {
    return this instanceof AvailableHere ? "here" : "recorded";
  }

  /** To the end of a day on the clocks of the United Kingdom; today without a day. */
  static AsKnown of(@Nullable LocalDate day, @Nullable String answer) {
    return Optional.ofNullable(day)
        .map(on -> on.plusDays(1).atStartOfDay(Occurred.ZONE).toInstant().minusMillis(1))
        .map(by -> "here".equals(answer) ? new AvailableHere(by) : (AsKnown) new OnRecord(by))
        .orElse(TODAY);
  }

  private static LocalDate lastDay(Instant by) {
    return by.atZone(Occurred.ZONE).toLocalDate();
  }
}
