package org.breakwater.linkage;

/** Evidence in thousandths of a bit. */
final class Bits {
  /** Beyond so many thousandths of a bit either way, probabilities are not kept at hand. */
  private static final int KEPT = 40_000;

  private Bits() {}

  /** Probabilities that learning asks for again and again; made when first asked for. */
  private static final class Kept {
    static final double[] PROBABILITIES = new double[2 * KEPT + 1];

    static {
      for (int i = 0; i < PROBABILITIES.length; i++) {
        PROBABILITIES[i] = reckoned(i - KEPT);
      }
    }
  }

  /** The base-2 logarithm of a likelihood ratio, to the nearest thousandth; strictly repeatable. */
  static int of(double ratio) {
    return (int) Math.rint(1000 * StrictMath.log(ratio) / StrictMath.log(2));
  }

  static double probability(int millibits) {
    return Math.abs(millibits) <= KEPT ? Kept.PROBABILITIES[millibits + KEPT] : reckoned(millibits);
  }

  private static double reckoned(int millibits) {
    return 1 / (1 + StrictMath.pow(2, -millibits / 1000.0));
  }
}
