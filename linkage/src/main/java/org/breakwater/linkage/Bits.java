package org.breakwater.linkage;

/** Evidence in thousandths of a bit. */
final class Bits {
  private Bits() {}

  /** The base-2 logarithm of a likelihood ratio, to the nearest thousandth; strictly repeatable. */
  static int of(double ratio) {
    return (int) Math.rint(1000 * StrictMath.log(ratio) / StrictMath.log(2));
  }

  static double probability(int millibits) {
    return 1 / (1 + StrictMath.pow(2, -millibits / 1000.0));
  }
}
