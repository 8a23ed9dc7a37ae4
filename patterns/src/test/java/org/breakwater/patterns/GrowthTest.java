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
        compare(pattern, whole.growth(pattern.number()), reports.get(i).day());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
    assertThatThrownBy(() -> whole.growth(whole.patterns().size() + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void compare(Pattern then, List<Growth> growth, int day) {
    var steps = growth.stream().filter(step -> step.day() <= day).toList();
    var entities = new HashSet<Entity>();
    var children = new HashSet<String>();
    steps.forEach(step -> {
      assertThat(step.entities()).as("joins once").noneMatch(entities::contains);
      entities.addAll(step.entities());
      children.addAll(step.children());
    });
    assertThat(steps.getFirst().day()).isEqualTo(then.surfacedOn());
    assertThat(entities).hasSameElementsAs(then.entities());
    assertThat(children).hasSameElementsAs(then.children());
    var last = steps.getLast();
    assertThat(last.lead()).isEqualTo(then.lead());
    assertThat(List.of(last.seen(), last.worried(), last.observed(), last.expected(), last.score()))
        .isEqualTo(
            List.of(then.seen(), then.worried(), then.observed(), then.expected(), then.score()));
  }
}
