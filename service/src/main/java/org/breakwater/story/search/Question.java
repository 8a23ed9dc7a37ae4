package org.breakwater.story.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.breakwater.identity.Thing;
import org.breakwater.intake.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the search box, as everything that it may mean.
 *
 * @param text as typed, without the spaces around it
 * @param words without a date; absent when nothing is left that may name anything
 * @param born a date of birth, or the beginning of one: {@code 1996}, {@code 1996-03}
 */
record Question(String text, @Nullable String words, @Nullable String born) {
  /** Longer than any name, address or number; what is beyond it is not looked for. */
  static final int LONGEST = 200;

  private static final Pattern ISO =
      Pattern.compile("\\b(1[89]\\d\\d|20\\d\\d)-(\\d\\d)(?:-(\\d\\d))?\\b");
  private static final Pattern FIGURES =
      Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](1[89]\\d\\d|20\\d\\d)\\b");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?i)\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?"
              + "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\s+(1[89]\\d\\d|20\\d\\d)\\b");
  private static final Pattern BORN_YEAR =
      Pattern.compile("(?i)\\bborn\\s+(1[89]\\d\\d|20\\d\\d)\\b");
  private static final Pattern POSTCODE =
      Pattern.compile("(?i)\\b([a-z]{1,2}\\d[a-z\\d]?)\\s*(\\d[a-z]{2})\\b");

  /** Reads a question; empty when nothing was typed. */
  static Optional<Question> of(@Nullable String typed) {
    String text = typed == null ? "" : typed.replace('\0', ' ').strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return Stream.of(ISO, FIGURES, IN_WORDS, BORN_YEAR)
        .map(pattern -> dated(shortened, pattern))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> Optional.of(new Question(shortened, named(shortened), null)));
  }

  private static Optional<Question> dated(String text, Pattern pattern) {
    Matcher found = pattern.matcher(text);
    return found.find()
        ? born(found)
            .map(born ->
                new Question(
                    text,
                    named(text.substring(0, found.start()) + " " + text.substring(found.end())),
                    born))
        : Optional.empty();
  }

  private static Optional<String> born(Matcher found) {
    Pattern pattern = found.pattern();
    try {
      if (pattern == FIGURES) {
        return Optional.of(day(found.group(3), Integer.parseInt(found.group(2)), found.group(1)));
      }
      if (pattern == IN_WORDS) {
        String start = found.group(2).toLowerCase(Locale.ROOT);
        int month =
            Stream.of(Month.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).startsWith(start))
                .findFirst()
                .orElseThrow()
                .getValue();
        return Optional.of(day(found.group(3), month, found.group(1)));
      }
      return Optional.of(
          pattern == ISO
              ? day(found.group(1), Integer.parseInt(found.group(2)), found.group(3))
              : found.group(1));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String day(String year, int month, @Nullable String day) {
    LocalDate first = LocalDate.of(Integer.parseInt(year), month, 1);
    return day == null
        ? first.toString().substring(0, 7)
        : LocalDate.of(first.getYear(), month, Integer.parseInt(day)).toString();
  }

  private static @Nullable String named(String rest) {
    String words =
        rest.replaceAll("(?i)\\b(born|dob|d\\.o\\.b\\.?)\\b:?", " ")
            .replaceAll("[,;()\"]", " ")
            .replaceAll("\\s+", " ")
            .strip();
    return words.isEmpty() ? null : words;
  }

  /** Words that may be a name: they hold no figures. */
  Optional<String> name() {
    return Optional.ofNullable(words).filter(one -> !one.matches(".*[0-9?].*"));
  }

  /** Words that may name a place, an account or a business, or be a street. */
  Optional<String> place() {
    return Optional.ofNullable(words)
        .filter(one -> one.length() > 2)
        .map(one -> POSTCODE.matcher(one).replaceAll("$1$2").toLowerCase(Locale.ROOT));
  }

  /** Whether part of what was typed is a postcode. */
  boolean postcode() {
    return words != null && POSTCODE.matcher(words).find();
  }

  /** A number that may name a person: its letters and figures. */
  Optional<String> identifier() {
    return Optional.of(Identifiers.plain(text)).filter(one -> one.matches("(?=.*\\d).{4,}"));
  }

  /** Three or more characters of a registration, {@code ?} for those not seen. */
  Optional<String> plate() {
    return Optional.of(Thing.plate(text))
        .filter(one -> one.matches("(?=.*[\\d?])[\\p{L}\\d?]{3,10}"))
        .filter(one -> one.replace("?", "").length() > 1);
  }

  /** Five or more figures of a telephone number. */
  Optional<String> phone() {
    return text.matches("[+()\\d\\s./-]+")
        ? Optional.of(Thing.phone(text)).filter(one -> one.length() > 4)
        : Optional.empty();
  }

  /** A report's reference, as typed and in capitals. */
  List<String> references() {
    return text.matches(".*\\d.*")
        ? Stream.of(text, text.toUpperCase(Locale.ROOT)).distinct().toList()
        : List.of();
  }
}
