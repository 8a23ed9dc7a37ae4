package org.breakwater.linkage;

/**
 * How strongly two records speak for one person.
 *
 * @param millibits thousandths of a bit of posterior odds: 0 is even, 10,000 is about 1,000 to 1
 * @param guarded whether the pair looks like twins or siblings, so that only a person may join it
 */
public record Weight(int millibits, boolean guarded) {
  /** The same as a probability from 0 to 1, by the model's own reckoning. */
  public double probability() {
    return Bits.probability(millibits);
  }
}
