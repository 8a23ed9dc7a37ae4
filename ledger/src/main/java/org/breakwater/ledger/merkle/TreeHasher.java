package org.breakwater.ledger.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes as RFC 6962, section 2.1 says, fast enough to rebuild a tree of millions:
 * one digest is used again and again and nothing is allocated. Not for use by two threads at once.
 */
public final class TreeHasher {
  /** The root of a tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY = Hash.of(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = sha256();
  private final byte[] prefixed = new byte[1 + 2 * Hash.SIZE];

  /** SHA-256 as the JDK has it. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The hash of one entry as a leaf. */
  public static Hash leaf(byte[] entry) {
    byte[] hash = new byte[Hash.SIZE];
    new TreeHasher().leaf(entry, 0, entry.length, hash, 0);
    return Hash.of(hash);
  }

  /** The hash of two neighbours' parent. */
  public static Hash node(Hash left, Hash right) {
    byte[] both = new byte[2 * Hash.SIZE];
    left.copyTo(both, 0);
    right.copyTo(both, Hash.SIZE);
    new TreeHasher().node(both, 0, both, 0);
    return Hash.of(both, 0);
  }

  /** Hashes an entry inside {@code from} as a leaf into {@code to}. */
  public void leaf(byte[] from, int offset, int length, byte[] to, int toOffset) {
    sha256.update(LEAF);
    sha256.update(from, offset, length);
    finish(to, toOffset);
  }

  /** Hashes the two hashes that lie side by side in {@code from}; the arrays may be the same. */
  public void node(byte[] from, int offset, byte[] to, int toOffset) {
    prefixed[0] = NODE;
    System.arraycopy(from, offset, prefixed, 1, 2 * Hash.SIZE);
    sha256.update(prefixed, 0, prefixed.length);
    finish(to, toOffset);
  }

  /**
   * The root over neighbours that lie side by side, which are overwritten.
   *
   * @param count how many, a power of two
   */
  public void reduce(byte[] hashes, int offset, int count) {
    for (int left = count; left > 1; left /= 2) {
      for (int pair = 0; pair < left / 2; pair++) {
        node(hashes, offset + 2 * pair * Hash.SIZE, hashes, offset + pair * Hash.SIZE);
      }
    }
  }

  private void finish(byte[] to, int toOffset) {
    try {
      sha256.digest(to, toOffset, Hash.SIZE);
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for a hash at " + toOffset, e);
    }
  }
}
