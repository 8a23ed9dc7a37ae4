package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    var followed = new Going(reports);
    var cutOff = CUT_OFF;
    int most = 0;
    for (int change = 0; change < 20; change++) {
      tell(followed.watch);
      reports = changed(reports, random);
      if (change % 3 == 2) cutOff = new CutOff(1.5 + random.nextInt(5) / 2.0, 1, 1, 1);
      followed.on(reports);
      followed.watch.under(cutOff);
      var whole = new Watch(cutOff, Set.of());
      reports.forEach(whole::follow);
      same(followed.watch, whole);
      var more = report("new" + change, reports.getLast().day(), random, reports);
      reports.add(more);
      followed.on(reports);
      whole.follow(more);
      same(followed.watch, whole);
      most = Math.max(most, followed.watch.patterns().size());
    }
    assertThat(most).isGreaterThan(3);
  }

  /** A watch that is told of changes only. */
  private static final class Going {
    final Watch watch = new Watch(CUT_OFF, Set.of());

    /** What it has taken in, by place; empty what is no more. */
    private final List<Optional<Report>> taken = new ArrayList<>();

    Going(List<Report> reports) {
      reports.forEach(this::take);
    }

    private void take(Report report) {
      watch.follow(report);
      taken.add(Optional.of(report));
    }

    /** Gives it what is otherwise, takes back what a late one comes before, and adds that. */
    void on(List<Report> now) {
      var there = new HashMap<String, Report>();
      now.forEach(report -> there.put(report.id(), report));
      var otherwise = new TreeMap<Integer, Optional<Report>>();
      int next = 0;
      int at = 0;
      for (; at < taken.size(); at++) {
        var was = taken.get(at);
        if (was.isEmpty()) continue;
        var is = Optional.ofNullable(there.get(was.get().id()));
        if (is.isPresent() && !now.get(next).id().equals(was.get().id())) break;
        if (is.isPresent()) next++;
        if (!is.equals(was)) otherwise.put(at, is);
      }
      watch.back(at);
      while (taken.size() > at) taken.removeLast();
      otherwise.forEach(taken::set);
      watch.reread(otherwise);
      now.subList(next, now.size()).forEach(this::take);
    }
  }

  @Test
  void a_child_who_proves_to_be_another_is_looked_for_where_either_was_met_and_nowhere_else() {
    var reports = town(5);
    String one = reports.get(100).children().getFirst().id();
    String other = reports.get(300).children().getFirst().id();
    var coding = coded(reports);
    int[] units = coding.sightings.units(300);
    var rereading = rereading(coding, reports, told(reports, renamed(one, other)));
    int otherwise = 0;
    for (int report = 0; report < reports.size(); report++) {
      if (rereading.bears(report, new int[0])) {
        otherwise++;
        continue;
      }
      int first = report;
      boolean within =
          IntStream.rangeClosed(0, report)
              .filter(at -> reports.get(at).day() >= reports.get(first).day() - Scanner.WINDOW)
              .anyMatch(
                  at -> reports.get(at).children().stream().anyMatch(it -> it.id().equals(one)));
      assertThat(rereading.bears(report, units)).isEqualTo(within);
    }
    assertThat(otherwise).isBetween(1, reports.size() / 50);
  }

  @Test
  void what_a_report_names_bears_for_a_year_and_whether_it_is_a_worry_for_two() {
    var reports = town(5);
    int at = 300;
    while (reports.get(at).entities().isEmpty() || reports.get(at).children().isEmpty()) at++;
    var thing = new Entity("vehicle", "YJ55KZT");
    var other = reports.get(at);
    var coding = coded(reports);
    int[] units = coding.sightings.units(at);
    var renamed =
        rereading(coding, reports, at, naming(other, other.entities().getFirst(), List.of(thing)));
    var fewer =
        rereading(coding, reports, at, naming(other, other.entities().getFirst(), List.of()));
    var counted = rereading(coding, reports, at, counting(other, !other.worry(), other.children()));
    for (int report = at + 1; report < reports.size(); report++) {
      int later = reports.get(report).day() - other.day();
      assertThat(renamed.bears(report, new int[0])).isFalse();
      assertThat(renamed.bears(report, units)).isEqualTo(later <= Scanner.WINDOW);
      assertThat(fewer.bears(report, new int[0])).isEqualTo(later <= Scanner.WINDOW);
      assertThat(counted.bears(report, new int[0])).isEqualTo(later <= 2 * Scanner.WINDOW);
    }
    assertThat(renamed.bears(at - 1, units)).isFalse();
    assertThat(counted.bears(at - 1, units)).isFalse();
  }

  private static Rereading rereading(Coding coding, List<Report> reports, int at, Report other) {
    var otherwise = new TreeMap<Integer, Optional<Report>>();
    otherwise.put(at, Optional.of(other));
    var rereading = new Rereading(coding.sightings, coding.reread(otherwise));
    otherwise.put(at, Optional.of(reports.get(at)));
    coding.reread(otherwise);
    return rereading;
  }

  private static Rereading rereading(Coding coding, List<Report> reports, List<Report> now) {
    var otherwise = new TreeMap<Integer, Optional<Report>>();
    for (int at = 0; at < now.size(); at++)
      if (!now.get(at).equals(reports.get(at))) otherwise.put(at, Optional.of(now.get(at)));
    return new Rereading(coding.sightings, coding.reread(otherwise));
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
    return switch (random.nextInt(12)) {
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
        // Who was in a car is not known after all.
        var plain = named(reports, random);
        int some = random.nextInt(3);
        yield each(
            reports,
            report ->
                report.entities().contains(plain) && report.day() % 3 == some
                    ? counting(report, report.worry(), List.of())
                    : report);
      }
      case 10 -> {
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
      if (report.worry() && !report.entities().isEmpty() && !report.children().isEmpty())
        return report.children().getFirst();
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
