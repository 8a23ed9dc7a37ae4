package org.breakwater.clocks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every rule, from {@code clocks/rules.json}. */
public final class Rules {
  private static final String DATA = "/clocks/rules.json";

  private final List<Rule> rules;
  private final WorkingDays working;

  /**
   * @throws IllegalArgumentException when versions of a rule are not numbered from 1 in the order
   *     of their days: a rule cannot be slipped in before one that has been used
   */
  Rules(List<Rule> rules, WorkingDays working) {
    this.rules = List.copyOf(rules);
    this.working = working;
    var names = new HashSet<String>();
    rules.forEach(rule -> names.add(rule.name()));
    names.forEach(this::checkOrder);
  }

  private void checkOrder(String name) {
    LocalDate before = LocalDate.MIN;
    int version = 0;
    for (Rule rule : versions(name)) {
      if (rule.version() != ++version || !rule.from().isAfter(before)) {
        throw new IllegalArgumentException(
            "version " + rule.version() + " of " + name + " is out of order");
      }
      before = rule.from();
    }
  }

  /**
   * What comes with the service, and later versions that an area adds in a file of the same form.
   *
   * @param own the area's file; null for none
   * @throws IllegalArgumentException when the area's file cannot be read, is no list of rules, or
   *     names a rule that nothing asks for
   */
  static Rules read(JsonMapper json, WorkingDays working, @Nullable Path own) {
    try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(DATA), DATA)) {
      var all = new ArrayList<>(List.of(json.readValue(in, Rule[].class)));
      var known = new HashSet<String>();
      all.forEach(rule -> known.add(rule.name()));
      for (Rule rule : own == null ? List.<Rule>of() : added(json, own)) {
        if (!known.contains(rule.name())) {
          throw new IllegalArgumentException(
              "breakwater.clocks.rules: nothing asks for a rule named " + rule.name());
        }
        all.add(rule);
      }
      return new Rules(all, working);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Rule> added(JsonMapper json, Path own) {
    try {
      return List.of(json.readValue(Files.readString(own), Rule[].class));
    } catch (IOException | JacksonException e) {
      throw new IllegalArgumentException(
          "breakwater.clocks.rules: " + own + " cannot be read, or is no list of rules", e);
    }
  }

  /** Every version of one rule, oldest first. */
  public List<Rule> versions(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).toList();
  }

  /** All there are, as in the data. */
  public List<Rule> all() {
    return rules;
  }

  /** The version under which a clock starts at this moment; none before the first. */
  public Optional<Rule> at(String name, Instant start) {
    LocalDate day = start.atZone(Occurred.ZONE).toLocalDate();
    var standing = new ArrayList<>(versions(name));
    standing.removeIf(rule -> rule.from().isAfter(day));
    return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
  }

  /** That version, or the first one for what started before any was laid down. */
  public Rule atOrFirst(String name, Instant start) {
    return at(name, start).orElseGet(() -> versions(name).getFirst());
  }

  /** Working days as the rules count them. */
  public WorkingDays working() {
    return working;
  }
}
