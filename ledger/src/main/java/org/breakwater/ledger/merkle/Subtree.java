package org.breakwater.ledger.merkle;

/**
 * A run of entries, possibly none, that is hashed as a tree of its own inside every larger tree, so
 * that one signature over it can stand for all its entries (draft-ietf-plants-merkle-tree-certs,
 * section 4.1).
 *
 * @param start the first entry, a multiple of the smallest power of two that is at least as large
 *     as the run is long
 * @param end one past the last entry
 */
public record Subtree(long start, long end) {

  /** Checks that such a subtree exists. */
  public Subtree {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no entries from " + start + " to " + end);
    }
    if (start != 0 && start % ceiling(end - start) != 0) {
      throw new IllegalArgumentException("no subtree starts at " + start + " and ends at " + end);
    }
  }

  /** How many entries it holds. */
  public long size() {
    return end - start;
  }

  /** The largest power of two below a count of two or more: where RFC 6962 splits a tree. */
  static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  private static long ceiling(long count) {
    long power = Long.highestOneBit(count);
    return power == count ? Math.max(1, power) : power << 1;
  }
}
