package org.breakwater.erasure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every retention rule, from {@code retention/rules.json}. */
final class Retention {
  private static final String DATA = "/retention/rules.json";

  private final List<RetentionRule> rules;

  Retention(List<RetentionRule> rules) {
    this.rules = List.copyOf(rules);
  }

  static Retention read(JsonMapper json) {
    try (InputStream in = Objects.requireNonNull(Retention.class.getResourceAsStream(DATA), DATA)) {
      return new Retention(List.of(json.readValue(in, RetentionRule[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of each rule that applies on a day. */
  List<RetentionRule> on(LocalDate day) {
    return rules.stream()
        .map(RetentionRule::name)
        .distinct()
        .flatMap(name -> on(name, day).stream())
        .toList();
  }

  /** The version of one rule that applies on a day; nothing for a name that no rule has. */
  Optional<RetentionRule> on(String name, LocalDate day) {
    return rules.stream()
        .filter(rule -> rule.name().equals(name) && !rule.from().isAfter(day))
        .max(Comparator.comparing(RetentionRule::version));
  }

  /**
   * Until when a report is kept: by the chosen rule, and by each that binds it.
   *
   * @param concerns what the report is about
   * @param born the youngest child's birthday
   * @param last the day of the newest entry of the story
   * @return the day on which the last of them lets go; nothing where one never does
   */
  Optional<LocalDate> keptUntil(
      RetentionRule chosen,
      List<String> concerns,
      @Nullable LocalDate born,
      LocalDate last,
      LocalDate today) {
    var ends = new ArrayList<Optional<LocalDate>>();
    ends.add(chosen.ends(born, last));
    on(today).stream()
        .filter(rule -> rule.binds(concerns))
        .forEach(rule -> ends.add(rule.ends(born, last)));
    return ends.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : ends.stream().flatMap(Optional::stream).max(LocalDate::compareTo);
  }
}
