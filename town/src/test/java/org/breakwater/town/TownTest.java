package org.breakwater.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TownTest {
  private static final TownPlan PLAN = TownPlan.of(41, 20_000);
  private static final Town TOWN = Town.of(PLAN);
  private static final List<Told> TOLD = TOWN.reports().toList();

  @Test
  void the_same_plan_tells_the_same_and_another_seed_another() {
    assertThat(Town.of(PLAN).reports()).containsExactlyElementsOf(TOLD);
    assertThat(TOWN.reports()).as("a second reading of one town").containsExactlyElementsOf(TOLD);
    assertThat(Town.of(TownPlan.of(42, 20_000)).reports().toList()).isNotEqualTo(TOLD);
  }

  @Test
  void reports_come_in_order_of_recording_each_under_its_own_reference() {
    assertThat(TOLD.stream().map(told -> told.report().recorded()).toList()).isSorted();
    assertThat(TOLD.stream().map(told -> told.report().agency() + told.report().ref()))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_truth_behind_every_mention_is_somebody_of_the_town() {
    long everyone = TOWN.people().count();
    assertThat(TOLD)
        .allSatisfy(told -> {
          assertThat(told.people()).hasSameSizeAs(told.report().people());
          assertThat(told.people()).allMatch(person -> person >= 0 && person < everyone);
        });
  }

  @Test
  void links_join_mentions_of_their_own_report() {
    assertThat(TOLD)
        .allSatisfy(told -> {
          var report = told.report();
          var refs =
              Stream.concat(
                      report.people().stream().map(Report.Person::ref),
                      report.things().stream().map(Report.Thing::ref))
                  .toList();
          assertThat(refs).doesNotHaveDuplicates();
          assertThat(report.links())
              .allMatch(link ->
                  refs.contains(link.from())
                      && refs.contains(link.to())
                      && !link.from().equals(link.to()));
        });
  }

  @Test
  void no_gap_is_left_in_what_people_write_and_say() {
    assertThat(TOLD).noneMatch(told -> told.report().summary().matches(".*[{}].*"));
    assertThat(mentions(TOLD))
        .noneMatch(person -> person.words() != null && person.words().matches(".*[{}].*"));
    assertThat(TOLD).noneMatch(told -> told.report().summary().contains("no plate seen"));
  }

  @Test
  void a_mirrored_town_differs_in_the_origins_of_names_and_in_nothing_else() {
    var mirrored = Town.of(PLAN.mirrored()).reports().toList();
    assertThat(mirrored).isNotEqualTo(TOLD);
    assertThat(mirrored.stream().map(TownTest::nameless))
        .containsExactlyElementsOf(TOLD.stream().map(TownTest::nameless).toList());
    assertThat(Town.of(PLAN.mirrored()).rings()).isEqualTo(TOWN.rings());
  }

  @Test
  void a_null_town_has_no_groups_but_as_many_reports() {
    var none = Town.of(PLAN.withoutGroups());
    assertThat(none.rings()).isEmpty();
    assertThat((double) none.reports().count()).isBetween(TOLD.size() * 0.93, TOLD.size() * 1.07);
  }

  @Test
  void a_null_towns_worrying_cars_do_not_come_back_with_other_children() {
    var groups =
        TOWN.rings().stream()
            .flatMap(ring -> ring.things().stream())
            .filter(thing -> thing.type().equals("vehicle"))
            .map(Town.TrueThing::value)
            .toList();
    assertThat(groups).isNotEmpty();
    assertThat(sightings(TOLD, groups))
        .isGreaterThan(3 * sightings(Town.of(PLAN.withoutGroups()).reports().toList(), groups));
  }

  @Test
  void no_agency_alone_sees_most_of_a_hidden_group() {
    for (var ring : TOWN.rings()) {
      var children =
          ring.parts().stream()
              .filter(part -> part.part().equals("child"))
              .map(Town.TruePart::person)
              .collect(Collectors.toSet());
      var byAgency = new HashMap<String, Integer>();
      for (var told : TOLD)
        if (told.people().stream().anyMatch(children::contains))
          byAgency.merge(told.report().agency(), 1, Integer::sum);
      int all = byAgency.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(byAgency).hasSizeGreaterThanOrEqualTo(5);
      assertThat(byAgency.values()).allMatch(number -> number < all * 0.55);
    }
  }

  @Test
  void the_children_of_a_group_are_children_and_its_offenders_are_adults() {
    var born =
        TOWN.people().collect(Collectors.toMap(Town.TruePerson::person, Town.TruePerson::born));
    for (var part : TOWN.rings().stream().flatMap(ring -> ring.parts().stream()).toList()) {
      var birth = java.util.Objects.requireNonNull(born.get(part.person()));
      if (part.part().equals("child"))
        assertThat(part.from())
            .isBetween(birth.plusYears(11).minusDays(2), birth.plusYears(17).plusDays(2));
      else assertThat(part.from()).isAfter(birth.plusYears(18));
      assertThat(part.from()).isBefore(part.to());
    }
  }

  @Test
  void seven_agencies_write_in_lifelike_shares() {
    var shares =
        TOLD.stream()
            .collect(
                Collectors.groupingBy(
                    told -> told.report().agency(),
                    Collectors.collectingAndThen(
                        Collectors.counting(), n -> 100.0 * n / TOLD.size())));
    assertThat(shares.keySet())
        .isEqualTo(
            Set.of(
                "police",
                "school",
                "social-care",
                "health",
                "youth-service",
                "community",
                "voluntary"));
    assertThat(shares.get("school")).isBetween(18.0, 36.0);
    assertThat(shares.get("health")).isBetween(16.0, 33.0);
    assertThat(shares.get("police")).isBetween(18.0, 34.0);
    assertThat(shares.get("social-care")).isBetween(10.0, 22.0);
    assertThat(shares.get("community")).isBetween(1.5, 6.0);
  }

  @Test
  void mentions_are_as_patchy_as_real_writers_leave_them() {
    var people = mentions(TOLD);
    assertThat(share(people, person -> person.born() != null)).isBetween(0.65, 0.92);
    assertThat(share(people, person -> person.family() != null)).isBetween(0.80, 0.95);
    assertThat(share(people, person -> !person.addresses().isEmpty())).isBetween(0.6, 0.85);
    assertThat(share(people, person -> !person.identifiers().isEmpty())).isBetween(0.15, 0.35);
    assertThat(share(people, person -> !person.phones().isEmpty())).isBetween(0.08, 0.25);
    assertThat(share(people, person -> person.role().equals("professional"))).isBetween(0.03, 0.12);
  }

  @Test
  void no_phrase_calls_a_child_or_a_parent_she_whoever_they_are() throws java.io.IOException {
    try (var in = TownTest.class.getResourceAsStream("phrases.txt")) {
      var lines =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
      assertThat(lines)
          .filteredOn(line -> line.matches(".*\\{(name|parent|[Hh]e|him|[Hh]is)}.*"))
          .hasSizeGreaterThan(150)
          .noneMatch(line -> line.matches("(?i).*\\b(she|hers|herself)\\b.*"));
    }
  }

  @Test
  void a_fair_share_of_reports_keep_what_the_child_said() {
    var said =
        mentions(TOLD).stream()
            .filter(person -> person.role().equals("child") && person.words() != null)
            .map(Report.Person::words)
            .toList();
    assertThat((double) said.size() / TOLD.size()).isBetween(0.06, 0.25);
    assertThat(new HashSet<>(said)).hasSizeGreaterThan(40);
    assertThat(mentions(TOLD))
        .anyMatch(person -> person.role().equals("parent") && person.words() != null);
  }

  @Test
  void events_are_dated_to_the_minute_the_day_the_month_the_year_or_not_at_all() {
    var lengths =
        TOLD.stream()
            .map(told -> told.report().occurred())
            .map(when -> when == null ? 0 : when.length())
            .collect(Collectors.toSet());
    assertThat(lengths).contains(0, 4, 7, 10, 22);
  }

  @Test
  void every_concern_is_now_and_then_there_missing_or_wrong() {
    assertThat(share(TOLD, told -> told.report().concerns().isEmpty())).isBetween(0.6, 0.88);
    assertThat(TOLD)
        .anyMatch(told ->
            told.report().kind().equals("stop-check")
                && told.report().concerns().contains("neglect"));
  }

  @Test
  void twice_the_years_are_about_twice_the_reports() {
    var twice = PLAN.withRings(0).lasting(PLAN.from(), PLAN.from().plusYears(8));
    double ratio =
        (double) Town.of(twice).reports().count() / Town.of(PLAN.withRings(0)).reports().count();
    assertThat(ratio).isBetween(1.85, 2.15);
  }

  @Test
  void a_plan_that_no_town_can_follow_is_refused() {
    assertThatThrownBy(() -> TownPlan.of(1, 499)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLAN.lasting(LocalDate.of(2010, 1, 1), LocalDate.of(2010, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLAN.withRings(21)).isInstanceOf(IllegalArgumentException.class);
  }

  /** All that does not come from a name. */
  private static List<Object> nameless(Told told) {
    var report = told.report();
    var all =
        new ArrayList<Object>(
            List.of(
                told.people(),
                report.ref(),
                report.agency(),
                report.kind(),
                report.concerns(),
                String.valueOf(report.occurred()),
                report.recorded(),
                report.author().post(),
                report.things(),
                report.links()));
    for (var person : report.people())
      all.add(
          List.of(
              person.ref(),
              person.role(),
              person.given() != null,
              person.family() != null,
              String.valueOf(person.born()),
              String.valueOf(person.age()),
              String.valueOf(person.sex()),
              person.ethnicity() != null,
              person.addresses(),
              person.phones(),
              person.words() != null,
              person.identifiers(),
              person.knownAs()));
    return all;
  }

  /**
   * How often a car of these is noted with a child, summed over how many different children it is
   * noted with beyond the first.
   */
  private static int sightings(List<Told> reports, List<String> plates) {
    Map<String, Set<Integer>> children = new HashMap<>();
    for (var told : reports)
      for (var thing : told.report().things())
        for (int i = 0; i < told.people().size(); i++)
          if (plates.contains(thing.value().replace(" ", ""))
              && told.report().people().get(i).role().equals("child"))
            children
                .computeIfAbsent(thing.value().replace(" ", ""), _ -> new TreeSet<>())
                .add(told.people().get(i));
    return children.values().stream().mapToInt(seen -> seen.size() - 1).sum();
  }

  private static List<Report.Person> mentions(List<Told> reports) {
    return reports.stream().flatMap(told -> told.report().people().stream()).toList();
  }

  private static <T> double share(List<T> all, java.util.function.Predicate<T> which) {
    return (double) all.stream().filter(which).count() / all.size();
  }
}
