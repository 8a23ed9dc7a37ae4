package org.breakwater.patterns;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes through reports in their order and says at each which cluster of ties, if any, is seen with
 * more worries than its units' own rates explain. It knows nothing of later reports.
 *
 * <p>A cluster grows from each tie near the new worry by the tie whose share of its units is least
 * by chance: a thing, an adult or a place by whoever was met beside it, somebody's company by
 * whoever was named together with them. What surfaces holds one thing at least. Worries play no
 * part in growing, so that a shuffle of worries leaves every cluster as it is, and choosing costs
 * nothing that calibration does not see.
 */
final class Scanner {
  static final int WINDOW = Pattern.DAYS;

  /** A pattern rests on worries about at least so many units, each in a report of its own. */
  static final int LEAST_WORRIED = 2;

  /** One child in crisis is not a pattern: more worries about one unit are not counted. */
  static final int MOST_WORRIES = 3;

  /** Most ties of a cluster. */
  static final int MOST_TIES = 40;

  /** A cluster of more units than this is no longer one group of people. */
  static final int MOST_UNITS = 100;

  /** How unlikely a shared unit must be, given how often both turn up at all. */
  private static final double LINKED = 0.003;

  private final Sightings all;
  private final IntPredicate worry;
  private final Rates rates = new Rates();
  private double[] rate = new double[1_024];
  private int[] unitEnd = new int[64];
  private int[] tieEnd = new int[64];
  private int[] inWindow = new int[64];
  private long mentions;
  private int next;
  private int oldest;
  private int from;

  private int mark;
  private int[] unitMark = new int[64];
  private int[] placeOf = new int[64];
  private int[] reportMark = new int[1_024];
  private int[] clusterMark = new int[64];
  private int[] sharedMark = new int[64];
  private int[] sharedUnit = new int[64];
  private int[] shared = new int[64];
  private int looks;

  /** How often a tie is had in the window that is looked at, once that was asked. */
  private int[] namedMark = new int[64];

  private int[] named = new int[64];
  private int[] uponMark = new int[64];
  private final Ints upon = new Ints();
  private final Ints seeds = new Ints();
  private final Ints near = new Ints();
  private final Ints counted = new Ints();
  private final int[] cluster = new int[MOST_TIES];
  private int[] units = new int[64];
  private int[] worries = new int[64];
  private double[] chance = new double[64];
  private int seen;

  /** Those of the cluster's ties that are not somebody's company. */
  private int things;

  /** Reports of the window that have the first tie. */
  private int naming;

  private double exposure;
  private IntPredicate left = _ -> true;

  /** The report as of which is looked; below 0, the last one taken in. */
  private int asOf = -1;

  /** The first report of the window before that one. */
  private int start;

  private double @Nullable [] given;

  /**
   * For reports whose chances of being a worry are known.
   *
   * @param given the chance of each
   */
  Scanner(Sightings all, IntPredicate worry, double[] given) {
    this(all, worry);
    this.given = given;
  }

  Scanner(Sightings all, IntPredicate worry) {
    this.all = all;
    this.worry = worry;
  }

  boolean hasNext() {
    return next < all.size();
  }

  /** Takes the next report in and tells the strongest cluster that it bears on, if any. */
  @Nullable Candidate next() {
    int report = takeIn();
    return worry.test(report) ? strongest(report) : null;
  }

  /** Takes the next report in, and tells besides on which units it depends what is found. */
  @Nullable Look look() {
    int report = takeIn();
    return worry.test(report) ? new Look(strongest(report), upon.toArray()) : null;
  }

  /** The same at a report that was taken in before, as of then. */
  @Nullable Look look(int report) {
    if (!worry.test(report)) return null;
    asOf(report);
    var look = new Look(strongest(report), upon.toArray());
    asOf(-1);
    return look;
  }

  private void asOf(int report) {
    asOf = report;
    from = all.day(report < 0 ? next - 1 : report) - WINDOW;
    start = all.through(from - 1);
  }

  /** A report that was taken in reads otherwise; its sightings do already. */
  void replaced(int report, Sightings.Read was, Sightings.Read is) {
    makeRoom();
    count(was, -1, report >= oldest);
    count(is, 1, report >= oldest);
  }

