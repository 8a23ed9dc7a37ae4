package org.breakwater.linkage;

/**
 * What all pairs between two clusters say together.
 *
 * @param sum of their weights, each within {@link #MOST}
 * @param most the heaviest's weight
 * @param guarded how many look like twins
 * @param named how many agree on a given name
 * @param judged whether people judged any of them to be two
 */
record Between(long sum, int pairs, int most, int guarded, int named, boolean judged) {
  /** One pair, however heavy or light, counts for no more than this. */
  private static final int MOST = 16_000;

  static final Between NOTHING = new Between(0, 0, -MOST, 0, 0, false);
  static final Between JUDGED_DIFFERENT = new Between(-MOST, 1, -MOST, 0, 0, true);

  /** How far the score leans from the average pair towards the heaviest, in hundredths. */
  private static final int LEAN = 40;

  static Between of(Weight weight, boolean named) {
    int counted = weight.guarded() ? -MOST : Math.clamp(weight.millibits(), -MOST, MOST);
    return new Between(counted, 1, counted, weight.guarded() ? 1 : 0, named ? 1 : 0, false);
  }

  Between and(Between other) {
    return new Between(
        sum + other.sum,
        pairs + other.pairs,
        Math.max(most, other.most),
        guarded + other.guarded,
        named + other.named,
        judged || other.judged);
  }

  /**
   * What the average pair weighs, leant towards the heaviest: a pair that has little to compare is
   * no evidence of two people, while one that agrees on much is evidence of one.
   */
  long score() {
    long average = Math.floorDiv(sum, Math.max(1, pairs));
    return average + (most - average) * LEAN / 100;
  }

  /**
   * Judged different, or perhaps twins: records without a given name may stand with either of them
   * and must not draw them together, so only pairs that share a name outvote those that differ, and
   * it takes more of them.
   */
  boolean forbidden() {
    return judged || guarded > 0 && named <= guarded;
  }
}
