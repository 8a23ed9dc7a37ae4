package org.breakwater.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.breakwater.record.Occurred;

/**
 * How long something may take. Hours run from the minute; everything else ends with the last moment
 * of a day on the clocks of the United Kingdom, and the day of the start is not counted.
 *
 * @param amount how many, at least one
 */
public record Limit(int amount, Unit unit) {
  /** In what the law counts. */
  public enum Unit {
    HOURS,
    WORKING_DAYS,
    DAYS,
    WEEKS,
    MONTHS
  }

  public Limit {
    if (amount < 1 || amount > 1_000) {
      throw new IllegalArgumentException("a limit is 1 to 1000, was " + amount);
    }
  }

  /** The first moment at which it is too late. */
  public Instant from(Instant start, WorkingDays working) {
    if (unit == Unit.HOURS) {
      return start.plus(Duration.ofHours(amount));
    }
    LocalDate day = start.atZone(Occurred.ZONE).toLocalDate();
    LocalDate last =
        switch (unit) {
          case WORKING_DAYS -> working.after(day, amount);
          case DAYS -> day.plusDays(amount);
          case WEEKS -> day.plusWeeks(amount);
          case MONTHS -> day.plusMonths(amount);
          case HOURS -> throw new IllegalStateException("hours are no days");
        };
    return last.plusDays(1).atStartOfDay(Occurred.ZONE).toInstant();
  }
}
