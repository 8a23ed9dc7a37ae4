package org.breakwater.linkage;

/**
 * When to join, when to ask and when to break, in thousandths of a bit of posterior odds.
 *
 * @param join clusters whose average pair weighs this or more are joined
 * @param ask pairs that weigh this or more, and were not joined, are put to a person
 * @param breakAt a standing cluster whose average pair falls below this is taken apart
 */
public record Thresholds(int join, int ask, int breakAt) {
  /** Join when more likely than not, ask from 1 in 16. */
  public static final Thresholds SHIPPED = new Thresholds(0, -4_000, 0);

  /** For joining without anybody looking: about 1 in 1,000 wrong by the model's own reckoning. */
  public static final Thresholds CAUTIOUS = new Thresholds(10_000, 0, 5_000);

  public Thresholds {
    if (join < breakAt || breakAt < ask) {
      throw new IllegalArgumentException(
          "a threshold to join is above that to break, above that to ask");
    }
  }
}
