package org.breakwater.ledger.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Shows that a later tree still holds everything an earlier one held, unchanged and in the same
 * places: that the log was only added to.
 *
 * <p>The earlier tree may also be a {@link Subtree} that begins later than the log does; with a
 * subtree from 0 this is the consistency proof of RFC 6962, section 2.1.2.
 *
 * @param older what was seen before
 * @param size how many entries the tree holds now
 * @param hashes the proof, in the order of RFC 6962
 */
public record ConsistencyProof(Subtree older, long size, List<Hash> hashes) {
  /** Checks that the older tree fits into the newer. */
  public ConsistencyProof {
    if (older.end() > size) {
      throw new IllegalArgumentException(older + " ends after a tree of " + size);
    }
    hashes = List.copyOf(hashes);
  }

  /**
   * A proof as it was received, between trees that both begin with the log's first entry. The older
   * is not empty: RFC 6962 knows no proof of growing from nothing.
   */
  public ConsistencyProof(long oldSize, long size, List<Hash> hashes) {
    this(grown(oldSize), size, hashes);
  }

  private static Subtree grown(long oldSize) {
    if (oldSize == 0) {
      throw new IllegalArgumentException("growing from nothing needs no proof");
    }
    return new Subtree(0, oldSize);
  }

  /**
   * Makes the proof that the tree of {@code size} entries extends the one of {@code oldSize}.
   *
   * @throws IOException if a node cannot be read
   */
  public static ConsistencyProof of(Nodes nodes, long oldSize, long size) throws IOException {
    return of(nodes, grown(oldSize), size);
  }

  /**
   * Makes the proof that the tree of {@code size} entries holds a subtree.
   *
   * @throws IOException if a node cannot be read
   */
  public static ConsistencyProof of(Nodes nodes, Subtree older, long size) throws IOException {
    ConsistencyProof empty = new ConsistencyProof(older, size, List.of());
    List<Hash> hashes = new ArrayList<>();
    if (older.size() == 0) {
      return empty;
    }
    collect(nodes, 0, older.start(), older.end(), size, true, hashes);
    return new ConsistencyProof(older, size, hashes);
  }

  /**
   * SUBTREE_SUBPROOF of the draft; {@code known} says that the verifier has this node's hash
   * already. Start, end and size are counted from {@code base}.
   */
  private static void collect(
      Nodes nodes, long base, long start, long end, long size, boolean known, List<Hash> hashes)
      throws IOException {
    if (start == 0 && end == size) {
      if (!known) {
        hashes.add(nodes.root(base, base + size));
      }
      return;
    }
    long split = Subtree.split(size);
    if (end <= split) {
      collect(nodes, base, start, end, split, known, hashes);
      hashes.add(nodes.root(base + split, base + size));
    } else {
      boolean inside = start >= split;
      long from = inside ? start - split : 0;
      boolean stillKnown = inside && known;
      collect(nodes, base + split, from, end - split, size - split, stillKnown, hashes);
      hashes.add(nodes.root(base, base + split));
    }
  }

  /**
   * Whether the tree with root {@code newer} holds the one with root {@code olderRoot}. Every tree
   * holds the empty one, and the proof of that is empty.
   */
  public boolean proves(Hash olderRoot, Hash newer) {
    if (older.size() == 0) {
      return hashes.isEmpty() && olderRoot.equals(TreeHasher.EMPTY);
    }
    if (hashes.size() != length(older.start(), older.end(), size, true)) {
      return false;
    }
    Roots roots = climb(olderRoot, older.start(), older.end(), size, true, hashes.iterator());
    return roots.older.equals(olderRoot) && roots.newer.equals(newer);
  }

  private static int length(long start, long end, long size, boolean known) {
    int length = 0;
    while (start != 0 || end != size) {
      long split = Subtree.split(size);
      if (end <= split) {
        size = split;
      } else {
        known &= start >= split;
        start = Math.max(0, start - split);
        end -= split;
        size -= split;
      }
      length++;
    }
    return known ? length : length + 1;
  }

  /** Both roots as far as the proof has led, walking as {@link #collect} did. */
  private record Roots(Hash older, Hash newer) {}

  private static Roots climb(
      Hash given, long start, long end, long size, boolean known, Iterator<Hash> proof) {
    if (start == 0 && end == size) {
      Hash here = known ? given : proof.next();
      return new Roots(here, here);
    }
    long split = Subtree.split(size);
    if (end <= split) {
      Roots left = climb(given, start, end, split, known, proof);
      return new Roots(left.older, TreeHasher.node(left.newer, proof.next()));
    }
    if (start >= split) {
      Roots right = climb(given, start - split, end - split, size - split, known, proof);
      return new Roots(right.older, TreeHasher.node(proof.next(), right.newer));
    }
    Roots right = climb(given, 0, end - split, size - split, false, proof);
    Hash left = proof.next();
    return new Roots(TreeHasher.node(left, right.older), TreeHasher.node(left, right.newer));
  }
}
