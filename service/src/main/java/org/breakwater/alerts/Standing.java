package org.breakwater.alerts;

import org.breakwater.patterns.CutOff;
import org.breakwater.patterns.Scan;

/**
 * The cut-off that stands. It is set from whole years of reports, and stands until those have
 * become more or fewer by one in a hundred, such as when another year is whole, or until the area
 * accepts another number of false alarms. Who is who in them, or a word put right, does not move
 * it: it would move every pattern by a hair.
 *
 * @param cutOff as it was set
 * @param reports from how many it was
 */
record Standing(CutOff cutOff, int reports) {
  private static final int ONE_IN = 100;

  /**
   * Whether it is still the one to use.
   *
   * @param settled how many reports of whole years there are now
   */
  boolean serves(Scan scan, int settled) {
    return cutOff.budgetPerMonth() == scan.budgetPerMonth()
        && (long) Math.abs(settled - reports) * ONE_IN <= reports;
  }
}
