package org.breakwater.story.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.breakwater.identity.Thing;
import org.breakwater.intake.Identifiers;
import org.breakwater.story.WrittenDate;
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

  private static final Pattern POSTCODE =
      Pattern.compile("(?i)\\b([a-z]{1,2}\\d[a-z\\d]?)\\s*(\\d[a-z]{2})\\b");

  /** Reads a question; empty when nothing was typed. */
  static Optional<Question> of(@Nullable String typed) {
    String text = typed == null ? "" : typed.replace('\0', ' ').strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return Optional.of(
        WrittenDate.in(shortened)
            .map(date ->
                new Question(
                    shortened,
                    named(
                        shortened.substring(0, date.begin())
                            + " "
                            + shortened.substring(date.end())),
                    date.when()))
            .orElseGet(() -> new Question(shortened, named(shortened), null)));
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
        .filter(one -> one.matches("(?=.*[\\d?])[\\p{L}\\d?]{3,10}|\\p{L}{3}"))
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
