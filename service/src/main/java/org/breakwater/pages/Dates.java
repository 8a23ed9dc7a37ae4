package org.breakwater.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/** Dates, times and ages in words, as the GOV.UK style guide writes them. */
public final class Dates {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.UK);

  private final Clock clock;
  private final ZoneId zone;

  public Dates(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** {@code 3 March 2011}. */
  public String day(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  /** {@code 3 March 2011}. */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 3 March 2011, 4:05pm}. */
  public String time(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    int hour = at.getHour() % 12 == 0 ? 12 : at.getHour() % 12;
    String minute = String.format(Locale.UK, "%02d", at.getMinute());
    return DAY.format(at) + ", " + hour + ":" + minute + (at.getHour() < 12 ? "am" : "pm");
  }

  /** As precisely as the writer knew, and no more: never a made-up time of day. */
  public String occurred(@Nullable Occurred occurred) {
    if (occurred == null) {
      return "date not known";
    }
    ZonedDateTime from = occurred.from().atZone(zone);
    return switch (occurred.precision()) {
      case YEAR -> YEAR.format(from);
      case MONTH -> MONTH.format(from);
      case DAY -> DAY.format(from);
      case INSTANT -> time(occurred.from());
    };
  }

  /** A birth date as written: a day, a month or a year; the text itself where it is no date. */
  public String born(String born) {
    return Occurred.parse(born).map(this::occurred).orElse(born);
  }

  /** Whole years from a birth date to today, or null where the day is not known. */
  public @Nullable Integer age(@Nullable String born) {
    if (born == null || born.length() != 10) {
      return null;
    }
    return Occurred.parse(born)
        .map(day ->
            Period.between(day.from().atZone(Occurred.ZONE).toLocalDate(), today()).getYears())
        .filter(years -> years >= 0)
        .orElse(null);
  }

  /**
   * {@code just now}, {@code 5 minutes ago}, {@code 3 hours ago}, {@code 2 days ago}, then the day.
   */
  public String ago(Instant instant) {
    Duration since = Duration.between(instant, clock.instant());
    if (since.toMinutes() < 1) {
      return "just now";
    }
    if (since.toHours() < 1) {
      return many(since.toMinutes(), "minute") + " ago";
    }
    if (since.toDays() < 1) {
      return many(since.toHours(), "hour") + " ago";
    }
    return since.toDays() < 14 ? many(since.toDays(), "day") + " ago" : day(instant);
  }

  /** Today on the clocks of the area. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static String many(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
