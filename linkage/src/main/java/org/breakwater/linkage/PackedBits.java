package org.breakwater.linkage;

import java.util.Arrays;

/**
 * Whole numbers written one after another in as many bits as each needs, and read from any place
 * where one begins. In parts, so that it grows without being copied and may pass what one array
 * holds.
 */
final class PackedBits {
  private static final int PART_BITS = 16;
  private static final int PART = 1 << PART_BITS;

  private long[][] parts = {new long[PART]};
  private long size;

  /** Bits written so far, and so where the next number will begin. */
  long size() {
    return size;
  }

  /** Writes the lowest so many bits of a number that has no others set; at most 63. */
  void write(long number, int bits) {
    int offset = (int) (size & 63);
    long word = size >>> 6;
    or(word, number << offset);
    if (offset + bits > 64) {
      or(word + 1, number >>> 64 - offset);
    }
    size += bits;
  }

  private void or(long word, long bits) {
    int part = (int) (word >>> PART_BITS);
    if (part == parts.length) {
      parts = Arrays.copyOf(parts, part + Math.max(1, part / 2));
    }
    long[] to = parts[part];
    if (to == null) {
      to = new long[PART];
      parts[part] = to;
    }
    to[(int) word & PART - 1] |= bits;
  }

  /** Reads so many bits, at most 63, from a place. */
  long read(long at, int bits) {
    int offset = (int) (at & 63);
    long word = at >>> 6;
    long number = word(word) >>> offset;
    if (offset + bits > 64) {
      number |= word(word + 1) << 64 - offset;
    }
    return number & (1L << bits) - 1;
  }

  private long word(long word) {
    return parts[(int) (word >>> PART_BITS)][(int) word & PART - 1];
  }

  /** Writes a number from 1 in the fewer bits the smaller it is (Elias gamma); below 2^31. */
  void writeSmall(long number) {
    int bits = 63 - Long.numberOfLeadingZeros(number);
    write(1L << bits, bits + 1);
    write(number ^ 1L << bits, bits);
  }

  /** Reads what {@link #writeSmall} wrote. */
  long readSmall(long at) {
    int bits = zeros(at);
    return 1L << bits | read(at + bits + 1, bits);
  }

  private int zeros(long at) {
    int offset = (int) (at & 63);
    long number = word(at >>> 6) >>> offset;
    return number != 0
        ? Long.numberOfTrailingZeros(number)
        : 64 - offset + Long.numberOfTrailingZeros(word((at >>> 6) + 1));
  }

  /** How many bits a number takes that {@link #writeSmall} writes. */
  static int small(long number) {
    return 127 - 2 * Long.numberOfLeadingZeros(number);
  }

  /** Gives back the room that was not needed. */
  void done() {
    int last = (int) (size >>> 6 + PART_BITS);
    parts = Arrays.copyOf(parts, last + 1);
    long[] end = parts[last];
    parts[last] = end == null ? new long[1] : Arrays.copyOf(end, (int) (size >>> 6) % PART + 1);
  }

  /** What it takes in memory. */
  long bytes() {
    return size / 8;
  }
}
