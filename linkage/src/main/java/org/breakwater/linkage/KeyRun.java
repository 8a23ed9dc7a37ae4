package org.breakwater.linkage;

import java.util.List;

/**
 * Who has which key, of records that were added one after another: keys in order, the distance from
 * one to the next, then how many have it and their rows, each in as few bits as it needs. About
 * three bytes for each record's key, where key and row take eight. Of a key that more records have
 * than are ever looked at, only that is kept.
 */
final class KeyRun {
  /** Bits of a key's hash. Beside a hundred million keys one in twenty others looks like one. */
  static final int KEY_BITS = 31;

  /** Rows are 27 bits, which stand below the key in an entry. */
  static final int ROW_BITS = 27;

  private static final long ROW = (1L << ROW_BITS) - 1;

  /** What more records share is passed over. */
  private static final int MOST = Linker.MOST_SPLIT;

  /** Looking for a key goes through half as many entries. */
  private static final int BUCKET = 128;

  /** A distance between rows takes as many bits as this number says. */
  private static final int WIDTH_BITS = 5;

  private final PackedBits bits = new PackedBits();

  /** Where each equal part of all possible keys begins. */
  private final long[] starts;

  private final int bucketBits;
  private final int firstRow;
  private final int rowBits;
  private final int gapBits;
  private long entries;
  private long groups;

  private int bucket = -1;
  private long last;

