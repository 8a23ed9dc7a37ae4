package org.breakwater.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something happened, as precisely as the writer knew: an interval and what the writer meant
 * by it. A day is a day on the clocks of the United Kingdom.
 *
 * @param from the first instant that it may have been
 * @param to the first instant after the last that it may have been; equal to {@code from} for an
 *     instant
 */
public record Occurred(Instant from, Instant to, Precision precision) {
  /** The clock by which a writer's "3 March" is read. */
  public static final ZoneId ZONE = ZoneId.of("Europe/London");

  /** What the writer gave: a year, a month, a day or an instant. */
  public enum Precision {
    YEAR,
    MONTH,
    DAY,
    INSTANT
  }

  public Occurred {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an occurrence ends before it begins");
    }
  }

  /** Something that happened at a known instant. */
  public static Occurred at(Instant instant) {
    return new Occurred(instant, instant, Precision.INSTANT);
  }

  /**
   * Reads the contract's {@code when}: {@code 2011}, {@code 2011-03}, {@code 2011-03-03} or an
   * instant with its offset. Empty when the text has that shape but names no day of the calendar.
   */
  public static Optional<Occurred> parse(String when) {
    try {
      return Optional.of(
          switch (when.length()) {
            case 4 -> year(Year.parse(when));
            case 7 -> month(YearMonth.parse(when));
            case 10 -> day(LocalDate.parse(when));
            default -> at(OffsetDateTime.parse(when).toInstant());
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Occurred year(Year year) {
    return between(year.atDay(1), year.plusYears(1).atDay(1), Precision.YEAR);
  }

  private static Occurred month(YearMonth month) {
    return between(month.atDay(1), month.plusMonths(1).atDay(1), Precision.MONTH);
  }

  private static Occurred day(LocalDate day) {
    return between(day, day.plusDays(1), Precision.DAY);
  }

  private static Occurred between(LocalDate first, LocalDate after, Precision precision) {
    return new Occurred(
        first.atStartOfDay(ZONE).toInstant(), after.atStartOfDay(ZONE).toInstant(), precision);
  }
}
