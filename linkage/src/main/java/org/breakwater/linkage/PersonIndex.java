package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everyone, kept in memory so that one record can be compared with all that may be the same person
 * in far less than a millisecond. Sorted keys, eight bytes each, in a few runs of which each is
 * several times as long as the next, with the newest beside them until there are enough for a run.
 * Not safe for use by several threads at once.
 */
public final class PersonIndex {
  private static final int ROW_BITS = 27;
  private static final long ROW = Blocks.MOST_ROWS - 1L;

  /** So many new keys make a run. */
  private static final int A_RUN = 50_000;

  /** Each run is at least so many times as long as the next. */
  private static final int LONGER = 4;

  private static final int[] NOBODY = {};

  private final Model model;
  private final Findings findings;
  private final List<Profile> profiles = new ArrayList<>();
  private final List<long[]> runs = new ArrayList<>();
  private final Map<Long, int[]> added = new HashMap<>();
  private int addedKeys;

  /** Room for those who share one key; one more than are of use. */
  private final int[] sharing = new int[Linker.MOST_SPLIT + 1];

  public PersonIndex(Model model) {
    this.model = model;
    this.findings = model.findings();
  }

  public int size() {
    return profiles.size();
  }

  /** What the keys take in memory, without the records as they are read for weighing. */
  public long bytes() {
    return 8L * (runs.stream().mapToLong(run -> run.length).sum() + addedKeys);
  }

  /** Adds a record, which every later question can find. */
  public void add(PersonRecord record) {
    if (profiles.size() == Blocks.MOST_ROWS) {
      throw new IllegalStateException("an index holds at most " + Blocks.MOST_ROWS + " records");
    }
    int row = profiles.size();
    Profile profile = model.profile(record);
    profiles.add(profile);
    for (long key : Keys.hashes(profile, KeyKind.ALL)) {
      added.merge(key & ~ROW, new int[] {row}, PersonIndex::joined);
      addedKeys++;
    }
    if (addedKeys > A_RUN) {
      sortIn();
    }
  }

  private static int[] joined(int[] rows, int[] one) {
    int[] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = one[0];
    return more;
  }

  private void sortIn() {
    long[] run = new long[addedKeys];
    int at = 0;
    for (var entry : added.entrySet()) {
      for (int row : entry.getValue()) {
        run[at++] = entry.getKey() | row;
      }
    }
    Arrays.sort(run);
    added.clear();
    addedKeys = 0;
    while (!runs.isEmpty() && runs.getLast().length < LONGER * (long) run.length) {
      run = merged(runs.removeLast(), run);
    }
    runs.add(run);
  }

  private static long[] merged(long[] one, long[] other) {
    long[] all = new long[Math.addExact(one.length, other.length)];
    for (int i = 0, j = 0; i + j < all.length; ) {
      boolean first = j == other.length || i < one.length && one[i] <= other[j];
      all[i + j] = first ? one[i] : other[j];
      i += first ? 1 : 0;
      j += first ? 0 : 1;
    }
    return all;
  }

  /** Every record at or above a weight (thousandths of a bit), heaviest first. */
  public List<Linker.Pair> match(PersonRecord record, int least) {
    Profile asked = model.profile(record);
    var matches = new ArrayList<Linker.Pair>();
    for (int row : candidates(asked)) {
      Profile known = profiles.get(row);
      Weight weight = model.weigh(asked, known, findings);
      if (weight.millibits() >= least && !known.record().equals(record)) {
        matches.add(new Linker.Pair(record, known.record(), weight));
      }
    }
    matches.sort(
        Comparator.comparingInt((Linker.Pair pair) -> -pair.weight().millibits())
            .thenComparing(Linker.Pair::other));
    return matches;
  }

  private int[] candidates(Profile asked) {
    var rows = new Rows();
    long[] fields = {};
    for (long hash : Keys.hashes(asked, KeyKind.ALL)) {
      int many = sharing(hash & ~ROW);
      if (many <= Linker.MOST_SHARING) {
        for (int i = 0; i < many; i++) {
          rows.add(sharing[i]);
        }
      } else if (many <= Linker.MOST_SPLIT) {
        fields = fields.length == 0 ? Keys.fields(asked) : fields;
        split(many, fields, rows);
      }
    }
    return rows.distinct();
  }

  /** How many have a key, at most one more than are of use; they stand in the room for them. */
  private int sharing(long key) {
    int many = 0;
    for (long[] run : runs) {
      int from = Arrays.binarySearch(run, key);
      for (int at = from < 0 ? -from - 1 : from;
          at < run.length && run[at] >>> ROW_BITS == key >>> ROW_BITS && many < sharing.length;
          at++) {
        sharing[many++] = (int) (run[at] & ROW);
      }
    }
    int[] fresh = added.getOrDefault(key, NOBODY);
    for (int i = 0; i < fresh.length && many < sharing.length; i++) {
      sharing[many++] = fresh[i];
    }
    return many;
  }

  /** Of too many who share a key, those who share another field as well with few enough. */
  private void split(int many, long[] fields, Rows rows) {
    var parts = new Rows[fields.length];
    Arrays.setAll(parts, _ -> new Rows());
    for (int at = 0; at < many; at++) {
      long[] others = Keys.fields(profiles.get(sharing[at]));
      for (int i = 0; i < fields.length; i++) {
        if (Arrays.binarySearch(others, fields[i]) >= 0) {
          parts[i].add(sharing[at]);
        }
      }
    }
    for (Rows part : parts) {
      if (part.size <= Linker.MOST_SHARING) {
        for (int i = 0; i < part.size; i++) {
          rows.add(part.rows[i]);
        }
      }
    }
  }

  /** A growing list of rows. */
  private static final class Rows {
    private int[] rows = new int[16];
    private int size;

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      rows[size++] = row;
    }

    int[] distinct() {
      return Arrays.stream(rows, 0, size).sorted().distinct().toArray();
    }
  }
}