  /** Forgets the report that was taken in last, whose sightings are there still. */
  void back() {
    int report = --next;
    count(all.read(report), -1, true);
    if (next == 0) return;
    from = all.day(next - 1) - WINDOW;
    while (oldest > 0 && all.day(oldest - 1) >= from) inWindow(all.read(--oldest), 1);
  }

  private void count(Sightings.Read read, int times, boolean window) {
    for (int unit : read.units()) unitEnd[unit] += times;
    for (int tie : read.ties()) tieEnd[tie] += times;
    if (window) inWindow(read, times);
  }

  private void inWindow(Sightings.Read read, int times) {
    if (!read.gone()) rates.count(read.stratum(), read.concern(), times);
    mentions += (long) times * read.entities().length;
    for (int tie : read.ties()) inWindow[tie] += times;
  }

  /** Learns the rates of reports that were taken in anew. */
  void rate(int first, int last) {
    var learnt = new Rates();
    int start = all.through(all.day(first) - WINDOW - 1);
    for (int report = start; report <= last; report++) {
      for (; all.day(start) < all.day(report) - WINDOW; start++) count(learnt, start, -1);
      if (report >= first) rate[report] = rate(learnt, report);
      count(learnt, report, 1);
    }
  }

  private double rate(Rates learnt, int report) {
    return all.stratum(report) == Sightings.GONE ? 0 : learnt.of(all.stratum(report));
  }

  private void count(Rates learnt, int report, int times) {
    if (all.stratum(report) != Sightings.GONE)
      learnt.count(all.stratum(report), worry.test(report), times);
  }

  /** Takes all reports in without looking for clusters. */
  void skip() {
    while (hasNext()) takeIn();
  }

  /** The chance that a report that was taken in is a worry. */
  double rate(int report) {
    return rate[report];
  }

  private int takeIn() {
    int report = next++;
    makeRoom();
    int day = all.day(report);
    from = day - WINDOW;
    forget();
    rate[report] = given == null ? rate(rates, report) : given[report];
    count(rates, report, 1);
    mentions += all.entities(report).length;
    for (int unit : all.units(report)) unitEnd[unit]++;
    for (int tie : all.ties(report)) {
      tieEnd[tie]++;
      inWindow[tie]++;
    }
    return report;
  }

  /**
   * What a cluster came to at a report that was taken in, had only some reports been made: as it
   * was then, whatever was taken in since.
   */
  Tally asOf(int report, int[] ties, IntPredicate made) {
    left = made;
    asOf(report);
    begin();
    for (int tie : ties) take(tie);
    left = _ -> true;
    asOf(-1);
    return tally();
  }

  private int end(Ints reports, int now) {
    return asOf < 0 ? now : reports.countTo(asOf);
  }

  private int endOfUnit(int unit) {
    return end(all.ofUnit(unit), unitEnd[unit]);
  }

  private int endOfTie(int tie) {
    return end(all.ofTie(tie), tieEnd[tie]);
  }

  /** How many reports of the window have a tie. */
  private int named(int tie) {
    if (asOf < 0) return inWindow[tie];
    if (namedMark[tie] != looks) {
      namedMark[tie] = looks;
      var of = all.ofTie(tie);
      named[tie] = of.countTo(asOf) - of.countTo(start - 1);
    }
    return named[tie];
  }

  private void makeRoom() {
    rate = rate.length >= all.size() ? rate : Arrays.copyOf(rate, all.size() * 2);
    reportMark = Ints.room(reportMark, all.size());
    unitEnd = Ints.room(unitEnd, all.unitCount());
    unitMark = Ints.room(unitMark, all.unitCount());
    uponMark = Ints.room(uponMark, all.unitCount());
    placeOf = Ints.room(placeOf, all.unitCount());
    tieEnd = Ints.room(tieEnd, all.tieCount());
    inWindow = Ints.room(inWindow, all.tieCount());
    namedMark = Ints.room(namedMark, all.tieCount());
    named = Ints.room(named, all.tieCount());
    clusterMark = Ints.room(clusterMark, all.tieCount());
    sharedMark = Ints.room(sharedMark, all.tieCount());
    sharedUnit = Ints.room(sharedUnit, all.tieCount());
    shared = Ints.room(shared, all.tieCount());
  }

