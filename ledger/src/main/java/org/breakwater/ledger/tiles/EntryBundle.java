package org.breakwater.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries as a log publishes them: one after another, each after its length in two bytes. */
public final class EntryBundle {
  /** Longest entry, in bytes: what two bytes can count. */
  public static final int LONGEST_ENTRY = 65_535;

  /** Is told where each entry of a bundle lies. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes the place and length of one entry. */
    void entry(int offset, int length);
  }

  private EntryBundle() {}

  /** Writes one entry behind others. */
  static void append(byte[] entry, ByteArrayOutputStream bundle) {
    EntryTail.check(entry);
    bundle.write(entry.length >> 8);
    bundle.write(entry.length);
    bundle.write(entry, 0, entry.length);
  }

  /** Writes a bundle. */
  public static byte[] encode(List<byte[]> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    entries.forEach(entry -> append(entry, bundle));
    return bundle.toByteArray();
  }

  /**
   * Reads a bundle.
   *
   * @throws IllegalArgumentException if it ends in the midst of an entry
   */
  public static List<byte[]> decode(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    visit(
        bundle,
        (offset, length) -> entries.add(Arrays.copyOfRange(bundle, offset, offset + length)));
    return entries;
  }

  /** How many bytes the first entries take up, with their lengths; at most all that there are. */
  public static int lengthOf(byte[] bundle, int entries) {
    int offset = 0;
    for (int entry = 0; entry < entries && offset + 2 <= bundle.length; entry++) {
      offset += 2 + length(bundle, offset);
    }
    return Math.min(offset, bundle.length);
  }

  /**
   * Walks over a bundle without copying it.
   *
   * @throws IllegalArgumentException if it ends in the midst of an entry
   */
  public static void visit(byte[] bundle, Visitor visitor) {
    int offset = 0;
    while (offset < bundle.length) {
      if (offset + 2 > bundle.length || offset + 2 + length(bundle, offset) > bundle.length) {
        throw new IllegalArgumentException("the bundle ends in the midst of an entry");
      }
      int length = length(bundle, offset);
      visitor.entry(offset + 2, length);
      offset += 2 + length;
    }
  }

  private static int length(byte[] bundle, int offset) {
    return (bundle[offset] & 0xff) << 8 | (bundle[offset + 1] & 0xff);
  }
}
