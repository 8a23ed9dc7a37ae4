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
  private final Standing standing;
  private final Watch watch;
  private int taken;

  /**
   * @param reports in the order of their days; those that are added to this list are gone on with
   * @param last the cut-off of the last look, if there was one
   * @param before that look, if it went through most of these reports
   */
  private Watching(
      Scan scan, List<Report> reports, @Nullable Standing last, @Nullable Watch before) {
    this.scan = scan;
    this.reports = reports;
    int settled = settled();
    standing = last != null && last.serves(scan, settled) ? last : set(settled);
    if (before != null && before.cutOff().equals(standing.cutOff())) {
      watch = before.again(reports);
      taken = reports.size();
    } else {
      watch = new Watch(standing.cutOff(), Set.of());
      go();
    }
  }

  /** Goes through all of them. */
  static Watching all(Scan scan, List<Report> reports, @Nullable Standing last) {
    return new Watching(scan, reports, last, null);
  }

  /** Goes through reports of which some are otherwise than this had them. */
  Watching again(List<Report> others, @Nullable Standing last) {
    return new Watching(scan, others, last, watch);
  }

  /** Goes on with what was added to its reports. */
  Watching on(@Nullable Standing last) {
    if (!standing.equals(last) || !standing.serves(scan, settled())) {
      return new Watching(scan, reports, last, watch);
    }
    go();
    return this;
  }

  Watch watch() {
    return watch;
  }

  Standing standing() {
    return standing;
  }

  private void go() {
    for (; taken < reports.size(); taken++) watch.follow(reports.get(taken));
  }

  private Standing set(int settled) {
    return new Standing(
        settled == 0
            ? new CutOff(0, scan.budgetPerMonth(), 0, 0)
            : scan.calibrate(reports.subList(0, settled), Set.of()),
        settled);
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
