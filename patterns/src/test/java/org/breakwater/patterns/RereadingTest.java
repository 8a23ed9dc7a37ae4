package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To look again only where something reads otherwise is to look at everything again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RereadingTest {
  private static final CutOff CUT_OFF = new CutOff(2.5, 1, 1, 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whoever_proves_to_be_somebody_else_and_whatever_comes_late(long seed) {
    var random = new SplittableRandom(seed);
    var reports = town(seed);
    var watch = new Watch(CUT_OFF, Set.of());
    reports.forEach(watch::follow);
    for (int change = 0; change < 12; change++) {
      tell(watch);
      reports = changed(reports, random);
      watch = watch.again(reports);
      var whole = new Watch(CUT_OFF, Set.of());
      reports.forEach(whole::follow);
      same(watch, whole);
      var more = report("new" + change, reports.getLast().day(), random, reports);
      reports.add(more);
      assertThat(watch.add(more)).isEqualTo(whole.add(more));
      same(watch, whole);
    }
    assertThat(watch.patterns()).hasSizeGreaterThan(3);
  }

  @Test
  void a_child_who_proves_to_be_another_is_looked_for_where_either_was_met_and_nowhere_else() {
    var reports = town(5);
    var before = coded(reports);
    String one = reports.get(100).children().getFirst().id();
    String other = reports.get(300).children().getFirst().id();
    var now = coded(told(reports, renamed(one, other)));
    var rereading = new Rereading(before, now);
    int was = before.unitOf(child(one));
    int is = now.unitOf(child(other));
    assertThat(is).isGreaterThanOrEqualTo(before.unitCount());
    assertThat(rereading.stands(500, new int[] {was})).isFalse();
    int alone = 0;
    for (int report = 0; report < reports.size(); report++) {
      int[] units = before.sightings.units(report);
      boolean stands = rereading.stands(report, units);
      if (stands) assertThat(now.sightings.units(report)).containsExactly(units);
      else alone++;
    }
    assertThat(alone).isBetween(2, reports.size() / 50);
  }

  private static void same(Watch watch, Watch whole) {
    assertThat(watch.patterns()).isEqualTo(whole.patterns());
    for (var pattern : whole.patterns()) {
      int number = pattern.number();
      assertThat(watch.explain(number)).isEqualTo(whole.explain(number));
      assertThat(watch.growth(number)).isEqualTo(whole.growth(number));
      assertThat(watch.readings(number, doubts(pattern)))
          .isEqualTo(whole.readings(number, doubts(pattern)));
    }
  }

  /** Everything that is kept from one look to the next. */
  private static void tell(Watch watch) {
    for (var pattern : watch.patterns()) {
      watch.explain(pattern.number());
      watch.growth(pattern.number());
      watch.readings(pattern.number(), doubts(pattern));
    }
  }

  private static List<Doubt> doubts(Pattern pattern) {
    var children = pattern.children();
    return children.size() < 2
        ? List.of()
        : List.of(
            Doubt.joined(children.getFirst(), children.getLast()),
            Doubt.joined(children.getFirst(), "c7"));
  }

  private static List<Report> town(long seed) {
    var plan = new PlantedPlan(seed, 12_000, 5, 3, 120, 1, false, true);
    return new ArrayList<>(Towns.reports(PlantedTown.of(plan)));
  }

  private static Coding coded(List<Report> reports) {
    var coding = new Coding(Set.of());
    reports.forEach(coding::add);
    return coding;
  }

  private static Child child(String id) {
    return new Child(id, id, false);
  }

  private static List<Report> changed(List<Report> reports, SplittableRandom random) {
    String one = anybody(reports, random).id();
    var other = anybody(reports, random);
    return switch (random.nextInt(6)) {
      case 0, 1 -> told(reports, renamed(one, other.id()));
      case 2 -> told(reports, it -> it.id().equals(one) ? child("stranger" + one) : it);
      case 3 ->
          told(
              reports,
              it -> it.id().equals(one) ? new Child(one, other.household(), it.inCare()) : it);
      case 4 -> {
        var late = new ArrayList<>(reports);
        int at = reports.size() - 1 - random.nextInt(reports.size() / 10);
        late.add(at, report("late" + at + one, reports.get(at).day(), random, reports));
        yield late;
      }
      default -> {
        var fewer = new ArrayList<>(reports);
        fewer.remove(random.nextInt(fewer.size()));
        yield fewer;
      }
    };
  }

  private static UnaryOperator<Child> renamed(String one, String other) {
    return it -> it.id().equals(one) ? new Child(other, it.household(), it.inCare()) : it;
  }

  private static Child anybody(List<Report> reports, SplittableRandom random) {
    while (true) {
      var report = reports.get(random.nextInt(reports.size()));
      if (report.worry() && !report.entities().isEmpty()) return report.children().getFirst();
    }
  }

  private static List<Report> told(List<Report> reports, UnaryOperator<Child> read) {
    return reports.stream()
        .map(report ->
            new Report(
                report.id(),
                report.day(),
                report.agency(),
                report.worry(),
                report.children().stream().map(read).distinct().toList(),
                report.entities()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Report report(String id, int day, SplittableRandom random, List<Report> reports) {
    var like = reports.get(reports.size() - 1 - random.nextInt(300));
    return new Report(
        id,
        day,
        like.agency(),
        random.nextBoolean(),
        List.of(anybody(reports, random)),
        like.entities());
  }
}
