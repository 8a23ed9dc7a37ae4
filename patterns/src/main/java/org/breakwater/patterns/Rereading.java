package org.breakwater.patterns;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Compares reports with how they were read before. Up to some report they are the same ones. Where
 * they differ in whom they are about, it is only about some units: what was found without coming
 * upon any of these would be found again. Where they differ in what they name, or in what they
 * count as, that bears on whatever was found in the time for which a report is evidence.
 *
 * <p>Units keep their numbers as long as all that is told of them is as it was; the others get new
 * ones, so that nothing that was worked out for an old number can be taken for theirs.
 */
final class Rereading {
  private static final int NONE = -1;

  private final Coding before;
  private final Coding now;
  private final int same;
  private final int[] numbers;
  private final int[] old;
  private final BitSet changed = new BitSet();
  private final BitSet changedNow = new BitSet();

  /** Reports that tell of a unit of which something is otherwise. */
  private final BitSet otherwise = new BitSet();

  /** Reports that name something else, or somebody where they named nobody. */
  private final BitSet named = new BitSet();

  /** Reports that are a worry or were none, or of a child in care or not: of other rates. */
  private final BitSet counted = new BitSet();

  /** Compares them and gives the units of the second their numbers. */
  Rereading(Coding before, Coding now) {
    this.before = before;
    this.now = now;
    same = same();
    numbers = new int[now.sightings.unitCount()];
    old = new int[now.sightings.unitCount()];
    compare();
    for (int unit = changed.nextSetBit(0); unit >= 0; unit = changed.nextSetBit(unit + 1)) {
      var about = before.sightings.ofUnit(unit);
      for (int i = 0; i < about.size(); i++) otherwise.set(about.get(i));
    }
    now.renumber(numbers, number());
  }

  /** How many reports from the first on are the same, however they read. */
  private int same() {
    int common = Math.min(before.reports.size(), now.reports.size());
    int at = 0;
    while (at < common
        && before.reports.get(at).id().equals(now.reports.get(at).id())
        && before.sightings.day(at) == now.sightings.day(at)) at++;
    return at;
  }

  private void compare(int report) {
    var was = before.sightings;
    var is = now.sightings;
    if (was.units(report).length == 0 != (is.units(report).length == 0)
        || !Arrays.equals(was.entities(report), is.entities(report))) named.set(report);
    if (was.stratum(report) != is.stratum(report) || was.concern(report) != is.concern(report))
      counted.set(report);
  }

  private void compare() {
    int[] became = new int[before.sightings.unitCount()];
    Arrays.fill(became, NONE);
    Arrays.fill(old, NONE);
    for (int report = 0; report < same; report++) {
      compare(report);
      int[] was = before.sightings.units(report);
      int[] is = now.sightings.units(report);
      if (before.reports.get(report).children().equals(now.reports.get(report).children())) {
        for (int i = 0; i < was.length; i++) pair(was[i], is[i], became);
      } else {
        for (int unit : was) changed.set(unit);
        for (int unit : is) changedNow.set(unit);
      }
    }
    for (int unit = 0; unit < old.length; unit++) {
      if (old[unit] == NONE) continue;
      if (changedNow.get(unit)) changed.set(old[unit]);
      if (changed.get(old[unit])) changedNow.set(unit);
    }
  }

  private void pair(int was, int is, int[] became) {
    if (old[is] == NONE && became[was] == NONE) {
      old[is] = was;
      became[was] = is;
    } else if (old[is] != was) {
      changed.set(was);
      changedNow.set(is);
      if (old[is] != NONE) changed.set(old[is]);
      if (became[was] != NONE) changedNow.set(became[was]);
    }
  }

  private int number() {
    int next = before.unitCount();
    for (int unit = 0; unit < numbers.length; unit++)
      numbers[unit] = old[unit] == NONE || changedNow.get(unit) ? next++ : old[unit];
    return next;
  }

  /** Whether what was found at a report is what would be found now. */
  boolean stands(int report, int[] upon) {
    if (report >= same) return false;
    for (int unit : upon) if (changed.get(unit)) return false;
    // A report's rate is learnt from the window before it, and is evidence for another one.
    return none(named, since(report, Scanner.WINDOW), report)
        && none(counted, since(report, 2 * Scanner.WINDOW), report);
  }

  /**
   * Whether, in all the time of a pattern, nothing that is told is otherwise but whom it is about.
   */
  boolean standThrough(Register.Known known) {
    int end = now.sightings.through(known.last);
    if (end > same || before.sightings.through(known.last) > same) return false;
    int first =
        known.grown.stream()
            .flatMapToInt(grown -> Arrays.stream(grown.candidate().reports()))
            .min()
            .orElse(0);
    return none(named, first, end) && none(counted, first, end);
  }

  private int since(int report, int days) {
    return before.sightings.through(before.sightings.day(report) - days - 1);
  }

  private static boolean none(BitSet reports, int from, int to) {
    int first = reports.nextSetBit(from);
    return first < 0 || first > to;
  }

  /** Whether nobody is somebody else in the two years that end with a report. */
  boolean sameUnits(int report) {
    return none(otherwise, since(report, Scanner.WINDOW), report);
  }
}
