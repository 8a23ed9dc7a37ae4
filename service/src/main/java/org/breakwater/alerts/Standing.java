package org.breakwater.alerts;

import java.util.List;
import java.util.Set;
import org.breakwater.patterns.CutOff;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;

/**
 * The cut-off that stands. It is set from whole years of reports, and serves until those have
 * become more or fewer by one in a hundred, such as when another year is whole, or until the area
 * accepts another number of false alarms. Who is who in them, or a word put right, does not move
 * it: it would move every pattern by a hair.
 *
 * @param cutOff as it was set
 * @param reports from how many it was
 */
record Standing(CutOff cutOff, int reports) {
  /** A year of these: a history of whole years begins with its first report. */
  static final int DAYS_A_YEAR = 365;

  private static final int ONE_IN = 100;

  /**
   * Sets it from these reports, going through shuffles of them: seconds to minutes.
   *
   * @param reports in the order of their days
   */
  static Standing of(Scan scan, List<Report> reports) {
    int settled = settled(reports);
    return new Standing(
        settled == 0
            ? new CutOff(0, scan.budgetPerMonth(), 0, 0)
            : scan.calibrate(reports.subList(0, settled), Set.of()),
        settled);
  }

  /** How many of the reports set it: those of whole years, or all where no year is whole. */
  static int settled(List<Report> reports) {
    if (reports.isEmpty()) return 0;
    int first = reports.getFirst().day();
    int years = (reports.getLast().day() - first) / DAYS_A_YEAR;
    if (years == 0) return reports.size();
    int whole = 0;
    while (reports.get(whole).day() < first + years * DAYS_A_YEAR) whole++;
    return whole;
  }

  /**
   * Whether it need not be set anew.
   *
   * @param settled how many reports of whole years there are now
   */
  boolean serves(Scan scan, int settled) {
    return cutOff.budgetPerMonth() == scan.budgetPerMonth()
        && (long) Math.abs(settled - reports) * ONE_IN <= reports;
  }
}
