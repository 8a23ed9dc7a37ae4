package org.breakwater.patterns;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * On what it bears that some reports read otherwise than they did. Whom a report is about bears on
 * what came upon any of them while it is evidence; what it names, on what came near that. How much
 * is named at all bears on whatever is looked at in that time, and whether reports are worries, and
 * of which rates, for as long again: rates are learnt from the window before a report.
 */
final class Rereading {
  private final Sightings before;
  private final BitSet units = new BitSet();

  /** Reports that bear on whatever came upon a unit. */
  private final Map<Integer, Ints> ofUnit = new HashMap<>();

  /** Reports that read otherwise at all, such as of another child of the same household. */
  private final BitSet otherwise = new BitSet();

  /** Reports that name something else, or that name as much of somebody else. */
  private final BitSet named = new BitSet();

  /** Those of them that name more or fewer than they did. */
  private final BitSet sized = new BitSet();

  /** Reports by which it is otherwise what was met beside what. */
  private final BitSet met = new BitSet();

  /** Reports that are a worry or were none, or of a child in care or not: of other rates. */
  private final BitSet counted = new BitSet();

  /**
   * @param before as all reports read before
   * @param all that read otherwise
   */
  Rereading(Sightings before, List<Coding.Otherwise> all) {
    this.before = before;
    all.forEach(this::bear);
  }

  private void bear(Coding.Otherwise one) {
    int report = one.report();
    var was = one.was();
    var is = one.is();
    otherwise.set(report);
    for (int unit : was.units()) upon(unit, report);
    for (int unit : is.units()) upon(unit, report);
    if (was.stratum() != is.stratum() || was.concern() != is.concern()) counted.set(report);
    int[] tiesWere = was.ties();
    int[] tiesAre = is.ties();
    boolean alone = was.units().length == 0 != (is.units().length == 0);
    boolean others = !Arrays.equals(was.entities(), is.entities());
    if (others) named.set(report);
    if (was.entities().length != is.entities().length) sized.set(report);
    if (others || !Arrays.equals(was.units(), is.units())) {
      if (was.entities().length + is.entities().length > 0) met.set(report);
      if (alone || was.units().length == 0) for (int tie : tiesWere) near(tie, report);
    }
    for (int tie : tiesWere) if (!has(tiesAre, tie)) near(tie, report);
    for (int tie : tiesAre) if (!has(tiesWere, tie)) near(tie, report);
  }

  private static boolean has(int[] ties, int tie) {
    for (int one : ties) if (one == tie) return true;
    return false;
  }

  private void upon(int unit, int report) {
    units.set(unit);
    var of = ofUnit.computeIfAbsent(unit, _ -> new Ints());
    if (of.size() == 0 || of.get(of.size() - 1) != report) of.add(report);
  }

  /**
   * Whatever came near a tie came upon somebody who was met beside it, or beside something that was
   * seen together with it before any child was known.
   */
  private void near(int tie, int report) {
    int from = since(report, Scanner.WINDOW);
    int to = through(report, Scanner.WINDOW);
    var seen = new HashSet<Integer>();
    var next = new ArrayDeque<Integer>();
    next.add(tie);
    while (!next.isEmpty()) {
      int one = next.remove();
      if (!seen.add(one)) continue;
      var of = before.ofTie(one);
      for (int i = of.countTo(from - 1); i < of.size() && of.get(i) < to; i++) {
        int[] about = before.units(of.get(i));
        for (int unit : about) upon(unit, report);
        if (about.length == 0) for (int other : before.ties(of.get(i))) next.add(other);
      }
    }
  }

  /** The first report within so many days before another. */
  private int since(int report, int days) {
    return before.through(before.day(report) - days - 1);
  }

  /** How many reports there are until so many days after another. */
  private int through(int report, int days) {
    return before.through(before.day(report) + days);
  }

  /** Adds every report within so many days after any of these. */
  private void after(BitSet these, int days, BitSet to) {
    these.stream().forEach(report -> to.set(report, through(report, days)));
  }

  /** Every report at which something else may be found than was, if it {@link #bears} on that. */
  BitSet reach() {
    var reached = new BitSet();
    after(otherwise, Scanner.WINDOW, reached);
    after(counted, 2 * Scanner.WINDOW, reached);
    return reached;
  }

  /** Every report of which the chance to be a worry is another. */
  BitSet rated() {
    var rated = new BitSet();
    after(counted, Scanner.WINDOW, rated);
    return rated;
  }

  /** Whether something else may be found at a report than was found coming upon these units. */
  boolean bears(int report, int[] upon) {
    int since = since(report, Scanner.WINDOW);
    if (otherwise.get(report)
        || any(sized, since, report)
        || any(counted, since(report, 2 * Scanner.WINDOW), report)) return true;
    for (int unit : upon) {
      if (!units.get(unit)) continue;
      var of = ofUnit.get(unit);
      if (of != null && of.countTo(report) > of.countTo(since - 1)) return true;
    }
    return false;
  }

  private static boolean any(BitSet reports, int from, int to) {
    int first = reports.nextSetBit(from);
    return first >= 0 && first <= to;
  }

  /** Whether one of these reports reads otherwise. */
  boolean among(int[] reports) {
    for (int report : reports) if (otherwise.get(report)) return true;
    return false;
  }

  /** Whether anything else is named between two reports. */
  boolean named(int from, int to) {
    return any(named, from, to);
  }

  /** Whether it is otherwise what was met beside what in the window that ends with a report. */
  boolean met(int report) {
    return any(met, since(report, Scanner.WINDOW), report);
  }

  /** Whether what is named, or is told of any of these units, is otherwise in that window. */
  boolean told(int report, List<Integer> of) {
    int since = since(report, Scanner.WINDOW);
    if (any(named, since, report)) return true;
    for (int unit : of) {
      var reports = ofUnit.get(unit);
      if (reports != null && reports.countTo(report) > reports.countTo(since - 1)) return true;
    }
    return false;
  }
}
