package org.breakwater.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.breakwater.identity.Description;
import org.breakwater.intake.Identifiers;
import org.breakwater.intake.Report;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, from all that reports say: each fact with how well it is supported, the best
 * first, and nothing that was said left out.
 *
 * @param ages where an age was given, with the day on which it was
 * @param addresses the latest first
 * @param phones the latest first
 * @param roles in which reports mention them
 */
public record Identity(
    UUID person,
    List<Said<String>> names,
    List<Said<String>> knownAs,
    List<Said<String>> born,
    List<Said<AgeOn>> ages,
    List<Said<String>> sexes,
    List<Said<Report.Identifier>> identifiers,
    List<Said<Report.Address>> addresses,
    List<Said<String>> phones,
    SortedSet<String> roles,
    SortedSet<String> agencies) {

  /** An age as one report gave it. */
  public record AgeOn(int years, String day) {}

  /**
   * How old somebody is.
   *
   * @param years -1 for an unborn child
   * @param about whether it is only about that
   */
  public record Age(int years, boolean about) {}

  /** What one description says, and how often. */
  record Described(
      Description description,
      int reports,
      SortedSet<String> roles,
      SortedSet<String> agencies,
      Instant last) {

    private <T> Stream<Said<T>> says(Stream<T> values) {
      return values.map(value -> new Said<>(value, reports, agencies, last));
    }
  }

  static Identity of(UUID person, List<Described> all) {
    return new Identity(
        person,
        Said.best(said(all, one -> Stream.of(one.fullName()).filter(name -> !name.isBlank()))),
        Said.best(said(all, one -> one.knownAs().stream())),
        Said.best(said(all, one -> Stream.ofNullable(one.born()))),
        Said.latest(said(all, Identity::age)),
        Said.best(said(all, one -> Stream.ofNullable(one.sex()).filter(Identity::known))),
        Said.best(said(all, one -> one.identifiers().stream().map(Identity::plain))),
        Said.latest(onceEach(said(all, one -> one.addresses().stream()))),
        Said.latest(said(all, one -> one.phones().stream())),
        gathered(all, Described::roles),
        gathered(all, Described::agencies));
  }

  /** One number however it was typed; an NHS number in its three groups. */
  private static Report.Identifier plain(Report.Identifier typed) {
    String value = Identifiers.plain(typed.value());
    return new Report.Identifier(
        typed.scheme(),
        typed.scheme().equals("nhs") && value.length() == 10
            ? value.substring(0, 3) + " " + value.substring(3, 6) + " " + value.substring(6)
            : value);
  }

  /**
   * Each address in one spelling, though capitals, commas and spaces differ. One without a postcode
   * is the same line with it, unless that line is said with several.
   */
  private static List<Said<Report.Address>> onceEach(List<Said<Report.Address>> said) {
    Map<String, SequencedMap<String, Report.Address>> spellings = new HashMap<>();
    Said.latest(said).stream()
        .map(Said::value)
        .forEach(address ->
            spellings
                .computeIfAbsent(letters(address.line()), _ -> new LinkedHashMap<>())
                .putIfAbsent(letters(address.postcode()), address));
    return said.stream()
        .map(one -> {
          var byPostcode = Objects.requireNonNull(spellings.get(letters(one.value().line())));
          String postcode = letters(one.value().postcode());
          return one.as(
              postcode.isEmpty() && byPostcode.size() == 2
                  ? byPostcode.entrySet().stream()
                      .filter(spelling -> !spelling.getKey().isEmpty())
                      .findFirst()
                      .orElseThrow()
                      .getValue()
                  : Objects.requireNonNull(byPostcode.get(postcode)));
        })
        .toList();
  }

  private static String letters(@Nullable String typed) {
    return typed == null ? "" : typed.toUpperCase(Locale.UK).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static boolean known(String sex) {
    return !sex.equals("unknown");
  }

  private static Stream<AgeOn> age(Description one) {
    Integer age = one.age();
    String asOf = one.asOf();
    return age == null || asOf == null ? Stream.empty() : Stream.of(new AgeOn(age, asOf));
  }

  private static <T> List<Said<T>> said(
      List<Described> all, Function<Description, Stream<T>> what) {
    return all.stream().flatMap(one -> one.says(what.apply(one.description()))).toList();
  }

  private static SortedSet<String> gathered(
      List<Described> all, Function<Described, SortedSet<String>> what) {
    var gathered = new TreeSet<String>();
    all.forEach(one -> gathered.addAll(what.apply(one)));
    return gathered;
  }

  /** The best-supported full name, else a name by which they are known; absent for an unknown. */
  public @Nullable String name() {
    return Stream.concat(names.stream(), knownAs.stream())
        .map(Said::value)
        .findFirst()
        .orElse(null);
  }

  /** Whether reports speak of them as a child. */
  public boolean child() {
    return roles.contains("child") || roles.contains("sibling");
  }

  /** How old they are on a day, by the best-supported date of birth, else by the last age given. */
  public Optional<Age> age(LocalDate on) {
    Optional<Age> byBirth =
        born.stream()
            .flatMap(said -> Occurred.parse(said.value()).stream())
            .findFirst()
            .map(birth -> {
              LocalDate day = birth.from().atZone(Occurred.ZONE).toLocalDate();
              return new Age(
                  Period.between(day, on).getYears(), birth.precision() != Occurred.Precision.DAY);
            })
            .filter(age -> age.years() >= 0);
    return byBirth.or(() ->
        ages.stream()
            .findFirst()
            .map(Said::value)
            .map(age ->
                new Age(
                    age.years() + Period.between(LocalDate.parse(age.day()), on).getYears(),
                    true)));
  }
}
