package org.breakwater.bench.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.breakwater.patterns.Child;
import org.breakwater.patterns.Entity;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;

/** Measures the engine for patterns on towns whose seeds were not used while it was made. */
public final class Detection {
  /** The columns of {@link #table}. */
  public static final List<String> COLUMNS =
      List.of(
          "town",
          "method",
          "networks found",
          "median months to the alarm",
          "victims after it",
          "false alarms a month",
          "precision",
          "seconds",
          "of it the replay");

  private static final List<Long> SEEDS = List.of(9_051L, 9_052L, 9_053L, 9_054L, 9_055L, 9_056L);

  /** So many towns make a row of {@link #table}. */
  public static final int TOWNS = SEEDS.size();

  private record Measured(Judged judged, double seconds, double replay) {
    Measured and(Measured other) {
      return new Measured(judged.and(other.judged), seconds + other.seconds, replay + other.replay);
    }
  }

  /**
   * What a method finds in reports.
   *
   * @param replay seconds that going through the reports took, once the cut-off was set
   */
  private record Found(List<Judged.Alarm> alarms, double replay) {}

  private interface Method {
    Found in(List<Report> reports);
  }

  private Detection() {}

  /** A row for each kind of town and method; one false alarm a month is accepted. */
  public static List<List<String>> table() {
    var rows = new ArrayList<List<String>>();
    kind(rows, "ordinary", PlantedPlan::rotherham);
    kind(rows, "half the mentions", seed -> PlantedPlan.rotherham(seed).mentioning(0.5));
    kind(rows, "no network", seed -> PlantedPlan.rotherham(seed).withoutNetworks());
    return rows;
  }

  private static void kind(List<List<String>> rows, String name, Function<Long, PlantedPlan> plan) {
    var methods = new TreeMap<String, Method>();
    methods.put("1 together", Detection::together);
    methods.put("2 six silos", Detection::inSilos);
    methods.put("3 plain counting", reports -> new Found(counted(reports), Double.NaN));
    var measured = new TreeMap<String, Measured>();
    for (long seed : SEEDS) {
      var town = PlantedTown.of(plan.apply(seed));
      var reports = reports(town);
      methods.forEach((method, finds) -> {
        long began = System.nanoTime();
        var found = finds.in(reports);
        double seconds = seconds(began);
        measured.merge(
            method,
            new Measured(Judged.of(town, found.alarms()), seconds, found.replay()),
            Measured::and);
      });
    }
    measured.forEach((method, all) -> rows.add(row(name, method.substring(2), all)));
  }

  private static List<String> row(String town, String method, Measured measured) {
    var judged = measured.judged();
    boolean none = judged.months().isEmpty();
    return List.of(
        town,
        method,
        none ? "" : judged.found() + " of " + judged.months().size(),
        none ? "" : Double.isFinite(judged.median()) ? number(judged.median(), 1) : "never",
        none ? "" : Math.round(100.0 * judged.after() / judged.victims()) + "%",
        number(judged.wrongPerMonth(), 2),
        none ? "" : number(judged.precision(), 2),
        number(measured.seconds() / TOWNS, 1),
        Double.isNaN(measured.replay()) ? "" : number(measured.replay() / TOWNS, 1));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static String number(double value, int places) {
    return String.format(Locale.UK, "%." + places + "f", value);
  }

  private static Found together(List<Report> reports) {
    var scan = Scan.withBudget(1);
    var cutOff = scan.calibrate(reports, Set.of());
    long began = System.nanoTime();
    var alarms = scan.alarms(reports, cutOff, Set.of());
    return new Found(told(alarms), seconds(began));
  }

  private static Found inSilos(List<Report> reports) {
    return new Found(told(Scan.withBudget(1).alarmsInSilos(reports, Set.of())), Double.NaN);
  }

  private static List<Judged.Alarm> told(List<Scan.Alarm> alarms) {
    return alarms.stream()
        .map(alarm -> new Judged.Alarm(alarm.pattern().surfacedOn(), alarm.pattern().children()))
        .toList();
  }

  /**
   * What a careful clerk would do: count for each thing the different children in reports of
   * concern within two years, and raise the same number of alarms as the budget allows, highest
   * first.
   */
  private static List<Judged.Alarm> counted(List<Report> reports) {
    int months = (reports.getLast().day() - reports.getFirst().day()) / 30;
    for (int least = 2; ; least++) {
      var alarms = counted(reports, least);
      if (alarms.size() <= months || least > 200) return alarms;
    }
  }

  private record Worry(int day, String child) {}

  private static List<Judged.Alarm> counted(List<Report> reports, int least) {
    Map<Entity, List<Worry>> worries = new HashMap<>();
    Map<Entity, Integer> last = new HashMap<>();
    var alarms = new ArrayList<Judged.Alarm>();
    for (var report : reports) {
      if (!report.worry()) continue;
      for (var entity : report.entities()) {
        var known = worries.computeIfAbsent(entity, _ -> new ArrayList<>());
        for (var child : report.children()) known.add(new Worry(report.day(), child.id()));
        known.removeIf(worry -> worry.day() < report.day() - 730);
        var children = new LinkedHashSet<String>();
        known.forEach(worry -> children.add(worry.child()));
        Integer before = last.get(entity);
        if (children.size() >= least && (before == null || before < report.day() - 730)) {
          last.put(entity, report.day());
          alarms.add(new Judged.Alarm(report.day(), List.copyOf(children)));
        }
      }
    }
    return alarms;
  }

  static List<Report> reports(PlantedTown town) {
    Map<String, Child> children =
        town.children().stream()
            .map(child -> new Child(child.child(), child.household(), child.inCare()))
            .collect(Collectors.toMap(Child::id, Function.identity()));
    return town.reports().stream()
        .map(told ->
            new Report(
                told.id(),
                told.day(),
                told.agency(),
                told.concern(),
                told.children().stream().map(children::get).toList(),
                told.entities().stream().map(Entity::parse).toList()))
        .sorted(Comparator.comparingInt(Report::day))
        .toList();
  }
}
