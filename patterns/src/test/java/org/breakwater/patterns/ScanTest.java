package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScanTest {
  private static final PlantedPlan PLAN = new PlantedPlan(77, 60_000, 8, 6, 300, 1, false, true);
  private static final PlantedTown TOWN = PlantedTown.of(PLAN);
  private static final List<Report> REPORTS = Towns.reports(TOWN);
  private static final Scan SCAN = Scan.withBudget(0.5);
  private static final List<Scan.Alarm> ALARMS = SCAN.alarms(REPORTS, Set.of());

  @Test
  void most_hidden_networks_are_found() {
    assertThat(Towns.found(ALARMS, TOWN)).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void agencies_that_look_alone_find_fewer_or_later_for_the_same_budget() {
    var alone = SCAN.alarmsInSilos(REPORTS, Set.of());
    assertThat(daysLost(alone)).isGreaterThan(daysLost(ALARMS));
    assertThat(alone).allSatisfy(alarm -> assertThat(alarm.agency()).isNotEmpty());
  }

  /** Days until each network's first alarm, the whole history for one never found. */
  private static long daysLost(List<Scan.Alarm> alarms) {
    int all = PLAN.years() * 365;
    long days = 0;
    for (var network : TOWN.networks())
      days +=
          alarms.stream()
              .map(Scan.Alarm::pattern)
              .filter(pattern -> Towns.behind(pattern, TOWN).contains(network.number()))
              .mapToInt(Pattern::surfacedOn)
              .min()
              .orElse(all);
    return days;
  }

  @Test
  void what_stands_out_more_often_than_by_chance_is_a_pattern_sooner() {
    var cutOff = SCAN.calibrate(REPORTS, Set.of());
    var town = SCAN.calibrate(Towns.reports(PlantedTown.of(PLAN.withoutNetworks())), Set.of());
    assertThat(cutOff.shuffledPerMonth()).isLessThanOrEqualTo(0.5);
    assertThat(cutOff.from("business"))
        .as("which networks use here, and others seldom share")
        .isLessThan(cutOff.from("place"))
        .isLessThan(town.from("business"));
    assertThat(cutOff.from("never named")).isEqualTo(cutOff.score());
    assertThat(ALARMS)
        .extracting(Scan.Alarm::pattern)
        .allMatch(pattern -> pattern.score() >= cutOff.from(pattern.lead().type()));
  }

  @Test
  void a_town_without_networks_raises_about_as_many_alarms_as_its_budget() {
    var none = PlantedTown.of(PLAN.withoutNetworks());
    var alarms = SCAN.alarms(Towns.reports(none), Set.of());
    assertThat((double) alarms.size() / none.months()).isBetween(0.25, 0.75);
  }

  @Test
  void every_pattern_rests_on_worries_about_two_units_in_two_reports_at_least_and_holds_a_thing() {
    Map<String, Report> reports =
        REPORTS.stream().collect(Collectors.toMap(Report::id, Function.identity()));
    assertThat(ALARMS)
        .isNotEmpty()
        .allSatisfy(alarm -> {
          var pattern = alarm.pattern();
          assertThat(pattern.reports().stream().map(reports::get).filter(Report::worry).count())
              .isGreaterThanOrEqualTo(2);
          assertThat(pattern.worried()).isGreaterThanOrEqualTo(2);
          assertThat(pattern.entities()).contains(pattern.lead());
          assertThat(pattern.reports()).last().isEqualTo(pattern.surfacedBy());
        });
  }

  @Test
  void what_comes_later_changes_no_earlier_alarm() {
    var cutOff = SCAN.calibrate(REPORTS, Set.of());
    var half = new Watch(cutOff, Set.of());
    Scan.inOrder(REPORTS).stream().limit(REPORTS.size() / 2).forEach(half::add);
    var surfaced = half.patterns().stream().map(Pattern::surfacedBy).toList();
    assertThat(ALARMS.stream().map(alarm -> alarm.pattern().surfacedBy()))
        .startsWith(surfaced.toArray(String[]::new));
  }

  @Test
  void no_alarm_is_led_by_a_declared_professional() {
    assertThat(ALARMS)
        .noneMatch(alarm ->
            alarm.pattern().entities().stream()
                .anyMatch(entity -> entity.type().equals(Entity.PROFESSIONAL)));
    var coaches =
        TOWN.reports().stream()
            .flatMap(told -> told.entities().stream())
            .filter(words -> words.startsWith("adult:coach"))
            .map(Entity::parse)
            .collect(Collectors.toSet());
    assertThat(coaches).isNotEmpty();
    assertThat(SCAN.alarms(REPORTS, coaches))
        .isNotEmpty()
        .noneMatch(alarm -> alarm.pattern().entities().stream().anyMatch(coaches::contains));
  }

  @Test
  void few_true_alarms_hang_on_any_one_report() {
    var watch = SCAN.watch(REPORTS, Set.of());
    var hanging = new HashMap<Integer, Long>();
    for (var pattern : watch.patterns())
      if (!Towns.behind(pattern, TOWN).isEmpty())
        hanging.put(
            pattern.number(),
            watch.explain(pattern.number()).evidence().stream()
                .filter(Explanation.Evidence::needed)
                .count());
    assertThat(hanging).isNotEmpty();
    double reports =
        watch.patterns().stream()
            .filter(pattern -> hanging.containsKey(pattern.number()))
            .mapToInt(pattern -> pattern.reports().size())
            .sum();
    double needed = hanging.values().stream().mapToLong(i -> i).sum();
    assertThat(needed / reports).isLessThan(0.25);
  }

  @Test
  void an_explanation_says_what_was_seen_and_what_no_agency_held_alone() {
    var watch = SCAN.watch(REPORTS, Set.of());
    var pattern =
        watch.patterns().stream()
            .max(Comparator.comparingInt(one -> one.children().size()))
            .orElseThrow();
    var explanation = watch.explain(pattern.number());
    assertThat(explanation.sentence())
        .contains(pattern.lead().id())
        .contains("households or children in care")
        .contains("to be expected");
    assertThat(explanation.evidence()).isNotEmpty();
    assertThat(explanation.alone().keySet()).isSubsetOf(pattern.agencies());
    assertThat(explanation.links()).isNotEmpty();
    assertThat(explanation.links().getFirst().chance()).isBetween(0.0, 0.01);
    assertThatThrownBy(() -> watch.explain(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_budget_is_more_than_nothing() {
    assertThatThrownBy(() -> Scan.withBudget(0)).hasMessageContaining("false alarms a month");
  }
}
