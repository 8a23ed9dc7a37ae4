package org.breakwater.bench.patterns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.breakwater.patterns.Child;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;
import org.breakwater.patterns.Watch;
import org.breakwater.town.planted.PlantedPlan;
import org.breakwater.town.planted.PlantedTown;

/**
 * Measures how long it takes to go on with one new report after a town's whole history, beside
 * going through all of it again.
 */
public final class GoingOn {
  private static final long SEED = 9_004L;
  private static final int NEW = 2_000;
  private static final int MERGED = 20;

  /**
   * What was measured.
   *
   * @param reports of the history
   * @param cutOff setting the cut-off
   * @param history going through the history at that cut-off
   * @param each new report: taking it in, every pattern as it then stands, and why and in how many
   *     readings the one that grew is one
   * @param grown how many of them a pattern grew with
   * @param again going through all reports again after two children have proved to be one, with
   *     every pattern as it then stands
   * @param patterns at the end
   */
  public record Measured(
      int reports,
      Duration cutOff,
      Duration history,
      List<Duration> each,
      int grown,
      List<Duration> again,
      int patterns) {}

  private GoingOn() {}

  /** One town of 250,000 people and 16 years, its last 2,000 reports new. */
  public static Measured measure() {
    List<Report> reports = Detection.reports(PlantedTown.of(PlantedPlan.rotherham(SEED)));
    List<Report> history = reports.subList(0, reports.size() - NEW);
    long began = System.nanoTime();
    var watch = new Watch(Scan.withBudget(1).calibrate(history, Set.of()), Set.of());
    long set = System.nanoTime();
    history.forEach(watch::follow);
    long gone = System.nanoTime();
    var each = new ArrayList<Duration>();
    int grown = 0;
    for (Report report : reports.subList(history.size(), reports.size())) {
      long before = System.nanoTime();
      var pattern = watch.add(report);
      watch.patterns();
      pattern
          .map(Pattern::number)
          .ifPresent(number -> {
            watch.explain(number);
            watch.readings(number, List.of());
          });
      each.add(Duration.ofNanos(System.nanoTime() - before));
      if (pattern.isPresent()) grown++;
    }
    int patterns = watch.patterns().size();
    return new Measured(
        history.size(),
        Duration.ofNanos(set - began),
        Duration.ofNanos(gone - set),
        each,
        grown,
        again(watch, reports),
        patterns);
  }

  private static List<Duration> again(Watch watch, List<Report> told) {
    List<Report> reports = told;
    var again = new ArrayList<Duration>();
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < MERGED; i++) {
      Child one = anybody(reports, random);
      Child other = anybody(reports, random);
      List<Report> now = reports.stream().map(report -> read(report, one, other)).toList();
      var otherwise = new TreeMap<Integer, Optional<Report>>();
      for (int at = 0; at < now.size(); at++)
        if (now.get(at) != reports.get(at)) otherwise.put(at, Optional.of(now.get(at)));
      reports = now;
      long before = System.nanoTime();
      watch.reread(otherwise);
      watch.patterns();
      again.add(Duration.ofNanos(System.nanoTime() - before));
    }
    return again;
  }

  /** Whoever is written about often is drawn often. */
  private static Child anybody(List<Report> reports, SplittableRandom random) {
    while (true) {
      Report report = reports.get(random.nextInt(reports.size()));
      if (!report.children().isEmpty()) return report.children().getFirst();
    }
  }

  private static Report read(Report report, Child one, Child other) {
    return report.children().contains(one)
        ? new Report(
            report.id(),
            report.day(),
            report.agency(),
            report.worry(),
            report.children().stream()
                .map(child -> child.equals(one) ? other : child)
                .distinct()
                .toList(),
            report.entities(),
            report.accused())
        : report;
  }
}