  /**
   * A run not yet written.
   *
   * @param most entries there will be, or a few less
   * @param groups how many keys there will be, about
   */
  private KeyRun(int firstRow, int rows, long most, long groups) {
    int buckets = Math.clamp(63 - Long.numberOfLeadingZeros(most / BUCKET | 1), 0, 28);
    this.bucketBits = KEY_BITS - buckets;
    this.starts = new long[1 << buckets];
    this.firstRow = firstRow;
    this.rowBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, rows - 1));
    long gap = (1L << KEY_BITS) / Math.max(1, groups);
    this.gapBits = Math.max(0, 63 - Long.numberOfLeadingZeros(Math.max(1, gap * 7 / 10)));
  }

  /** A key as it stands above the row in an entry. */
  static long key(long hash) {
    return hash >>> 63 - KEY_BITS;
  }

  static long entry(long hash, int row) {
    return key(hash) << ROW_BITS | row;
  }

  /** A run of sorted entries, in which some may stand twice, of rows from one up to another. */
  static KeyRun of(long[] sorted, int firstRow, int rows) {
    long groups = 0;
    for (int i = 0; i < sorted.length; i++) {
      groups += i == 0 || sorted[i] >>> ROW_BITS != sorted[i - 1] >>> ROW_BITS ? 1 : 0;
    }
    var run = new KeyRun(firstRow, rows, sorted.length, groups);
    var group = new Group();
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] >>> ROW_BITS != sorted[i - 1] >>> ROW_BITS) {
        run.write(sorted[i - 1] >>> ROW_BITS, group);
        group.size = 0;
      }
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        group.add((int) (sorted[i] & ROW));
      }
    }
    if (sorted.length > 0) {
      run.write(sorted[sorted.length - 1] >>> ROW_BITS, group);
    }
    return run.done();
  }

  /** One run in place of several, of which each has later rows than those before it. */
  static KeyRun merged(List<KeyRun> runs, int rows) {
    long entries = 0;
    long groups = 0;
    long most = 0;
    for (KeyRun run : runs) {
      entries += run.entries;
      groups += run.groups;
      most = Math.max(most, run.groups);
    }
    // How many keys several of them have is not known yet: half of them or so.
    var all = new KeyRun(runs.getFirst().firstRow, rows, entries, (groups + most) / 2);
    var next = new Next(runs);
    var group = new Group();
    while (next.key() < 1L << KEY_BITS) {
      long key = next.key();
      group.size = 0;
      while (next.key() == key) {
        next.take(group);
      }
      all.write(key, group);
    }
    return all.done();
  }

  /** Those who have one key, and of too many only that. */
  private static final class Group {
    private final int[] rows = new int[MOST + 1];
    private int size;

    void add(int row) {
      if (size <= MOST) {
        rows[size++] = row;
      }
    }
  }

  private void write(long key, Group group) {
    upTo((int) (key >>> bucketBits));
    gap(key);
    int size = group.size;
    bits.writeSmall(size);
    if (size <= MOST) {
      bits.write(group.rows[0] - firstRow, rowBits);
      if (size > 1) {
        int most = 0;
        for (int i = 1; i < size; i++) {
          most = Math.max(most, group.rows[i] - group.rows[i - 1] - 1);
        }
        int width = 32 - Integer.numberOfLeadingZeros(most);
        bits.write(width, WIDTH_BITS);
        for (int i = 1; i < size; i++) {
          bits.write(group.rows[i] - group.rows[i - 1] - 1, width);
        }
      }
    }
    entries += size <= MOST ? size : 1;
    groups++;
  }

  /** Ends all buckets before one; each ends with the key that would be the first of the next. */
  private void upTo(int wanted) {
    while (bucket < wanted) {
      if (bucket >= 0) {
        gap((long) (bucket + 1) << bucketBits);
      }
      bucket++;
      if (bucket < starts.length) {
        starts[bucket] = bits.size();
        last = ((long) bucket << bucketBits) - 1;
      }
    }
  }

  private void gap(long key) {
    long gap = key - last - 1;
    bits.writeSmall((gap >>> gapBits) + 1);
    bits.write(gap & (1L << gapBits) - 1, gapBits);
    last = key;
  }

  private KeyRun done() {
    upTo(starts.length);
    bits.write(0, 63);
    bits.done();
    return this;
  }

  long entries() {
    return entries;
  }

  int firstRow() {
    return firstRow;
  }

  /** What it takes in memory. */
  long bytes() {
    return bits.bytes() + 8L * starts.length;
  }

  /**
   * Adds the rows that have a key after those that are there already.
   *
   * @return how many there are then; as many as there is room for where there are too many
   */
  int find(long key, int[] rows, int many) {
    var at = new Cursor(this, (int) (key >>> bucketBits));
    while (at.key < key) {
      at.next();
    }
    return at.key == key && at.key < at.end ? at.rows(rows, many) : many;
  }

  /** Goes through a run from a bucket on. */
  private static final class Cursor {
    private final KeyRun run;
    private int bucket;

    /** The first key of the next bucket. */
    private long end;

    private long key;
    private int size;
    private long at;

    Cursor(KeyRun run, int bucket) {
      this.run = run;
      begin(bucket);
    }

    private void begin(int next) {
      bucket = next;
      key = ((long) next << run.bucketBits) - 1;
      end = key + 1 + (1L << run.bucketBits);
      at = run.starts[next];
      key();
    }

    /** Reads the next key and how many have it. */
    private void key() {
      long gap = run.bits.readSmall(at);
      at += PackedBits.small(gap);
      key += 1 + (gap - 1 << run.gapBits | run.bits.read(at, run.gapBits));
      at += run.gapBits;
      if (key < end) {
        size = (int) run.bits.readSmall(at);
        at += PackedBits.small(size);
      }
    }

    /** Passes over the rows to the next key of this bucket, or to its end. */
    void next() {
      if (size <= MOST) {
        at += run.rowBits;
        if (size > 1) {
          at += WIDTH_BITS + (size - 1) * run.bits.read(at, WIDTH_BITS);
        }
      }
      key();
    }

    /** The same, and on to the next buckets where this one ends. */
    void nextOfAll() {
      next();
      toKey();
    }

    /** From the end of a bucket to the first key after it. */
    void toKey() {
      while (key == end && bucket + 1 < run.starts.length) {
        begin(bucket + 1);
      }
    }

    int rows(int[] into, int many) {
      if (size > MOST) {
        return into.length;
      }
      long from = at;
      int to = many;
      int row = run.firstRow + (int) run.bits.read(from, run.rowBits);
      from += run.rowBits;
      int width = 0;
      if (size > 1) {
        width = (int) run.bits.read(from, WIDTH_BITS);
        from += WIDTH_BITS;
      }
      for (int left = size; left > 0 && to < into.length; left--) {
        into[to++] = row;
        if (left > 1) {
          row += 1 + (int) run.bits.read(from, width);
          from += width;
        }
      }
      return to;
    }
  }

  /** Which of several runs has the least key that comes next, and of equals the earliest. */
  private static final class Next {
    private final Cursor[] heap;

    /** A cursor's key above its run's place among the runs. */
    private final long[] order;

    Next(List<KeyRun> runs) {
      heap = new Cursor[runs.size()];
      order = new long[heap.length];
      for (int i = 0; i < heap.length; i++) {
        heap[i] = new Cursor(runs.get(i), 0);
        heap[i].toKey();
        order[i] = heap[i].key << 24 | i;
      }
      for (int i = heap.length / 2; i >= 0; i--) {
        down(i);
      }
    }

    long key() {
      return order[0] >>> 24;
    }

    void take(Group into) {
      into.size = heap[0].rows(into.rows, into.size);
      heap[0].nextOfAll();
      order[0] = heap[0].key << 24 | order[0] & 0xFFFFFF;
      down(0);
    }

    private void down(int from) {
      int at = from;
      Cursor cursor = heap[at];
      long key = order[at];
      for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
        if (child + 1 < heap.length && order[child + 1] < order[child]) {
          child++;
        }
        if (order[child] >= key) {
          break;
        }
        heap[at] = heap[child];
        order[at] = order[child];
        at = child;
      }
      heap[at] = cursor;
      order[at] = key;
    }
  }
}
