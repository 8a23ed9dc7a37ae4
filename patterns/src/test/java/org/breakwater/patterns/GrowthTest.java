package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GrowthTest {
  private int told;
  private int left;

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void what_is_said_of_a_day_is_what_whoever_knew_only_the_reports_until_then_would_say(long seed) {
    var town = PlantedTown.of(new PlantedPlan(seed, 30_000, 8, 4, 300, 1, false, true));
    List<Report> reports = Towns.reports(town);
    Watch whole = Scan.withBudget(2).watch(reports, Set.of());
    var then = new Watch(whole.cutOff(), Set.of());
    int compared = 0;
    for (int i = 0; i < reports.size(); i++) {
      then.follow(reports.get(i));
      boolean dayEnds = i + 1 == reports.size() || reports.get(i + 1).day() > reports.get(i).day();
      if (!dayEnds) continue;
      for (var pattern : then.patterns()) {
        if (pattern.lastOn() != reports.get(i).day()) continue;
        int number = pattern.number();
        compare(
            pattern, whole.growth(number), whole.patterns().get(number - 1), reports.get(i).day());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
    assertThat(left).isLessThan(told / 20);
    assertThatThrownBy(() -> whole.growth(whole.patterns().size() + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void compare(Pattern then, List<Growth> growth, Pattern now, int day) {
    var steps = growth.stream().filter(step -> step.day() <= day).toList();
    var members = new HashSet<Object>();
    steps.forEach(step -> {
      assertThat(step.entities()).as("joins once").noneMatch(members::contains);
      assertThat(step.children()).as("joins once").noneMatch(members::contains);
      members.addAll(step.entities());
      members.addAll(step.children());
    });
    var all = members(then);
    assertThat(all).containsAll(members);
    // Only what fell out of it at some time since is not told.
    all.removeAll(members);
    left += all.size();
    told += members.size();
    if (now.lastOn() == day) assertThat(members).isEqualTo(members(now));
    assertThat(steps.getFirst().day()).isEqualTo(then.surfacedOn());
    var last = steps.getLast();
    assertThat(last.lead()).isEqualTo(then.lead());
    assertThat(List.of(last.seen(), last.worried(), last.observed(), last.expected(), last.score()))
        .isEqualTo(
            List.of(then.seen(), then.worried(), then.observed(), then.expected(), then.score()));
  }

  private static Set<Object> members(Pattern pattern) {
    var members = new HashSet<Object>(pattern.entities());
    members.addAll(pattern.children());
    return members;
  }
}
