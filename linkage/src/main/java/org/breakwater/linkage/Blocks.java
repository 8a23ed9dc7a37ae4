package org.breakwater.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Who shares a key with whom, for many profiles at once. Only keys that several share are kept: for
 * each of them its rows, and for each row its keys' blocks, four bytes each way.
 */
final class Blocks {
  /** Rows are 27 bits, so that a packed entry keeps 37 bits of its key. */
  static final int MOST_ROWS = 1 << 27;

  private static final int ROW_BITS = 27;
  private static final long ROW = MOST_ROWS - 1L;
  private static final int ROWS_AT_ONCE = 4_096;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Rows by block, rising within each, and where each block's begin. */
  private int[] rows = {};

  private int[] starts = {0};

  /** Blocks by row, rising within each, and where each row's begin. */
  private int[] blocks = {};

  private int[] startsOfRow = {0};

  /** What was passed over because too many share it even when split by a second field. */
  record Skipped(int keys, int largest) {}

  final Skipped skipped;

  /** Blocks by these kinds of keys. */
  Blocks(List<Profile> profiles, long kinds) {
    var shared = Shared.of(keys(profiles, kinds), Integer.MAX_VALUE);
    if (shared.over.length > 0) {
      shared = shared.split(profiles);
    }
    skipped = new Skipped(shared.passedOver, shared.largest);
    index(shared.entries, profiles.size());
  }

