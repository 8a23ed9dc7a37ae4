package org.breakwater.ledger.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, written down as it reads, to check the quick implementation against. */
final class NaiveTree implements Nodes {
  private final List<byte[]> entries;

  NaiveTree(List<byte[]> entries) {
    this.entries = entries;
  }

  static NaiveTree of(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int entry = 0; entry < size; entry++) {
      entries.add(new byte[] {(byte) entry, (byte) (entry >> 8), 7});
    }
    return new NaiveTree(entries);
  }

  @Override
  public Hash hash(int level, long index) {
    return treeHash((int) (index << level), (int) ((index + 1) << level));
  }

  /** MTH(D[from:to]). */
  Hash treeHash(int from, int to) {
    int count = to - from;
    if (count == 0) {
      return Hash.of(TreeHasher.sha256().digest());
    }
    MessageDigest sha256 = TreeHasher.sha256();
    if (count == 1) {
      sha256.update((byte) 0);
      return Hash.of(sha256.digest(entries.get(from)));
    }
    int split = 1;
    while (split * 2 < count) {
      split *= 2;
    }
    sha256.update((byte) 1);
    sha256.update(treeHash(from, from + split).bytes());
    return Hash.of(sha256.digest(treeHash(from + split, to).bytes()));
  }

  /** PATH(m, D[from:to]). */
  List<Hash> path(int m, int from, int to) {
    List<Hash> path = new ArrayList<>();
    int count = to - from;
    if (count > 1) {
      int split = Integer.highestOneBit(count - 1);
      if (m < split) {
        path.addAll(path(m, from, from + split));
        path.add(treeHash(from + split, to));
      } else {
        path.addAll(path(m - split, from + split, to));
        path.add(treeHash(from, from + split));
      }
    }
    return path;
  }

  /** SUBPROOF(m, D[from:to], b). */
  List<Hash> subproof(int m, int from, int to, boolean b) {
    List<Hash> proof = new ArrayList<>();
    int count = to - from;
    if (m == count) {
      if (!b) {
        proof.add(treeHash(from, to));
      }
      return proof;
    }
    int split = Integer.highestOneBit(count - 1);
    if (m <= split) {
      proof.addAll(subproof(m, from, from + split, b));
      proof.add(treeHash(from + split, to));
    } else {
      proof.addAll(subproof(m - split, from + split, to, false));
      proof.add(treeHash(from, from + split));
    }
    return proof;
  }
}
