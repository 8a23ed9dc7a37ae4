package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchTest {
  private static final CutOff CUT_OFF = new CutOff(2, 1, 1, 10);
  private static final Entity CAR = new Entity("plate", "YJ55KZT");
  private static final Entity COACH = new Entity("adult", "coach");

  private final List<Report> quiet = new ArrayList<>();
  private int written;

  WatchTest() {
    // Two years of an ordinary town, one report in ten a worry, so that rates are known.
    for (int i = 0; i < 600; i++)
      for (var agency : List.of("police", "school"))
        quiet.add(report(i, agency, i % 10 == 0, child("quiet" + i + agency, false)));
  }

  private static Child child(String id, boolean inCare) {
    return new Child(id, "home of " + id, inCare);
  }

  private Report report(int day, String agency, boolean worry, Child child, Entity... entities) {
    return new Report(agency + written++, day, agency, worry, List.of(child), List.of(entities));
  }

  private Watch watch(Entity... professionals) {
    var watch = new Watch(CUT_OFF, Set.of(professionals));
    quiet.forEach(watch::add);
    assertThat(watch.patterns()).isEmpty();
    return watch;
  }

  @Test
  void what_one_household_alone_was_met_beside_leads_to_no_pattern() {
    var watch = watch();
    var own = new Entity("plate", "OW55NED");
    watch.follow(report(600, "police", true, child("a", false), own, CAR));
    watch.follow(report(640, "school", true, child("b", false), CAR));
    var surfaced = watch.add(report(700, "police", true, child("c", false), CAR)).orElseThrow();
    assertThat(surfaced.lead()).isEqualTo(CAR);
    assertThat(watch.add(report(710, "police", true, child("a", false), own)).orElseThrow().lead())
        .isEqualTo(CAR);
  }

  @Test
  void what_is_named_often_must_stand_out_more() {
    var nickname = new Entity("nickname", "baz");
    var car = watch();
    var name = watch();
    for (int day = 560; day < 600; day++)
      name.follow(report(600, "police", false, child("else" + day, false), nickname));
    for (var child : List.of("a", "b", "c")) {
      car.follow(report(700, "police", true, child(child, false), CAR));
      name.follow(report(700, "police", true, child(child, false), nickname));
    }
    assertThat(car.patterns()).hasSize(1);
    assertThat(name.patterns()).isEmpty();
  }

  @Test
  void one_car_in_worries_about_children_of_three_homes_surfaces_with_the_report_that_tips_it() {
    var watch = watch();
    assertThat(watch.add(report(600, "police", true, child("a", false), CAR))).isEmpty();
    assertThat(watch.add(report(640, "school", true, child("b", false), CAR))).isEmpty();
    var surfaced = watch.add(report(700, "police", true, child("c", false), CAR)).orElseThrow();
    assertThat(surfaced.surfacedOn()).isEqualTo(700);
    assertThat(surfaced.children()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(surfaced.entities()).containsExactly(CAR);
    assertThat(surfaced.agencies()).containsExactly("police", "school");
    assertThat(surfaced.observed()).isEqualTo(3);
    assertThat(surfaced.expected()).isBetween(0.2, 0.5);
    assertThat(watch.explain(1).evidence()).hasSize(3).allMatch(Explanation.Evidence::needed);
    assertThat(watch.explain(1).blind()).containsExactlyInAnyOrder("police", "school");
  }

  @Test
  void from_which_score_on_something_is_a_pattern_depends_on_what_it_grew_from() {
    for (double plates : new double[] {1, 9}) {
      var watch = new Watch(new CutOff(2, Map.of("plate", plates), 1, 1, 10), Set.of());
      quiet.forEach(watch::add);
      for (var name : List.of("a", "b", "c")) {
        watch.add(report(600, "police", true, child("met by the car " + name, false), CAR));
        watch.add(report(600, "police", true, child("met by the man " + name, false), COACH));
      }
      assertThat(watch.patterns())
          .extracting(Pattern::lead)
          .as("plates from %s", plates)
          .containsExactlyElementsOf(plates == 1 ? List.of(CAR, COACH) : List.of(COACH));
      for (var pattern : watch.patterns())
        assertThat(watch.explain(pattern.number()).cutOff())
            .isEqualTo(watch.cutOff(pattern.number()))
            .isEqualTo(pattern.lead().equals(CAR) ? plates : 2);
    }
  }

  @Test
  void brothers_and_sisters_are_one_household() {
    var watch = watch();
    for (int i = 0; i < 6; i++)
      watch.add(report(600 + i, "police", true, new Child("sibling" + i, "one home", false), CAR));
    assertThat(watch.patterns()).isEmpty();
  }

  @Test
  void a_sister_who_was_never_met_beside_any_of_it_is_no_member() {
    var watch = watch();
    for (var name : List.of("a", "b", "c"))
      watch.add(report(600, "police", true, child(name, false), CAR));
    watch.add(report(610, "school", true, new Child("sister", "home of a", false)));
    watch.add(report(620, "school", true, child("d", false), CAR));
    assertThat(watch.patterns().getFirst().children())
        .containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void who_is_named_again_and_again_by_its_reports_belongs_to_it() {
    var station = new Entity("place", "bus station");
    var man = new Entity("adult", "man");
    var once = new Entity("adult", "once");
    var watch = watch();
    for (var name : List.of("a", "b", "c"))
      watch.add(report(610, "police", true, child(name, false), CAR));
    for (int i = 0; i < 200; i++)
      watch.add(report(615, "police", false, child("passing" + i, false), station));
    watch.add(new Report("stop", 620, "police", false, List.of(), List.of(CAR, man, once)));
    watch.add(report(630, "school", true, child("a", false), man, station));
    watch.add(report(640, "school", true, child("d", false), CAR));
    assertThat(watch.patterns().getFirst().entities()).containsExactly(CAR, man);
  }

  @Test
  void a_child_who_is_taken_into_care_does_not_become_two() {
    var watch = watch();
    watch.add(report(600, "police", true, child("a", false), CAR));
    watch.add(report(610, "police", true, child("a", true), CAR));
    assertThat(watch.patterns()).isEmpty();
    watch.add(report(620, "police", true, child("b", false), CAR));
    assertThat(watch.patterns().getFirst().seen()).isEqualTo(2);
  }

  @Test
  void whom_a_child_is_named_together_with_counts_with_the_things_that_it_was_met_beside() {
    var watch = atPlaces();
    watch.add(report(600, "police", true, child("a", false), CAR));
    var both = together(610, "a", "friend");
    watch.add(both);
    watch.add(report(620, "school", true, child("friend", false)));
    var surfaced = watch.add(report(630, "school", true, child("friend", false))).orElseThrow();
    assertThat(surfaced.lead()).as("company leads nothing").isEqualTo(CAR);
    assertThat(surfaced.entities()).containsExactly(CAR);
    assertThat(surfaced.children()).containsExactlyInAnyOrder("a", "friend");
    assertThat(watch.explain(1).sentence())
        .startsWith(
            "plate YJ55KZT: met by 2 households or children in care within a year, 1 of them only"
                + " by being named together with another, with 3 worries about 2 of them");
    assertThat(watch.explain(1).evidence())
        .as("without the report of both there is nothing")
        .filteredOn(evidence -> evidence.report().equals(both.id()))
        .singleElement()
        .matches(Explanation.Evidence::needed);
  }

  @Test
  void children_who_are_troubled_together_are_nobodys_suspects() {
    var watch = atPlaces();
    watch.add(together(600, "a", "friend"));
    for (int i = 0; i < 3; i++)
      for (var name : List.of("a", "friend"))
        watch.add(report(610 + i, "school", true, child(name, false)));
    assertThat(watch.patterns()).isEmpty();
  }

  @Test
  void a_long_list_of_children_is_no_company() {
    var watch = atPlaces();
    watch.add(report(600, "police", true, child("a", false), CAR));
    watch.add(
        together(
            610, "a", IntStream.range(0, 10).mapToObj(i -> "pupil" + i).toArray(String[]::new)));
    for (int i = 0; i < 3; i++)
      watch.add(report(620 + i, "school", true, child("pupil" + i, false)));
    assertThat(watch.patterns()).isEmpty();
  }

  /** A town that names a place in every report, so that sharing one says something. */
  private Watch atPlaces() {
    var watch = new Watch(CUT_OFF, Set.of());
    for (int i = 0; i < 600; i++)
      watch.add(
          report(i, "police", i % 10 == 0, child("at" + i, false), new Entity("place", "p" + i)));
    assertThat(watch.patterns()).isEmpty();
    return watch;
  }

  private Report together(int day, String one, String... others) {
    var children = new ArrayList<>(List.of(child(one, false)));
    for (var other : others) children.add(child(other, false));
    return new Report("school" + written++, day, "school", false, children, List.of());
  }

  @Test
  void one_report_about_three_children_counts_once() {
    var watch = watch();
    watch.add(
        new Report(
            "three",
            600,
            "police",
            true,
            List.of(child("a", false), child("b", false), child("c", false)),
            List.of(CAR)));
    assertThat(watch.patterns()).isEmpty();
  }

  @Test
  void the_contract_taxi_that_carries_children_in_care_is_judged_by_their_own_rates() {
    var watch = new Watch(CUT_OFF, Set.of());
    quiet.forEach(watch::add);
    // Children in care are written about with worry three times in ten, taxi or no taxi.
    int day = 600;
    for (int i = 0; i < 300; i++)
      watch.add(report(day + i, "social-care", i * 7 % 10 < 3, child("cared" + i, true)));
    for (int i = 0; i < 60; i++)
      watch.add(
          report(
              day + 300 + i, "social-care", (i * 7 + 5) % 10 < 3, child("cared" + i, true), CAR));
    assertThat(watch.patterns()).isEmpty();
  }

  @Test
  void contact_with_a_declared_professional_is_not_evidence_but_what_is_said_of_them_is() {
    var watch = watch(COACH);
    for (int i = 0; i < 6; i++)
      watch.add(report(600 + i, "police", true, child("routine" + i, false), COACH));
    assertThat(watch.patterns()).isEmpty();
    for (int i = 0; i < 4; i++)
      watch.add(
          new Report(
              "disclosure" + i,
              610 + i,
              "police",
              true,
              List.of(child("told" + i, false)),
              List.of(COACH),
              List.of(COACH)));
    assertThat(watch.patterns()).hasSize(1);
    assertThat(watch.patterns().getFirst().children()).allMatch(id -> id.startsWith("told"));
  }

  @Test
  void a_child_is_never_an_entity() {
    assertThatThrownBy(() -> Entity.parse("child:c1")).hasMessageContaining("a child is never");
  }

  @Test
  void evidence_is_forgotten_after_a_year() {
    var watch = watch();
    watch.add(report(600, "police", true, child("a", false), CAR));
    watch.add(report(700, "school", true, child("b", false), CAR));
    assertThat(watch.add(report(1_066, "police", true, child("c", false), CAR))).isEmpty();
  }

  @Test
  void a_pattern_keeps_its_number_as_it_grows_and_reports_come_in_order() {
    var watch = watch();
    for (int i = 0; i < 8; i++)
      watch.add(report(600 + i, "police", true, child("x" + i, false), CAR));
    assertThat(watch.patterns()).hasSize(1);
    assertThat(watch.patterns().getFirst().number()).isEqualTo(1);
    assertThat(watch.patterns().getFirst().children()).hasSize(8);
    assertThatThrownBy(() -> watch.add(report(3, "police", true, child("y", false))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
