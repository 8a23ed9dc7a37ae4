package org.breakwater.alerts;

import java.util.List;
import java.util.Set;
import org.breakwater.patterns.CutOff;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;
import org.breakwater.patterns.Watch;

/** Goes through the record's reports as if they were arriving. */
final class Watching {
  private static final int DAYS_A_YEAR = 365;

  private Watching() {}

  /**
   * The cut-off is set from whole years of reports, so that from one year's end to the next a
   * pattern surfaces with the same report however many more have arrived.
   *
   * @param reports in the order of their days
   */
  static Watch all(Scan scan, List<Report> reports) {
    if (reports.isEmpty()) return new Watch(new CutOff(0, scan.budgetPerMonth(), 0, 0), Set.of());
    int first = reports.getFirst().day();
    int years = (reports.getLast().day() - first) / DAYS_A_YEAR;
    var settled =
        years == 0
            ? reports
            : reports.stream()
                .filter(report -> report.day() < first + years * DAYS_A_YEAR)
                .toList();
    var watch = new Watch(scan.calibrate(settled, Set.of()), Set.of());
    reports.forEach(watch::add);
    return watch;
  }
}