  private void forget() {
    for (; all.day(oldest) < from; oldest++) {
      count(rates, oldest, -1);
      mentions -= all.entities(oldest).length;
      for (int tie : all.ties(oldest)) inWindow[tie]--;
    }
  }

  /** Everything that this report, or a report about one of its units, names is where to begin. */
  private @Nullable Candidate strongest(int report) {
    seeds.clear();
    upon.clear();
    looks++;
    mark++;
    comeUpon(all.units(report));
    for (int tie : all.ties(report)) seed(tie);
    for (int unit : all.units(report)) {
      var about = all.ofUnit(unit);
      for (int i = endOfUnit(unit) - 1; i >= 0 && all.day(about.get(i)) >= from; i--)
        for (int tie : all.ties(about.get(i))) seed(tie);
    }
    Candidate best = null;
    for (int seed : seeds.toArray()) {
      var grown = grow(report, seed, best == null ? 0 : best.tally().score());
      if (grown != null) best = grown;
    }
    return best;
  }

  /** Whoever was met beside what was looked at, brought in or not. */
  private void comeUpon(int[] units) {
    for (int unit : units) {
      if (uponMark[unit] == looks) continue;
      uponMark[unit] = looks;
      upon.add(unit);
    }
  }

  /**
   * What one household alone was met beside leads to nobody: a family's own car, named once or
   * twice, would pay next to nothing for its chances and bring along all that its child was met
   * beside. That is grown from what others were met beside as well.
   */
  private void seed(int tie) {
    if (clusterMark[tie] == mark) return;
    clusterMark[tie] = mark;
    if (metByTwo(tie)) seeds.add(tie);
  }

  private boolean metByTwo(int tie) {
    var reports = all.ofTie(tie);
    int one = -1;
    for (int i = endOfTie(tie) - 1; i >= 0 && all.day(reports.get(i)) >= from; i--) {
      // Should they prove to be two, it leads somewhere.
      comeUpon(all.units(reports.get(i)));
      for (int unit : all.units(reports.get(i))) {
        if (one >= 0 && unit != one) return true;
        one = unit;
      }
    }
    return false;
  }

  /** The best beginning of the cluster that grows from one tie, if it beats this score. */
  private @Nullable Candidate grow(int report, int seed, double beat) {
    begin();
    cluster[0] = seed;
    take(seed);
    int size = 1;
    int bestSize = 0;
    double best = beat;
    while (true) {
      var tally = tally();
      // What this report is no part of did not surface with it.
      if (reportMark[report] == mark
          && tally.score() > best
          && things > 0
          && tally.worried() >= LEAST_WORRIED) {
        best = tally.score();
        bestSize = size;
      }
      int linked = size < MOST_TIES && seen <= MOST_UNITS ? linked() : -1;
      if (linked < 0) break;
      cluster[size++] = linked;
      take(linked);
    }
    return bestSize == 0 ? null : candidate(report, Arrays.copyOf(cluster, bestSize));
  }

  private Candidate candidate(int report, int[] ties) {
    begin();
    for (int tie : ties) take(tie);
    var worried = new Ints();
    for (int i = 0; i < seen; i++) if (worries[i] > 0) worried.add(units[i]);
    return new Candidate(
        report, tally(), inCompany(ties.length), ties, worried.toArray(), counted.toArray());
  }

  /** How many of its units none of the cluster's entities was named beside. */
  private int inCompany(int ties) {
    // Things alone bring in none but whom they were named beside.
    if (things == ties) return 0;
    int inCompany = seen;
    for (int i = 0; i < seen; i++) {
      var about = all.ofUnit(units[i]);
      for (int j = endOfUnit(units[i]) - 1; j >= 0 && all.day(about.get(j)) >= from; j--)
        if (namesEntity(about.get(j))) {
          inCompany--;
          break;
        }
    }
    return inCompany;
  }

