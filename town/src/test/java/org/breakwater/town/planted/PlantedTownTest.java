package org.breakwater.town.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlantedTownTest {
  private static final PlantedPlan PLAN = new PlantedPlan(3, 50_000, 6, 5, 250, 1, false, true);
  private static final PlantedTown TOWN = PlantedTown.of(PLAN);

  @Test
  void the_same_plan_is_the_same_town_and_another_seed_another() {
    assertThat(PlantedTown.of(PLAN).reports()).isEqualTo(TOWN.reports());
    var other = new PlantedPlan(4, 50_000, 6, 5, 250, 1, false, true);
    assertThat(PlantedTown.of(other).reports()).isNotEqualTo(TOWN.reports());
  }

  @Test
  void reports_come_in_order_about_children_who_live_there() {
    var children =
        TOWN.children().stream().map(PlantedTown.Child::child).collect(Collectors.toSet());
    assertThat(TOWN.reports().stream().map(PlantedTown.Told::day).toList()).isSorted();
    assertThat(TOWN.reports())
        .allSatisfy(told -> assertThat(children).containsAll(told.children()));
    assertThat(TOWN.reports()).hasSizeBetween(11_000, 14_000);
  }

  @Test
  void victims_are_written_about_with_worry_half_the_time_and_their_networks_are_named() {
    int reports = 0;
    int worries = 0;
    var naming = new HashMap<Integer, Integer>();
    for (var network : TOWN.networks()) {
      var names = new HashSet<>(network.entities());
      for (var victim : network.victims())
        for (var told : TOWN.reports())
          if (told.children().getFirst().equals(victim.child())
              && told.day() >= victim.from()
              && told.day() < victim.to()
              && (told.entities().isEmpty() || names.containsAll(told.entities()))) {
            reports++;
            if (told.concern()) worries++;
            if (!told.entities().isEmpty()) naming.merge(network.number(), 1, Integer::sum);
          }
    }
    assertThat((double) worries / reports).isCloseTo(0.45, within(0.1));
    assertThat(naming).hasSize(5).allSatisfy((_, number) -> assertThat(number).isGreaterThan(10));
  }

  @Test
  void a_null_town_has_as_many_reports_and_worries_and_no_network() {
    var none = PlantedTown.of(PLAN.withoutNetworks());
    assertThat(none.networks()).isEmpty();
    assertThat((double) none.reports().size() / TOWN.reports().size()).isCloseTo(1, within(0.05));
    assertThat((double) worries(none) / worries(TOWN)).isCloseTo(1, within(0.1));
    assertThat(none.reports())
        .noneMatch(told -> told.entities().stream().anyMatch(entity -> entity.contains(":net")));
  }

  private static long worries(PlantedTown town) {
    return town.reports().stream().filter(PlantedTown.Told::concern).count();
  }

  @Test
  void a_plan_outside_its_limits_is_refused() {
    assertThatThrownBy(() -> new PlantedPlan(1, 100, 6, 5, 250, 1, false, true))
        .hasMessageContaining("people");
    assertThatThrownBy(() -> new PlantedPlan(1, 50_000, 6, 5, 250, 3, false, true))
        .hasMessageContaining("mentions");
  }
}
