package org.breakwater.story;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it: {@code 3 March 2011}, {@code 3/3/2011}, {@code March 2011}, {@code
 * 2011-03-03}, {@code 2011}.
 *
 * @param when as the contract writes it, as precisely as it was given
 * @param begin where it stands in the text
 * @param end where the text goes on
 */
public record WrittenDate(String when, int begin, int end) {
  private static final String YEAR = "(1[89]\\d\\d|20\\d\\d)";
  private static final Pattern ISO = Pattern.compile("\\b" + YEAR + "-(\\d\\d)(?:-(\\d\\d))?\\b");
  private static final Pattern FIGURES =
      Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})[/.-]" + YEAR + "\\b");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?i)\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?"
              + "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\s+"
              + YEAR
              + "\\b");
  private static final Pattern ALONE =
      Pattern.compile("^(?:born\\s+)?" + YEAR + "$|\\bborn\\s+" + YEAR + "\\b");

  /** The first date in a text; empty when there is none, or when it names no day there is. */
  public static Optional<WrittenDate> in(String text) {
    return Stream.of(ISO, FIGURES, IN_WORDS, ALONE)
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::find)
        .findFirst()
        .flatMap(
            found -> when(found).map(when -> new WrittenDate(when, found.start(), found.end())));
  }

  /** A text that is a date and nothing else. */
  static Optional<WrittenDate> of(String text) {
    String typed = text.strip();
    return in(typed).filter(date -> date.begin == 0 && date.end == typed.length());
  }

  LocalDate first() {
    return day(occurred());
  }

  LocalDate last() {
    return occurred().to().atZone(Occurred.ZONE).toLocalDate().minusDays(1);
  }

  private Occurred occurred() {
    return Occurred.parse(when).orElseThrow();
  }

  private static LocalDate day(Occurred occurred) {
    return occurred.from().atZone(Occurred.ZONE).toLocalDate();
  }

  private static Optional<String> when(Matcher found) {
    try {
      Pattern pattern = found.pattern();
      if (pattern == ISO) {
        return Optional.of(iso(found.group(1), Integer.parseInt(found.group(2)), found.group(3)));
      }
      if (pattern == FIGURES) {
        return Optional.of(iso(found.group(3), Integer.parseInt(found.group(2)), found.group(1)));
      }
      return Optional.of(
          pattern == IN_WORDS
              ? iso(found.group(3), month(found.group(2)), found.group(1))
              : found.group(1) == null ? found.group(2) : found.group(1));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int month(String start) {
    return Stream.of(Month.values())
        .filter(
            one -> one.name().toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static String iso(String year, int month, @Nullable String day) {
    LocalDate first = LocalDate.of(Integer.parseInt(year), month, 1);
    return day == null
        ? first.toString().substring(0, 7)
        : first.withDayOfMonth(Integer.parseInt(day)).toString();
  }
}