  private boolean namesEntity(int report) {
    for (int entity : all.entities(report))
      if (clusterMark[Sightings.tie(entity)] == mark) return true;
    return false;
  }

  private void begin() {
    mark++;
    seen = 0;
    things = 0;
    naming = 0;
    exposure = 0;
    near.clear();
    counted.clear();
  }

  /** Adds a tie to the cluster: its units, and all that was reported of them in the window. */
  private void take(int tie) {
    clusterMark[tie] = mark;
    boolean thing = Sightings.isEntity(tie);
    if (thing) things++;
    boolean first = naming == 0;
    var reports = all.ofTie(tie);
    for (int i = endOfTie(tie) - 1; i >= 0; i--) {
      int report = reports.get(i);
      if (all.day(report) < from) break;
      if (!left.test(report)) continue;
      if (first) naming++;
      if (all.units(report).length == 0) glue(report);
      comeUpon(all.units(report));
      for (int unit : all.units(report)) {
        if (!thing) bring(unit);
        else if (beside(report, unit)) break;
      }
    }
  }

  /**
   * Men and cars seen together before any child is known belong together, and count for nothing.
   */
  private void glue(int report) {
    if (reportMark[report] == mark) return;
    reportMark[report] = mark;
    counted.add(report);
    exposure += all.entities(report).length;
    for (int tie : all.ties(report)) share(tie, -2 - report);
  }

  /** A report counts once, so it brings in one unit only, the first that is not yet there. */
  private boolean beside(int naming, int unit) {
    if (unitMark[unit] == mark) return false;
    if (reportMark[naming] != mark) bring(unit);
    return true;
  }

  private void bring(int unit) {
    if (unitMark[unit] == mark) return;
    unitMark[unit] = mark;
    int place = seen++;
    placeOf[unit] = place;
    if (place == units.length) {
      units = Arrays.copyOf(units, place * 2);
      worries = Arrays.copyOf(worries, place * 2);
      chance = Arrays.copyOf(chance, place * 2);
    }
    units[place] = unit;
    worries[place] = 0;
    chance[place] = 0;
    var about = all.ofUnit(unit);
    for (int i = endOfUnit(unit) - 1; i >= 0; i--) {
      int report = about.get(i);
      if (all.day(report) < from) break;
      if (left.test(report)) count(place, report);
    }
  }

  private void count(int place, int report) {
    exposure += all.entities(report).length;
    for (int tie : all.ties(report)) share(tie, place);
    if (reportMark[report] == mark) return;
    reportMark[report] = mark;
    counted.add(report);
    chance[place] += rate[report];
    if (worry.test(report)) worries[place]++;
  }

  private void share(int tie, int place) {
    if (clusterMark[tie] == mark) return;
    if (sharedMark[tie] != mark) {
      sharedMark[tie] = mark;
      shared[tie] = 0;
      sharedUnit[tie] = -1;
      near.add(tie);
    }
    if (sharedUnit[tie] == place) return;
    sharedUnit[tie] = place;
    shared[tie]++;
  }

  /** The tie whose share of the cluster's units is least by chance, if unlikely enough. */
  private int linked() {
    int found = -1;
    double least = LINKED;
    double mentioned =
        asOf < 0 ? mentions : all.mentionsBefore(asOf + 1) - all.mentionsBefore(start);
    for (int i = 0; i < near.size(); i++) {
      int tie = near.get(i);
      if (clusterMark[tie] == mark) continue;
      double mean = exposure * named(tie) / mentioned;
      double likely = Chances.poissonAtLeast(shared[tie], mean);
      if (likely < least) {
        least = likely;
        found = tie;
      }
    }
    return found;
  }

  private Tally tally() {
    int worried = 0;
    int observed = 0;
    double expected = 0;
    for (int i = 0; i < seen; i++) {
      if (worries[i] > 0) worried++;
      observed += Math.min(MOST_WORRIES, worries[i]);
      expected += Chances.poissonUpTo(MOST_WORRIES, chance[i]);
    }
    return Tally.of(seen, worried, observed, expected, naming);
  }
}
