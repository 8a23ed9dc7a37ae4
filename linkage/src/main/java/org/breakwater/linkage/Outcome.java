package org.breakwater.linkage;

/**
 * How one comparison came out, in one number: a level with, below it, how common the agreeing word
 * is, so that the least outcome is the most alike, and of equals the rarest.
 */
final class Outcome {
  /** Stands for a level where there was nothing to compare. */
  static final int NONE = 15;

  static final int NO_RARITY = 0;

  static final long NOTHING = (long) NONE << 32 | Integer.MAX_VALUE;

  private Outcome() {}

  static long of(int level, int rarity) {
    return (long) level << 32 | (Integer.MAX_VALUE - rarity);
  }

  static long of(int level) {
    return of(level, NO_RARITY);
  }

  static int level(long outcome) {
    return (int) (outcome >>> 32);
  }

  static int rarity(long outcome) {
    return Integer.MAX_VALUE - (int) outcome;
  }

  static void add(Comparison comparison, long outcome, Findings into) {
    if (level(outcome) != NONE) {
      into.add(comparison.ordinal(), level(outcome), rarity(outcome));
    }
  }
}
