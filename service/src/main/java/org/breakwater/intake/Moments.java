package org.breakwater.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the moments that agencies' systems write. */
final class Moments {
  /** RFC 3339, section 5.6: seconds are required, a leap second is allowed, letters in any case. */
  private static final Pattern RFC3339 =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:)([0-9]{2})(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

  private Moments() {}

  /**
   * The instant of an RFC 3339 date-time. A leap second counts as the second before it; fractions
   * beyond a nanosecond are dropped.
   *
   * @throws DateTimeParseException when the text is not one, or names no day or time there is
   */
  static Instant rfc3339(String text) {
    Matcher parts = RFC3339.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeParseException("not an RFC 3339 date-time", "", 0);
    }
    String seconds = parts.group(3).equals("60") ? "59" : parts.group(3);
    String fraction = parts.group(4) == null ? "" : parts.group(4);
    if (fraction.length() > 10) {
      fraction = fraction.substring(0, 10);
    }
    return OffsetDateTime.parse(
            parts.group(1)
                + "T"
                + parts.group(2)
                + seconds
                + fraction
                + parts.group(5).toUpperCase(Locale.ROOT))
        .toInstant();
  }
}
