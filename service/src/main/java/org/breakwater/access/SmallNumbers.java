package org.breakwater.access;

/**
 * What is told of those whom a viewer may not see: a number, and none that could point at somebody.
 * Decided here for every page. No total stands beside it from which the rest could be subtracted:
 * what is shown is what the viewer sees, and this is what they do not.
 */
public final class SmallNumbers {
  /** Below this a count could point at somebody. */
  public static final long SMALLEST_SHOWN = 5;

  /** What is told instead of a number that is too small. */
  public static final long FEW = -1;

  private SmallNumbers() {}

  /**
   * How many are hidden, as it may be told: 0 for none, {@link #FEW} for fewer than {@link
   * #SMALLEST_SHOWN}, else the number.
   */
  public static long hidden(long all, long seen) {
    return told(Math.max(0, all - seen));
  }

  /** A count as it may be told. */
  public static long told(long count) {
    return count > 0 && count < SMALLEST_SHOWN ? FEW : count;
  }
}
