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
  private final Words words;

  /** Dates on the clocks of an area, counted back from the given clock. */
  public Dates(Clock clock, ZoneId zone, Words words) {
    this.clock = clock;
    this.zone = zone;
    this.words = words;
  }

  /** {@code 3 March 2011}. */
  public String day(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  /** {@code 3 March 2011}. */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code March 2011}. */
  public String month(LocalDate day) {
    return MONTH.format(day);
  }

  /** {@code 3 March 2011, 4:05pm}; on the hour {@code 4pm}, {@code midday}, {@code midnight}. */
  public String time(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    return words.of("pages.date.time", DAY.format(at), clockTime(at.getHour(), at.getMinute()));
  }

  private String clockTime(int hour, int minute) {
    if (minute == 0 && hour % 12 == 0) {
      return words.of(hour == 0 ? "pages.date.midnight" : "pages.date.midday");
    }
    String past = minute == 0 ? "" : String.format(Locale.UK, ":%02d", minute);
    String shown = (hour % 12 == 0 ? 12 : hour % 12) + past;
    return words.of(hour < 12 ? "pages.date.morning" : "pages.date.afternoon", shown);
  }

  /** As precisely as the writer knew, and no more: never a made-up time of day. */
  public String occurred(@Nullable Occurred occurred) {
    if (occurred == null) {
      return words.of("pages.date.unknown");
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
        .map(day -> day.from().atZone(Occurred.ZONE).toLocalDate())
        .filter(day -> !day.isAfter(today()))
        .map(day -> Period.between(day, today()).getYears())
        .orElse(null);
  }

  /**
   * {@code just now}, {@code 5 minutes ago}, {@code 3 hours ago}, {@code 2 days ago}, from a
   * fortnight on the day, and for what is to come the day and time.
   */
  public String ago(Instant instant) {
    Duration since = Duration.between(instant, clock.instant());
    if (since.isNegative()) {
      return time(instant);
    }
    if (since.toMinutes() < 1) {
      return words.of("pages.date.now");
    }
    if (since.toHours() < 1) {
      return words.of("pages.date.minutes", since.toMinutes());
    }
    if (since.toDays() < 1) {
      return words.of("pages.date.hours", since.toHours());
    }
    return since.toDays() < 14 ? words.of("pages.date.days", since.toDays()) : day(instant);
  }

  /** Whether a moment has come. */
  public boolean past(Instant instant) {
    return !clock.instant().isBefore(instant);
  }

  /** Today on the clocks of the area. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
