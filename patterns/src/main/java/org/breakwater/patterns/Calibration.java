package org.breakwater.patterns;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Sets the cut-off so that chance alone raises as many alarms a month as the area accepts.
 *
 * <p>Worries are shuffled among the reports of one agency, care status and year, and the whole
 * pipeline is gone through, telling known patterns from new ones included: what a known pattern
 * swallows depends on the cut-off, so that calibrating at a low one and filtering afterwards would
 * promise too little. It is done twice: what the first shuffles show to be there for sure is left
 * out of the second, which set the cut-off.
 */
final class Calibration {
  /** Enough chance alarms for the cut-off to be right within a few in a hundred. */
  private static final double ENOUGH = 600;

  private static final int LEAST_SHUFFLES = 3;
  private static final int MOST_SHUFFLES = 60;
  private static final double DAYS_A_MONTH = 30.4375;

  /**
   * So many alarms of each type are taken to be there, and to be chance, before any is counted, so
   * that a few do not say much.
   */
  private static final double BEFORE = 3;

  /**
   * Patterns are surely there while of so many that are as strong chance would raise one at most.
   */
  private static final double SURE = 10;

  private final Coding coding;
  private final List<List<Candidate>> shuffled;
  private final double accepted;

  private Calibration(Coding coding, List<List<Candidate>> shuffled, double accepted) {
    this.coding = coding;
    this.shuffled = shuffled;
    this.accepted = accepted;
  }

  static CutOff of(Coding coding, double budgetPerMonth, long seed) {
    var all = coding.sightings;
    if (all.size() == 0) return new CutOff(0, budgetPerMonth, 0, 0);
    double months = Math.max(1, (all.day(all.size() - 1) - all.day(0) + 1) / DAYS_A_MONTH);
    int shuffles =
        (int)
            Math.clamp(
                Math.ceil(ENOUGH / (budgetPerMonth * months)), LEAST_SHUFFLES, MOST_SHUFFLES);
    double accepted = budgetPerMonth * months * shuffles;
    var found = candidates(all, all::concern);
    var whole = new Calibration(coding, shuffled(all, new BitSet(), shuffles, seed), accepted);
    var sure = whole.beyondChance(found, whole.oneForAll(budgetPerMonth));
    var calibration = new Calibration(coding, shuffled(all, sure, shuffles, seed), accepted);
    var times = calibration.times(found, calibration.oneForAll(budgetPerMonth));
    var set =
        calibration.lowest(
            score -> new CutOff(score, leads(score, times), budgetPerMonth, 0, shuffles));
    return new CutOff(
        set.score(),
        set.leads(),
        budgetPerMonth,
        calibration.alarms(set) / (months * shuffles),
        shuffles);
  }

  private static List<List<Candidate>> shuffled(
      Sightings all, BitSet without, int shuffles, long seed) {
    var strata = strata(all, without);
    return IntStream.range(0, shuffles)
        .parallel()
        .mapToObj(i -> candidates(all, shuffle(all, strata, new SplittableRandom(seed + i))))
        .toList();
  }

  private CutOff oneForAll(double budgetPerMonth) {
    return lowest(score -> new CutOff(score, budgetPerMonth, 0, shuffled.size()));
  }

  /**
   * The reports of the patterns that stand out so far that of all as strong one in ten, at most, is
   * what chance would raise. Their worries are not shuffled: what is there is no part of what
   * chance does, as outbreaks of before are left out where the next are looked for (Farrington and
   * others, JRSS A 159, 1996). Shuffled with the rest, they would make an area where much happens
   * see more than another before it is told.
   */
  private BitSet beyondChance(List<Candidate> found, CutOff cutOff) {
    var seen = new ArrayList<>(register(found, cutOff).known());
    seen.sort(comparingDouble(Calibration::strength).reversed());
    double[] chance =
        shuffled.stream()
            .flatMap(candidates -> register(candidates, cutOff).known().stream())
            .mapToDouble(Calibration::strength)
            .sorted()
            .toArray();
    int beyond = 0;
    for (int i = 0, weaker = chance.length; i < seen.size(); i++) {
      while (weaker > 0 && chance[weaker - 1] >= strength(seen.get(i))) weaker--;
      int raised = chance.length - weaker;
      if (raised * SURE <= (i + 1.0) * shuffled.size()) beyond = i + 1;
    }
    var reports = new BitSet();
    for (var known : seen.subList(0, beyond))
      for (int report : known.strongest.reports()) reports.set(report);
    return reports;
  }

  private static double strength(Register.Known known) {
    return known.strongest.tally().score();
  }

  /** The lowest of the cut-offs that a score each makes at which chance raises no more alarms. */
  private CutOff lowest(DoubleFunction<CutOff> of) {
    double low = 0;
    double high = highest(shuffled) + 1;
    while (alarms(of.apply(high)) > accepted) high *= 2;
    for (int i = 0; i < 30; i++) {
      double middle = (low + high) / 2;
      if (alarms(of.apply(middle)) > accepted) low = middle;
      else high = middle;
    }
    return of.apply(high);
  }

  /**
   * How many times as many alarms there are as chance raises, by the type of what they grew from:
   * weights of groups of hypotheses, as in Hu, Zhao and Zhou, False Discovery Rate Control with
   * Groups, JASA 105 (2010).
   */
  private Map<String, Double> times(List<Candidate> found, CutOff cutOff) {
    var seen = byType(found, cutOff);
    var chance = new TreeMap<String, Double>();
    for (var candidates : shuffled)
      byType(candidates, cutOff)
          .forEach((type, alarms) -> chance.merge(type, alarms / shuffled.size(), Double::sum));
    var types = new TreeSet<>(seen.keySet());
    types.addAll(chance.keySet());
    var times = new TreeMap<String, Double>();
    for (var type : types)
      times.put(
          type,
          (seen.getOrDefault(type, 0.0) + BEFORE) / (chance.getOrDefault(type, 0.0) + BEFORE));
    return times;
  }

  private Map<String, Double> byType(List<Candidate> candidates, CutOff cutOff) {
    var alarms = new TreeMap<String, Double>();
    for (var known : register(candidates, cutOff).known())
      alarms.merge(coding.type(known.first), 1.0, Double::sum);
    return alarms;
  }

  /** What stands out three times as often as by chance need have a third of the ratio only. */
  private static Map<String, Double> leads(double score, Map<String, Double> times) {
    var leads = new TreeMap<String, Double>();
    times.forEach((type, more) -> leads.put(type, Math.log1p(Math.expm1(score) / more)));
    return leads;
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

  private int alarms(CutOff cutOff) {
    return shuffled.parallelStream()
        .mapToInt(candidates -> register(candidates, cutOff).known().size())
        .sum();
  }

  private Register register(List<Candidate> candidates, CutOff cutOff) {
    var register = new Register(candidate -> coding.reaches(candidate, cutOff), false);
    for (var candidate : candidates)
      register.add(candidate, coding.sightings.day(candidate.report()));
    return register;
  }

  private static List<int[]> strata(Sightings all, BitSet without) {
    var members = new TreeMap<Long, Ints>();
    for (int i = 0; i < all.size(); i++) {
      if (all.units(i).length == 0 || without.get(i)) continue;
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