  /** Every key of some kinds of every profile with its row, sorted. */
  private static long[] keys(List<Profile> profiles, long kinds) {
    int parts = (profiles.size() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    return sorted(
        parts,
        part -> {
          int from = part * ROWS_AT_ONCE;
          int to = Math.min(profiles.size(), from + ROWS_AT_ONCE);
          var entries = new Entries();
          for (int row = from; row < to; row++) {
            int first = entries.size;
            for (long key : Keys.hashes(profiles.get(row), kinds)) {
              entries.add(key & ~ROW | row);
            }
            entries.distinctFrom(first);
          }
          return entries.toArray();
        });
  }

  /** All parts' entries in one array, sorted. */
  private static long[] sorted(int parts, IntFunction<long[]> part) {
    long[][] made = IntStream.range(0, parts).parallel().mapToObj(part).toArray(long[][]::new);
    long[] all = new long[Math.toIntExact(Arrays.stream(made).mapToLong(p -> p.length).sum())];
    int at = 0;
    for (int i = 0; i < parts; i++) {
      System.arraycopy(made[i], 0, all, at, made[i].length);
      at += made[i].length;
      made[i] = new long[0];
    }
    Arrays.parallelSort(all);
    return all;
  }

  /**
   * Sorted entries, with those taken out whose key nobody shares or more than a number do.
   *
   * @param over where the keys begin and end that are to be split, two numbers each
   * @param passedOver how many keys were taken out because so many share them
   * @param largest how many share the commonest of those
   */
  private record Shared(long[] entries, int[] over, int passedOver, int largest) {
    static Shared of(long[] entries, int most) {
      var over = IntStream.builder();
      int passedOver = 0;
      int largest = 0;
      int kept = 0;
      for (int start = 0, end; start < entries.length; start = end) {
        end = end(entries, start);
        if (end - start > most) {
          passedOver++;
          largest = Math.max(largest, end - start);
        } else if (end - start > 1) {
          System.arraycopy(entries, start, entries, kept, end - start);
          if (end - start > Linker.MOST_SHARING) {
            over.add(kept);
            over.add(kept + end - start);
          }
          kept += end - start;
        }
      }
      return new Shared(Arrays.copyOf(entries, kept), over.build().toArray(), passedOver, largest);
    }

    /** In place of each key that too many share, that key with each of the record's fields. */
    Shared split(List<Profile> profiles) {
      long[][] fields = new long[profiles.size()][];
      var often = new boolean[profiles.size()];
      for (int i = 0; i < over.length; i += 2) {
        for (int at = over[i]; at < over[i + 1]; at++) {
          often[row(entries[at])] = true;
        }
      }
      IntStream.range(0, often.length)
          .parallel()
          .filter(row -> often[row])
          .forEach(row -> fields[row] = Keys.fields(profiles.get(row)));
      long[] parts = sorted(over.length / 2, i -> split(over[2 * i], over[2 * i + 1], fields));
      var all = of(merged(parts), Linker.MOST_SHARING);
      return new Shared(
          all.entries, all.over, passedOver + all.passedOver, Math.max(largest, all.largest));
    }

    /** Of one key's rows those that share a field as well. */
    private long[] split(int from, int to, long[][] fields) {
      var parts = new Entries();
      for (int at = from; at < to; at++) {
        long key = entries[at] & ~ROW;
        for (long field : fields[row(entries[at])]) {
          parts.add(mix(key * 31 + field) & ~ROW | row(entries[at]));
        }
      }
      parts.distinctFrom(0);
      return of(parts.toArray(), Integer.MAX_VALUE).entries;
    }

    /** These entries without those of the keys that too many share, and others, in order. */
    private long[] merged(long[] parts) {
      int removed = 0;
      for (int i = 0; i < over.length; i += 2) {
        removed += over[i + 1] - over[i];
      }
      long[] all = new long[Math.addExact(entries.length - removed, parts.length)];
      int part = 0;
      int to = 0;
      for (int at = 0, i = 0; at < entries.length; ) {
        if (i < over.length && at == over[i]) {
          at = over[i + 1];
          i += 2;
        } else {
          while (part < parts.length && parts[part] < entries[at]) {
            all[to++] = parts[part++];
          }
          all[to++] = entries[at++];
        }
      }
      System.arraycopy(parts, part, all, to, parts.length - part);
      return all;
    }
  }

  private static int end(long[] entries, int start) {
    int end = start + 1;
    while (end < entries.length && entries[end] >>> ROW_BITS == entries[start] >>> ROW_BITS) {
      end++;
    }
    return end;
  }

  private static int row(long entry) {
    return (int) (entry & ROW);
  }

  private void index(long[] entries, int size) {
    rows = new int[entries.length];
    startsOfRow = new int[size + 1];
    var begins = IntStream.builder();
    for (int at = 0, end = 0; at < entries.length; at++) {
      if (at == end) {
        begins.add(at);
        end = end(entries, at);
      }
      rows[at] = row(entries[at]);
      startsOfRow[rows[at] + 1]++;
    }
    begins.add(entries.length);
    starts = begins.build().toArray();
    Arrays.parallelPrefix(startsOfRow, Integer::sum);
    blocks = new int[rows.length];
    int[] next = startsOfRow.clone();
    for (int block = 0; block < count(); block++) {
      for (int at = starts[block]; at < starts[block + 1]; at++) {
        blocks[next[rows[at]]++] = block;
      }
    }
  }

  /** FNV-1a with a final mix, so that the upper bits depend on all of the key. */
  static long hash(String first, String... others) {
    long hash = hash(0xcbf29ce484222325L, first);
    for (String other : others) {
      hash = hash((hash ^ Keys.BETWEEN) * FNV_PRIME, other);
    }
    return mix(hash);
  }

  private static long hash(long before, String part) {
    long hash = before;
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    return (mixed ^ mixed >>> 32) & Long.MAX_VALUE;
  }

  int count() {
    return starts.length - 1;
  }

  /** What all this takes in memory. */
  long bytes() {
    return 4L * (rows.length + blocks.length + starts.length + startsOfRow.length);
  }

  /** Takes one pair of rows. */
  interface Pairs {
    void pair(int row, int other);
  }

  /** Goes through the later rows that each row shares a key with; for one thread at a time. */
  final class Partners {
    private final int[] met = new int[startsOfRow.length];

    /** Gives each later row that this one shares a key with, once. */
    void of(int row, Pairs to) {
      for (int i = startsOfRow[row]; i < startsOfRow[row + 1]; i++) {
        int end = starts[blocks[i] + 1];
        for (int at = Arrays.binarySearch(rows, starts[blocks[i]], end, row) + 1; at < end; at++) {
          int other = rows[at];
          if (met[other] != row + 1) {
            met[other] = row + 1;
            to.pair(row, other);
          }
        }
      }
    }
  }

  /**
   * Sorts a part of an array and takes out what is there twice.
   *
   * @return where the part ends then
   */
  static int distinct(long[] numbers, int from, int to) {
    Arrays.sort(numbers, from, to);
    int kept = from;
    for (int i = from; i < to; i++) {
      if (i == from || numbers[i] != numbers[i - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    return kept;
  }

  /** A growing array of packed entries. */
  private static final class Entries {
    private long[] entries = new long[1_024];
    private int size;

    void add(long entry) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, size * 2);
      }
      entries[size++] = entry;
    }

    /** Sorts all from there and takes out what is there twice. */
    void distinctFrom(int from) {
      size = distinct(entries, from, size);
    }

    long[] toArray() {
      return Arrays.copyOf(entries, size);
    }
  }
}
