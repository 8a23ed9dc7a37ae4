package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Everyone, kept in memory so that one record can be compared with all that may be the same person
 * in far less than a millisecond. Sorted keys, eight bytes each, with the newest beside them until
 * there are enough to be sorted in. Not safe for use by several threads at once.
 */
public final class PersonIndex {
  private static final int ROW_BITS = 27;
  private static final long ROW = Blocks.MOST_ROWS - 1L;
  private static final int FEWEST_NEW = 50_000;
  private static final int[] NOBODY = {};

  private final Model model;
  private final Findings findings;
  private final List<Profile> profiles = new ArrayList<>();
  private long[] sorted = {};
  private final Map<Long, int[]> added = new HashMap<>();
  private int addedKeys;

  public PersonIndex(Model model) {
    this.model = model;
    this.findings = model.findings();
  }

  public int size() {
    return profiles.size();
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
    if (addedKeys > FEWEST_NEW + sorted.length / 4) {
      sortIn();
    }
  }

  private static int[] joined(int[] rows, int[] one) {
    int[] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = one[0];
    return more;
  }

  private void sortIn() {
    long[] all = Arrays.copyOf(sorted, sorted.length + addedKeys);
    int at = sorted.length;
    for (var entry : added.entrySet()) {
      for (int row : entry.getValue()) {
        all[at++] = entry.getKey() | row;
      }
    }
    Arrays.parallelSort(all);
    sorted = all;
    added.clear();
    addedKeys = 0;
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

  private Set<Integer> candidates(Profile asked) {
    var rows = new LinkedHashSet<Integer>();
    long[] fields = {};
    for (long hash : Keys.hashes(asked, KeyKind.ALL)) {
      long key = hash & ~ROW;
      int[] fresh = added.getOrDefault(key, NOBODY);
      int from = Arrays.binarySearch(sorted, key);
      int start = from < 0 ? -from - 1 : from;
      int end = start;
      while (end < sorted.length
          && sorted[end] >>> ROW_BITS == key >>> ROW_BITS
          && end - start <= Linker.MOST_SPLIT) {
        end++;
      }
      int sharing = end - start + fresh.length;
      if (sharing > Linker.MOST_SPLIT) {
        continue;
      }
      var found =
          IntStream.concat(
              Arrays.stream(sorted, start, end).mapToInt(entry -> (int) (entry & ROW)),
              Arrays.stream(fresh));
      if (sharing <= Linker.MOST_SHARING) {
        found.forEach(rows::add);
      } else {
        fields = fields.length == 0 ? Keys.fields(asked) : fields;
        split(found.toArray(), fields, rows);
      }
    }
    return rows;
  }

  /** Of too many who share a key, those who share another field as well with few enough. */
  private void split(int[] found, long[] fields, Set<Integer> rows) {
    var sharing = new int[fields.length][];
    int[] sizes = new int[fields.length];
    for (int row : found) {
      long[] others = Keys.fields(profiles.get(row));
      for (int i = 0; i < fields.length; i++) {
        if (Arrays.binarySearch(others, fields[i]) >= 0) {
          if (sharing[i] == null) {
            sharing[i] = new int[Linker.MOST_SHARING];
          }
          if (sizes[i] < Linker.MOST_SHARING) {
            sharing[i][sizes[i]] = row;
          }
          sizes[i]++;
        }
      }
    }
    for (int i = 0; i < fields.length; i++) {
      if (sizes[i] > 0 && sizes[i] <= Linker.MOST_SHARING) {
        Arrays.stream(sharing[i], 0, sizes[i]).forEach(rows::add);
      }
    }
  }
}
