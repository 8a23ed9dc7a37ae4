package org.breakwater.patterns;

/**
 * How often an ordinary report is a worry, for each stratum of agency and care, learnt from the
 * window before a report and from nothing after it.
 */
final class Rates {
  /** Reports' worth of the whole area's rate that a stratum starts with. */
  private static final double PRIOR = 100;

  /** One worry in ten reports, weighing as much as 100 of them, until the area has a history. */
  private static final double FIRST_WORRIES = 10;

  private static final double FIRST_REPORTS = 100;

  private int[] reports = new int[16];
  private int[] worries = new int[16];
  private long allReports;
  private long allWorries;

  double of(int stratum) {
    makeRoom(stratum);
    double overall = (allWorries + FIRST_WORRIES) / (allReports + FIRST_REPORTS);
    return (worries[stratum] + PRIOR * overall) / (reports[stratum] + PRIOR);
  }

  void count(int stratum, boolean worry, int times) {
    makeRoom(stratum);
    reports[stratum] += times;
    allReports += times;
    if (worry) {
      worries[stratum] += times;
      allWorries += times;
    }
  }

  private void makeRoom(int stratum) {
    reports = Ints.room(reports, stratum + 1);
    worries = Ints.room(worries, stratum + 1);
  }
}
