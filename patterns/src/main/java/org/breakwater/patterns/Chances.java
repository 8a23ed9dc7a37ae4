package org.breakwater.patterns;

/** Chances of counts. */
final class Chances {
  private Chances() {}

  /** The chance that a Poisson number with this mean is at least {@code least}. */
  static double poissonAtLeast(int least, double mean) {
    double term = Math.exp(-mean);
    if (least == 1) return -Math.expm1(-mean);
    for (int i = 0; i < least; i++) term *= mean / (i + 1);
    double sum = 0;
    for (int i = least; term > sum * 1e-9; i++) {
      sum += term;
      term *= mean / (i + 1);
    }
    return Math.min(1, sum);
  }

  /** The mean of a Poisson number of which no more than {@code most} is counted. */
  static double poissonUpTo(int most, double mean) {
    double term = Math.exp(-mean);
    double missing = 0;
    for (int i = 0; i < most; i++) {
      missing += term * (most - i);
      term *= mean / (i + 1);
    }
    return most - missing;
  }

  /** The logarithm of 1 and a number of which the logarithm is given, however great. */
  static double logOfOneAnd(double logarithm) {
    return Math.max(0, logarithm) + Math.log1p(Math.exp(-Math.abs(logarithm)));
  }
}
