package org.breakwater.patterns;

/**
 * In how many readings of who is who a pattern holds. Where several joins of people are in doubt,
 * each reading takes every doubt one way or the other.
 *
 * @param holds in how many readings it would stand out
 * @param of how many were looked at: each doubt that was taken up doubles them
 * @param doubts how many touch the pattern; beyond {@link #MOST_DOUBTS} only the first are taken up
 * @param least its score in the reading in which it is weakest, in nats
 */
public record Readings(int holds, int of, int doubts, double least) {
  /** Doubts that are taken up at most: 64 readings. */
  public static final int MOST_DOUBTS = 6;
}
