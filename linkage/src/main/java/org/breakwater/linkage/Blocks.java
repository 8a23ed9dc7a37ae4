package org.breakwater.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Who shares a key with whom, for many profiles at once: one sorted array of packed keys and rows.
 * A pair that shares several keys is met once, under the least of them.
 */
final class Blocks {
  /** Rows are 27 bits, so that a packed entry keeps 37 bits of its key. */
  static final int MOST_ROWS = 1 << 27;

  private static final int ROW_BITS = 27;
  private static final long ROW = MOST_ROWS - 1L;

  private final long[][] keysOf;
  private long[] entries = {};
  private int[] starts = {};
  private int[] ends = {};
  private long[] over = {};
  private int largest;

  /** What was passed over because too many share it even when split by a second field. */
  record Skipped(int keys, int largest) {}

  final Skipped skipped;

  Blocks(List<Profile> profiles, int cap) {
    keysOf = new long[profiles.size()][];
    IntStream.range(0, profiles.size())
        .parallel()
        .forEach(row -> keysOf[row] = keys(profiles.get(row)));
    sortIn(cap);
    if (over.length > 0) {
      IntStream.range(0, profiles.size())
          .parallel()
          .forEach(row -> keysOf[row] = split(keysOf[row], profiles.get(row)));
      sortIn(cap);
    }
    skipped = new Skipped(over.length, over.length == 0 ? 0 : largest);
  }

  private void sortIn(int cap) {
    int size = Math.toIntExact(Arrays.stream(keysOf).mapToLong(k -> k.length).sum());
    entries = new long[size];
    int at = 0;
    for (int row = 0; row < keysOf.length; row++) {
      for (long key : keysOf[row]) {
        entries[at++] = key | row;
      }
    }
    Arrays.parallelSort(entries);
    var from = IntStream.builder();
    var to = IntStream.builder();
    var tooMany = LongStream.builder();
    largest = 0;
    for (int start = 0, end; start < size; start = end) {
      end = start + 1;
      while (end < size && entries[end] >>> ROW_BITS == entries[start] >>> ROW_BITS) {
        end++;
      }
      if (end - start > cap) {
        tooMany.add(entries[start] & ~ROW);
        largest = Math.max(largest, end - start);
      } else if (end - start > 1) {
        from.add(start);
        to.add(end);
      }
    }
    starts = from.build().toArray();
    ends = to.build().toArray();
    over = tooMany.build().toArray();
  }

  /** In place of each key that too many share, that key with each of the record's other fields. */
  private long[] split(long[] keys, Profile profile) {
    if (Arrays.stream(keys).noneMatch(this::isOver)) {
      return keys;
    }
    long[] fields = Keys.fields(profile);
    return Arrays.stream(keys)
        .flatMap(key ->
            isOver(key) ? Arrays.stream(fields).map(field -> with(key, field)) : LongStream.of(key))
        .sorted()
        .distinct()
        .toArray();
  }

  private boolean isOver(long key) {
    return Arrays.binarySearch(over, key) >= 0;
  }

  private static long with(long key, long field) {
    return mix(key * 31 + field) & ~ROW;
  }

  private static long[] keys(Profile profile) {
    return Keys.of(profile).stream()
        .mapToLong(Blocks::hash)
        .map(hash -> hash & ~ROW)
        .sorted()
        .distinct()
        .toArray();
  }

  /** FNV-1a with a final mix, so that the upper bits depend on all of the key. */
  static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    return (mixed ^ mixed >>> 32) & Long.MAX_VALUE;
  }

  int count() {
    return starts.length;
  }

  /** Takes one pair of rows. */
  interface Pairs {
    void pair(int row, int other);
  }

  /** Gives every pair of a block that is not met in an earlier one. */
  void pairs(int block, Pairs to) {
    for (int i = starts[block]; i < ends[block]; i++) {
      int row = (int) (entries[i] & ROW);
      for (int j = i + 1; j < ends[block]; j++) {
        int other = (int) (entries[j] & ROW);
        if (first(row, other) == (entries[i] & ~ROW)) {
          to.pair(row, other);
        }
      }
    }
  }

  private long first(int row, int other) {
    long[] a = keysOf[row];
    long[] b = keysOf[other];
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        if (over.length == 0 || !isOver(a[i])) {
          return a[i];
        }
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return -1;
  }
}
