package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In how many readings of who is who a pattern holds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingsTest {
  private static final CutOff CUT_OFF = new CutOff(2, 1, 1, 10);
  private static final Entity CAR = new Entity("vehicle", "YJ55KZT");
  private static final Entity MAN = new Entity("adult", "one");
  private static final Entity LIKE_HIM = new Entity("adult", "other");

  private final Watch watch = new Watch(CUT_OFF, Set.of());
  private int written;

  ReadingsTest() {
    for (int i = 0; i < 600; i++) add(i, i % 10 == 0, "quiet" + i);
  }

  private void add(int day, boolean worry, String child, Entity... entities) {
    watch.add(
        new Report(
            "r" + written++,
            day,
            "police",
            worry,
            List.of(new Child(child, "home of " + child, false)),
            List.of(entities)));
  }

  private void aCarBesideThree() {
    add(600, true, "a", CAR);
    add(640, true, "b", CAR);
    add(700, true, "c", CAR);
    assertThat(watch.patterns()).hasSize(1);
  }

  @Test
  void without_a_doubt_there_is_one_reading_in_which_it_holds_as_it_was_found() {
    aCarBesideThree();
    var readings = watch.readings(1, List.of(Doubt.joined("quiet1", "quiet2")));
    assertThat(readings).isEqualTo(new Readings(1, 1, 0, watch.patterns().getFirst().score()));
    assertThatThrownBy(() -> watch.readings(2, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void four_children_of_whom_two_may_be_one_are_enough_either_way() {
    aCarBesideThree();
    add(900, true, "quiet3", CAR);
    var readings =
        watch.readings(1, List.of(Doubt.joined("a", "b"), Doubt.joined("quiet8", "quiet9")));
    assertThat(readings.doubts()).isEqualTo(1);
    assertThat(readings.of()).isEqualTo(2);
    assertThat(readings.holds()).isEqualTo(2);
  }

  @Test
  void two_children_who_may_be_one_hold_in_one_of_two_readings() {
    add(600, true, "a", CAR);
    add(640, true, "b", CAR);
    add(700, true, "b", CAR);
    assertThat(watch.patterns()).hasSize(1);
    var readings = watch.readings(1, List.of(Doubt.joined("b", "a")));
    assertThat(readings.holds()).isEqualTo(1);
    assertThat(readings.of()).isEqualTo(2);
  }

  @Test
  void a_man_who_may_be_two_men_is_beside_fewer_children() {
    add(600, true, "a", MAN);
    add(640, true, "b", MAN);
    add(700, true, "c", MAN);
    var apart = Doubt.apart("one", "a stranger", Set.of("r601"));
    var readings = watch.readings(1, List.of(apart));
    assertThat(readings.holds()).isEqualTo(1);
    assertThat(readings.of()).isEqualTo(2);
  }

  @Test
  void two_men_who_may_be_one_are_beside_the_children_of_both() {
    add(599, true, "d", LIKE_HIM);
    add(600, true, "a", MAN);
    add(640, true, "b", MAN);
    add(700, true, "c", MAN);
    var readings = watch.readings(1, List.of(Doubt.joined("other", "one")));
    assertThat(readings.holds()).isEqualTo(2);
    assertThat(readings.least()).isCloseTo(watch.patterns().getFirst().score(), within(1e-9));
  }

  @Test
  void no_more_doubts_are_taken_up_than_is_said_and_all_are_counted() {
    aCarBesideThree();
    var doubts = new ArrayList<Doubt>();
    for (int i = 0; i < 9; i++) doubts.add(Doubt.joined("quiet" + (300 + i), "a"));
    var readings = watch.readings(1, doubts);
    assertThat(readings.doubts()).isEqualTo(9);
    assertThat(readings.of()).isEqualTo(1 << Readings.MOST_DOUBTS);
  }

  @Test
  void as_everybody_is_held_to_be_every_pattern_of_a_town_scores_what_it_was_found_with() {
    var town = PlantedTown.of(new PlantedPlan(5, 30_000, 8, 4, 300, 1, false, true));
    var found = Scan.withBudget(2).watch(Towns.reports(town), Set.of());
    assertThat(found.patterns()).isNotEmpty();
    for (var pattern : found.patterns())
      assertThat(found.readings(pattern.number(), List.of()).least())
          .isCloseTo(pattern.score(), within(1e-9));
  }
}
