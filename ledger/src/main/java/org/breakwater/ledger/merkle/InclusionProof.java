package org.breakwater.ledger.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Shows that an entry is in the log at one place, to someone who has only the root.
 *
 * @param index the entry's place, from 0
 * @param size how many entries the tree holds
 * @param hashes the audit path of RFC 6962, section 2.1.1, from the leaf's sibling upwards
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {
  /** Checks that the place is in the tree. */
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no entry " + index + " in a tree of " + size);
    }
    hashes = List.copyOf(hashes);
  }

  /**
   * Makes the proof for an entry of the tree of the first {@code size} entries.
   *
   * @throws IOException if a node cannot be read
   */
  public static InclusionProof of(Nodes nodes, long index, long size) throws IOException {
    return of(nodes, index, new Subtree(0, size));
  }

  /**
   * Makes the proof for an entry inside a subtree. Place and size in the proof are the subtree's.
   *
   * @throws IOException if a node cannot be read
   */
  public static InclusionProof of(Nodes nodes, long index, Subtree subtree) throws IOException {
    InclusionProof empty = new InclusionProof(index - subtree.start(), subtree.size(), List.of());
    List<Hash> hashes = new ArrayList<>();
    collect(nodes, subtree.start(), empty.index, empty.size, hashes);
    return new InclusionProof(empty.index, empty.size, hashes);
  }

  /** PATH(m, D[n]) of RFC 6962, for the entries from {@code start}. */
  private static void collect(Nodes nodes, long start, long index, long size, List<Hash> hashes)
      throws IOException {
    if (size == 1) {
      return;
    }
    long split = Subtree.split(size);
    if (index < split) {
      collect(nodes, start, index, split, hashes);
      hashes.add(nodes.root(start + split, start + size));
    } else {
      collect(nodes, start + split, index - split, size - split, hashes);
      hashes.add(nodes.root(start, start + split));
    }
  }

  /** Whether the leaf with this hash is at this place of the tree with this root. */
  public boolean proves(Hash leaf, Hash root) {
    if (hashes.size() != length(index, size)) {
      return false;
    }
    return climb(leaf, index, size, hashes.iterator()).equals(root);
  }

  private static int length(long index, long size) {
    int length = 0;
    while (size > 1) {
      long split = Subtree.split(size);
      boolean left = index < split;
      index = left ? index : index - split;
      size = left ? split : size - split;
      length++;
    }
    return length;
  }

  private static Hash climb(Hash leaf, long index, long size, Iterator<Hash> path) {
    if (size == 1) {
      return leaf;
    }
    long split = Subtree.split(size);
    if (index < split) {
      Hash left = climb(leaf, index, split, path);
      return TreeHasher.node(left, path.next());
    }
    Hash right = climb(leaf, index - split, size - split, path);
    return TreeHasher.node(path.next(), right);
  }
}
