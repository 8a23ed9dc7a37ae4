package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Sets the cut-off so that chance alone raises as many alarms a month as the area accepts.
 *
 * <p>Worries are shuffled among the reports of one agency, care status and year, and the whole
 * pipeline is gone through, telling known patterns from new ones included: what a known pattern
 * swallows depends on the cut-off, so that calibrating at a low one and filtering afterwards would
 * promise too little.
 */
final class Calibration {
  /** Enough chance alarms for the cut-off to be right within a few in a hundred. */
  private static final double ENOUGH = 600;

  private static final int LEAST_SHUFFLES = 3;
  private static final int MOST_SHUFFLES = 60;
  private static final double DAYS_A_MONTH = 30.4375;

  private Calibration() {}

  static CutOff of(Sightings all, double budgetPerMonth, long seed) {
    if (all.size() == 0) return new CutOff(0, budgetPerMonth, 0, 0);
    double months = Math.max(1, (all.day(all.size() - 1) - all.day(0) + 1) / DAYS_A_MONTH);
    int shuffles =
        (int)
            Math.clamp(
                Math.ceil(ENOUGH / (budgetPerMonth * months)), LEAST_SHUFFLES, MOST_SHUFFLES);
    var strata = strata(all);
    var shuffled =
        IntStream.range(0, shuffles)
            .parallel()
            .mapToObj(i -> candidates(all, shuffle(all, strata, new SplittableRandom(seed + i))))
            .toList();
    double low = 0;
    double high = highest(shuffled) + 1;
    for (int i = 0; i < 30; i++) {
      double middle = (low + high) / 2;
      if (alarms(all, shuffled, middle) > budgetPerMonth * months * shuffles) low = middle;
      else high = middle;
    }
    return new CutOff(
        high, budgetPerMonth, alarms(all, shuffled, high) / (months * shuffles), shuffles);
  }

  static List<Candidate> candidates(Sightings all, IntPredicate worry) {
    var found = new ArrayList<Candidate>();
    var scanner = new Scanner(all, worry);
    while (scanner.hasNext()) {
      var candidate = scanner.next();
      if (candidate != null) found.add(candidate);
    }
    return found;
  }

  private static double highest(List<List<Candidate>> shuffled) {
    return shuffled.stream()
        .flatMap(List::stream)
        .mapToDouble(candidate -> candidate.tally().score())
        .max()
        .orElse(0);
  }

  private static int alarms(Sightings all, List<List<Candidate>> shuffled, double cutOff) {
    return shuffled.parallelStream()
        .mapToInt(candidates -> {
          var register = new Register(cutOff, false);
          for (var candidate : candidates) register.add(candidate, all.day(candidate.report()));
          return register.known().size();
        })
        .sum();
  }

  private static List<int[]> strata(Sightings all) {
    var members = new java.util.TreeMap<Long, Ints>();
    for (int i = 0; i < all.size(); i++) {
      if (all.units(i).length == 0) continue;
      long year = Math.floorDiv(all.day(i) - all.day(0), 365);
      members.computeIfAbsent(all.stratum(i) * 100_000L + year, _ -> new Ints()).add(i);
    }
    return members.values().stream().map(Ints::toArray).toList();
  }

  private static IntPredicate shuffle(Sightings all, List<int[]> strata, SplittableRandom random) {
    var worry = new boolean[all.size()];
    for (int[] reports : strata) {
      int worries = 0;
      for (int report : reports) if (all.concern(report)) worries++;
      // Choosing which reports are the worries, one by one, is a shuffle that needs no copy.
      int left = reports.length;
      for (int report : reports)
        if (random.nextInt(left--) < worries) {
          worry[report] = true;
          worries--;
        }
    }
    return report -> worry[report];
  }
}
