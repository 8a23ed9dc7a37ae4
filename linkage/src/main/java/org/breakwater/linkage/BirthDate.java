package org.breakwater.linkage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of birth as far as it was written: month and day are 0 where unknown, and may be
 * impossible (month 15), because what was mistyped still tells.
 */
record BirthDate(int year, int month, int day) {
  private static final Pattern ISO =
      Pattern.compile("([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:T.*)?");
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern BRITISH =
      Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");

  /** Reads ISO 8601 (also partial), yyyymmdd or dd/mm/yyyy; null when it is none of these. */
  static @Nullable BirthDate read(String typed) {
    String text = typed.strip();
    Matcher british = BRITISH.matcher(text);
    if (british.matches()) {
      return of(british.group(3), british.group(2), british.group(1));
    }
    Matcher compact = COMPACT.matcher(text);
    Matcher found = compact.matches() ? compact : ISO.matcher(text);
    return found.matches() ? of(found.group(1), found.group(2), found.group(3)) : null;
  }

  /** Nobody is known by the default that a system writes for an unknown date. */
  private static @Nullable BirthDate of(String year, @Nullable String month, @Nullable String day) {
    var date = new BirthDate(number(year), number(month), number(day));
    return date.year == 0 || date.equals(new BirthDate(1900, 1, 1)) ? null : date;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  boolean whole() {
    return month != 0 && day != 0;
  }

  /** Eight digits, so that one slip can be seen. */
  String digits() {
    return String.valueOf(100_000_000 + year * 10_000 + month * 100 + day).substring(1);
  }

  /** How many of the eight digits differ, place by place. */
  int digitsApart(BirthDate other) {
    int a = year * 10_000 + month * 100 + day;
    int b = other.year * 10_000 + other.month * 100 + other.day;
    int apart = 0;
    for (; a != b; a /= 10, b /= 10) {
      apart += a % 10 == b % 10 ? 0 : 1;
    }
    return apart;
  }

  /** The same for a date and the one with day and month exchanged. */
  int orderFree() {
    return year * 10_000 + Math.min(month, day) * 100 + Math.max(month, day);
  }
}
