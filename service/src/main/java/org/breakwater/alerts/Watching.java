package org.breakwater.alerts;

import java.util.List;
import java.util.Set;
import org.breakwater.patterns.CutOff;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;
import org.breakwater.patterns.Watch;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the record's reports as if they were arriving, and goes on from there when more
 * come: with the same result as if it had gone through all of them anew.
 */
final class Watching {
  private static final int DAYS_A_YEAR = 365;

  private final Scan scan;
  private final List<Report> reports;
  private final Watch watch;
  private int settled;
  private int taken;

  /**
   * The cut-off is set from whole years of reports, so that from one year's end to the next a
   * pattern surfaces with the same report however many more have arrived.
   *
   * @param reports in the order of their days; those that are added to this list are gone on with
   * @param before an earlier look, of which the cut-off serves while the years that set it are the
   *     same
   */
  private Watching(Scan scan, List<Report> reports, @Nullable Watching before) {
    this.scan = scan;
    this.reports = reports;
    settled = settled();
    watch = new Watch(cutOff(before), Set.of());
    go();
  }

  /** Goes through all of them. */
  static Watching all(Scan scan, List<Report> reports) {
    return new Watching(scan, reports, null);
  }

  /** Goes through reports of which some are otherwise than this had them. */
  Watching again(List<Report> others) {
    return new Watching(scan, others, this);
  }

  /** Goes on with what was added to its reports; anew where a year has become whole. */
  Watching on() {
    if (settled() != settled) {
      return new Watching(scan, reports, null);
    }
    go();
    return this;
  }

  Watch watch() {
    return watch;
  }

  private void go() {
    for (; taken < reports.size(); taken++) watch.follow(reports.get(taken));
  }

  private CutOff cutOff(@Nullable Watching before) {
    if (reports.isEmpty()) return new CutOff(0, scan.budgetPerMonth(), 0, 0);
    List<Report> years = reports.subList(0, settled);
    return before != null && years.equals(before.reports.subList(0, before.settled))
        ? before.watch.cutOff()
        : scan.calibrate(years, Set.of());
  }

  /** How many of the reports set the cut-off. */
  private int settled() {
    if (reports.isEmpty()) return 0;
    int first = reports.getFirst().day();
    int years = (reports.getLast().day() - first) / DAYS_A_YEAR;
    if (years == 0) return reports.size();
    int whole = 0;
    while (reports.get(whole).day() < first + years * DAYS_A_YEAR) whole++;
    return whole;
  }
}
