package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Everyone, kept in memory so that one record can be compared with all that may be the same person.
 * Keys packed in a few runs of which each is several times as long as the next ({@link KeyRun}),
 * with the newest beside them until there are enough for a run. Not safe for use by several threads
 * at once.
 */
public final class PersonIndex {
  /** So many new keys make a run. */
  private static final int A_RUN = 50_000;

  /** Each run is at least so many times as long as the next. */
  private static final int LONGER = 4;

  /** Of very many records so many are read and sorted at once, on all cores. */
  private static final int AT_ONCE = 1 << 17;

  private static final int READ_AT_ONCE = 1 << 12;

  private static final int[] NOBODY = {};

  private final Model model;
  private final Findings findings;
  private final List<Profile> profiles = new ArrayList<>();

  /** Of records added one after another, oldest first. */
  private final List<KeyRun> runs = new ArrayList<>();

  /** Who has a key, of those that are in no run yet. */
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
    return runs.stream().mapToLong(KeyRun::bytes).sum() + 8L * addedKeys;
  }

  /** Adds a record, which every later question can find. */
  public void add(PersonRecord record) {
    roomFor(1);
    int row = profiles.size();
    Profile profile = model.profile(record);
    profiles.add(profile);
    for (long hash : Keys.hashes(profile, KeyKind.ALL)) {
      added.merge(KeyRun.key(hash), new int[] {row}, PersonIndex::joined);
      addedKeys++;
    }
    if (addedKeys > A_RUN) {
      sortIn();
    }
  }

  /** Adds very many at once, such as everyone on record: on all cores, and in less time. */
  public void addAll(List<PersonRecord> records) {
    roomFor(records.size());
    sortIn();
    for (int from = 0; from < records.size(); from += AT_ONCE) {
      addRun(records.subList(from, Math.min(records.size(), from + AT_ONCE)));
    }
    settle();
  }

  private void roomFor(int more) {
    if (more > Blocks.MOST_ROWS - profiles.size()) {
      throw new IllegalStateException("an index holds at most " + Blocks.MOST_ROWS + " records");
    }
  }

  private void addRun(List<PersonRecord> records) {
    int first = profiles.size();
    profiles.addAll(records.parallelStream().map(model::profile).toList());
    int parts = Math.ceilDiv(records.size(), READ_AT_ONCE);
    long[] entries =
        IntStream.range(0, parts)
            .parallel()
            .mapToObj(part ->
                entries(
                    first + part * READ_AT_ONCE,
                    Math.min(profiles.size(), first + (part + 1) * READ_AT_ONCE)))
            .flatMapToLong(LongStream::of)
            .toArray();
    Arrays.parallelSort(entries);
    runs.add(KeyRun.of(entries, first, records.size()));
  }

  private long[] entries(int from, int to) {
    var entries = LongStream.builder();
    for (int row = from; row < to; row++) {
      for (long hash : Keys.hashes(profiles.get(row), KeyKind.ALL)) {
        entries.add(KeyRun.entry(hash, row));
      }
    }
    return entries.build().toArray();
  }

  private static int[] joined(int[] rows, int[] one) {
    int[] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = one[0];
    return more;
  }

  /** Makes a run of those added last. */
  private void sortIn() {
    if (addedKeys == 0) {
      return;
    }
    long[] entries = new long[addedKeys];
    int at = 0;
    int first = profiles.size();
    for (var entry : added.entrySet()) {
      for (int row : entry.getValue()) {
        entries[at++] = entry.getKey() << KeyRun.ROW_BITS | row;
        first = Math.min(first, row);
      }
    }
    Arrays.sort(entries);
    added.clear();
    addedKeys = 0;
    runs.add(KeyRun.of(entries, first, profiles.size() - first));
    settle();
  }

  /** Makes one run of the last ones until each is so much longer than the next. */
  private void settle() {
    int from = runs.size();
    long entries = 0;
    while (from > 0 && (entries == 0 || runs.get(from - 1).entries() < LONGER * entries)) {
      from--;
      entries += runs.get(from).entries();
    }
    if (runs.size() - from > 1) {
      List<KeyRun> last = runs.subList(from, runs.size());
      var merged = KeyRun.merged(last, profiles.size() - last.getFirst().firstRow());
      last.clear();
      runs.add(merged);
    }
  }

  /** Every record at or above a weight (thousandths of a bit), heaviest first. */
  public List<Linker.Pair> match(PersonRecord record, int least) {
    Profile asked = model.profile(record);
    var matches = new ArrayList<Linker.Pair>();
    for (int row : candidates(asked)) {
      Profile known = profiles.get(row);
      if (model.bounds().less(asked, known, least)) {
        continue;
      }
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
    Fields fields = null;
    for (long hash : Keys.hashes(asked, KeyKind.ALL)) {
      int many = sharing(KeyRun.key(hash));
      if (many <= Linker.MOST_SHARING) {
        for (int i = 0; i < many; i++) {
          rows.add(sharing[i]);
        }
      } else if (many <= Linker.MOST_SPLIT) {
        fields = fields == null ? new Fields(asked) : fields;
        split(many, fields, rows);
      }
    }
    return rows.distinct();
  }

  /** How many have a key, at most one more than are of use; they stand in the room for them. */
  private int sharing(long key) {
    int many = 0;
    for (KeyRun run : runs) {
      many = run.find(key, sharing, many);
    }
    int[] fresh = added.getOrDefault(key, NOBODY);
    for (int i = 0; i < fresh.length && many < sharing.length; i++) {
      sharing[many++] = fresh[i];
    }
    return many;
  }

  /** Of too many who share a key, those who share another field as well with few enough. */
  private void split(int many, Fields fields, Rows rows) {
    var parts = new Rows[fields.count()];
    Arrays.setAll(parts, _ -> new Rows());
    for (int at = 0; at < many; at++) {
      Profile other = profiles.get(sharing[at]);
      for (int i = 0; i < parts.length; i++) {
        if (fields.has(i, other)) {
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
