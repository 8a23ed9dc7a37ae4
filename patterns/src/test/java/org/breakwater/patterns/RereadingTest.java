package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * To look again only where something reads otherwise, or by another cut-off at what was found, is
 * to look at everything again.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RereadingTest {
  private static final CutOff CUT_OFF = new CutOff(1, 1, 1, 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whoever_proves_to_be_somebody_else_whatever_comes_late_and_by_another_cut_off(long seed) {
    var random = new SplittableRandom(seed);
    var reports = town(seed);
    var watch = new Watch(CUT_OFF, Set.of());
    reports.forEach(watch::follow);
    int most = 0;
    for (int change = 0; change < 20; change++) {
      tell(watch);
      reports = changed(reports, random);
      var cutOff = new CutOff(1.5 + random.nextInt(5) / 2.0, 1, 1, 1);
      watch = watch.again(reports).under(cutOff);
      var whole = new Watch(cutOff, Set.of());
      reports.forEach(whole::follow);
      same(watch, whole);
      var more = report("new" + change, reports.getLast().day(), random, reports);
      reports.add(more);
      assertThat(watch.add(more)).isEqualTo(whole.add(more));
      same(watch, whole);
      most = Math.max(most, watch.patterns().size());
    }
    assertThat(most).isGreaterThan(3);
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

  @Test
  void what_a_report_names_bears_for_two_years_and_whether_it_is_a_worry_for_four() {
    var reports = town(5);
    int at = 300;
    while (reports.get(at).entities().isEmpty() || reports.get(at).children().isEmpty()) at++;
    var thing = new Entity("vehicle", "YJ55KZT");
    var before = coded(reports);
    var other = reports.get(at);
    reports.set(at, naming(other, other.entities().getFirst(), List.of(thing)));
    var named = new Rereading(before, onwards(before, reports));
    reports.set(at, counting(other, !other.worry(), other.children()));
    var counted = new Rereading(before, onwards(before, reports));
    for (int report = 0; report < reports.size(); report++) {
      int later = reports.get(report).day() - other.day();
      assertThat(named.stands(report, new int[0])).isEqualTo(report < at || later > Scanner.WINDOW);
      assertThat(counted.stands(report, new int[0]))
          .isEqualTo(report < at || later > 2 * Scanner.WINDOW);
    }
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

  private static Coding onwards(Coding before, List<Report> reports) {
    var coding = new Coding(before);
    reports.forEach(coding::add);
    return coding;
  }

  private static Child child(String id) {
    return new Child(id, id, false);
  }

  private static List<Report> changed(List<Report> reports, SplittableRandom random) {
    String one = anybody(reports, random).id();
    var other = anybody(reports, random);
    return switch (random.nextInt(11)) {
      case 0, 1 -> told(reports, renamed(one, other.id()));
      case 2 -> told(reports, it -> it.id().equals(one) ? child("stranger" + one) : it);
      case 3 ->
          told(
              reports,
              it -> it.id().equals(one) ? new Child(one, other.household(), it.inCare()) : it);
      case 4, 5 -> {
        var thing = named(reports, random);
        var instead = random.nextBoolean() ? named(reports, random) : new Entity("vehicle", one);
        yield each(reports, report -> naming(report, thing, List.of(instead)));
      }
      case 6 -> {
        var boy = named(reports, random);
        yield each(reports, report -> naming(report, boy, List.of()));
      }
      case 7 -> {
        String corrected = reports.get(random.nextInt(reports.size())).id();
        yield each(
            reports,
            report ->
                report.id().equals(corrected)
                    ? counting(report, !report.worry(), report.children())
                    : report);
      }
      case 8 -> {
        int from = reports.get(random.nextInt(reports.size())).day();
        yield each(
            reports,
            report ->
                report.day() < from
                    ? report
                    : counting(
                        report,
                        report.worry(),
                        report.children().stream()
                            .map(it ->
                                it.id().equals(one) ? new Child(one, it.household(), true) : it)
                            .toList()));
      }
      case 9 -> {
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

  private static Entity named(List<Report> reports, SplittableRandom random) {
    while (true) {
      var report = reports.get(random.nextInt(reports.size()));
      if (!report.entities().isEmpty()) return report.entities().getFirst();
    }
  }

  private static List<Report> each(List<Report> reports, UnaryOperator<Report> read) {
    return reports.stream().map(read).collect(Collectors.toCollection(ArrayList::new));
  }

  private static Report naming(Report report, Entity was, List<Entity> is) {
    return new Report(
        report.id(),
        report.day(),
        report.agency(),
        report.worry(),
        report.children(),
        report.entities().stream()
            .flatMap(it -> it.equals(was) ? is.stream() : Stream.of(it))
            .distinct()
            .toList());
  }

  private static Report counting(Report report, boolean worry, List<Child> children) {
    return new Report(
        report.id(), report.day(), report.agency(), worry, children, report.entities());
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
