package org.breakwater.ledger.merkle;

import java.io.IOException;

/**
 * The hashes of a tree's complete subtrees, from which every root and every proof is made. Tiles
 * are such; so is a list in memory.
 */
@FunctionalInterface
public interface Nodes {
  /**
   * The root over entries {@code index << level} to {@code (index + 1) << level}, exclusive.
   *
   * @param level 0 for the leaves themselves, at most 62
   * @throws IOException if it cannot be read
   */
  Hash hash(int level, long index) throws IOException;

  /**
   * The root of the tree of the first {@code size} entries.
   *
   * @throws IOException if a node cannot be read
   */
  default Hash root(long size) throws IOException {
    return size == 0 ? TreeHasher.EMPTY : root(0, size);
  }

  /**
   * The root over entries {@code start} to {@code end}, exclusive, as though they were a tree of
   * their own. There is at least one, and {@code start} is where such a {@link Subtree} may start.
   *
   * @throws IOException if a node cannot be read
   */
  default Hash root(long start, long end) throws IOException {
    long count = end - start;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return hash(level, start >> level);
    }
    long middle = start + Subtree.split(count);
    return TreeHasher.node(root(start, middle), root(middle, end));
  }
}
