package org.breakwater.patterns;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Compares reports with how they were read before. Up to some report they differ at most in whom
 * they are about, and then only about some units: what was found at those reports without coming
 * upon any of these units would be found again.
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

  /** How many reports from the first on differ at most in whom they are about. */
  private int same() {
    int common = Math.min(before.reports.size(), now.reports.size());
    int at = 0;
    while (at < common && alike(at)) at++;
    return at;
  }

  private boolean alike(int report) {
    var was = before.sightings;
    var is = now.sightings;
    return before.reports.get(report).id().equals(now.reports.get(report).id())
        && before.reports.get(report).agency().equals(now.reports.get(report).agency())
        && was.day(report) == is.day(report)
        && was.stratum(report) == is.stratum(report)
        && was.concern(report) == is.concern(report)
        && was.units(report).length == 0 == (is.units(report).length == 0)
        && Arrays.equals(was.entities(report), is.entities(report));
  }

  private void compare() {
    int[] became = new int[before.sightings.unitCount()];
    Arrays.fill(became, NONE);
    Arrays.fill(old, NONE);
    for (int report = 0; report < same; report++) {
      int[] was = before.sightings.units(report);
      int[] is = now.sightings.units(report);
      if (was.length == is.length && before.reports.get(report).equals(now.reports.get(report))) {
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
    return true;
  }

  /** Whether nothing that was told until this day is otherwise but whom it is about. */
  boolean standsThrough(int day) {
    return before.sightings.through(day) <= same && now.sightings.through(day) <= same;
  }

  /** Whether nobody is somebody else in the two years that end with a report. */
  boolean sameUnits(int report) {
    int first =
        otherwise.nextSetBit(
            before.sightings.through(before.sightings.day(report) - Scanner.WINDOW - 1));
    return first < 0 || first > report;
  }
}
