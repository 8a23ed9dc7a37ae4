package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whom some of the records share a key with among all, and by which kinds of keys: what is learnt
 * from, and what tells which kinds of keys are worth their cost. Chosen by a hash of the record's
 * name, so the order of records does not matter. Each pair of which either record was chosen is
 * there once, so that every pair has the same chance to be.
 */
final class Sampled {
  /** Of no more records than this all are chosen. */
  static final int MOST_ROWS = 5_000;

  /** No further records are chosen once there are so many pairs. */
  static final int MOST_PAIRS = 400_000;

  /** For a first impression. */
  static final int FEWER_PAIRS = 200_000;

  private static final int ROWS_AT_ONCE = 4_096;
  private static final int CHOSEN_AT_ONCE = 512;

  /** How many records were chosen. */
  final int rows;

  /** Of all pairs that share a key about this share is here. */
  final double share;

  /** How each pair's comparisons came out. */
  final Findings[] found;

  /** By pair, the kinds of keys under which its records meet. */
  final long[] kinds;

  /** By kind, how many keys of it a record has. */
  final double[] keysARecord = new double[KeyKind.count()];

  private Sampled(int rows, double share, Findings[] found, long[] kinds) {
    this.rows = rows;
    this.share = share;
    this.found = found;
    this.kinds = kinds;
  }

  /** Whom one chosen row meets, and under which kinds of keys. */
  private record Met(int row, long[] keys, int[] others, long[] kinds) {}

  /**
   * A sample.
   *
   * @param most about how many pairs; of few records, all of theirs are taken whatever this says
   */
  static Sampled of(List<Profile> profiles, Model model, int most) {
    int[] chosen = chosen(profiles, (int) Math.ceilDiv((long) MOST_ROWS * most, (long) MOST_PAIRS));
    var wanted = new Wanted(profiles, chosen);
    int[] rank = new int[profiles.size()];
    Arrays.fill(rank, Integer.MAX_VALUE);
    for (int i = 0; i < chosen.length; i++) {
      rank[chosen[i]] = i;
    }
    var meetings = new Meetings(profiles, wanted);
    var met = new ArrayList<Met>();
    int pairs = 0;
    while (met.size() < chosen.length && (pairs < most || chosen.length == profiles.size())) {
      int to = Math.min(chosen.length, met.size() + CHOSEN_AT_ONCE);
      for (Met row : met(chosen, met.size(), to, rank, meetings)) {
        met.add(row);
        pairs += row.others.length;
      }
    }
    int rows = met.size();
    int[] one = new int[pairs];
    int[] other = new int[pairs];
    long[] kinds = new long[pairs];
    int at = 0;
    for (Met row : met) {
      Arrays.fill(one, at, at + row.others.length, row.row);
      System.arraycopy(row.others, 0, other, at, row.others.length);
      System.arraycopy(row.kinds, 0, kinds, at, row.others.length);
      at += row.others.length;
    }
    double left = 1 - (double) rows / Math.max(1, profiles.size());
    var sampled = new Sampled(rows, 1 - left * left, compared(profiles, one, other, model), kinds);
    for (Met row : met) {
      for (long key : row.keys) {
        sampled.keysARecord[Long.numberOfTrailingZeros(Keys.kind(key))] += 1.0 / rows;
      }
    }
    return sampled;
  }

  /** All rows, or about so many, in the order of a hash. */
  private static int[] chosen(List<Profile> profiles, int about) {
    long[] hashes =
        profiles.parallelStream()
            .mapToLong(profile -> Blocks.hash(profile.record().source(), profile.record().id()))
            .toArray();
    int size = profiles.size();
    long below = size <= MOST_ROWS ? Long.MAX_VALUE : Long.MAX_VALUE / size * about;
    return IntStream.range(0, size)
        .filter(row -> hashes[row] <= below)
        .boxed()
        .sorted(Comparator.comparingLong((Integer row) -> hashes[row]).thenComparing(row -> row))
        .mapToInt(row -> row)
        .toArray();
  }

  private static Findings[] compared(List<Profile> profiles, int[] one, int[] other, Model model) {
    var found = new Findings[one.length];
    int parts = (one.length + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> {
          var finding = model.findings();
          int to = Math.min(one.length, (part + 1) * ROWS_AT_ONCE);
          for (int i = part * ROWS_AT_ONCE; i < to; i++) {
            Kernel.compare(profiles.get(one[i]), profiles.get(other[i]), finding);
            found[i] = finding.copy();
          }
        });
    return found;
  }

  /** Whom some of the chosen rows meet but for those chosen before them, who have met them. */
  private static Met[] met(int[] chosen, int from, int to, int[] rank, Meetings meetings) {
    var met = new Met[to - from];
    int tasks = Math.min(met.length, 16);
    IntStream.range(0, tasks)
        .parallel()
        .forEach(task -> {
          Meeting meeting = meetings.take();
          for (int i = from + task; i < to; i += tasks) {
            int at = i;
            met[i - from] = meeting.of(chosen[i], other -> rank[other] > at);
          }
          meetings.giveBack(meeting);
        });
    return met;
  }

  /** As many as there are threads, since each needs room for all rows. */
  private static final class Meetings {
    private final List<Profile> profiles;
    private final Wanted wanted;
    private final AtomicReferenceArray<long[]> fields;
    private final Queue<Meeting> spare = new ConcurrentLinkedQueue<>();

    Meetings(List<Profile> profiles, Wanted wanted) {
      this.profiles = profiles;
      this.wanted = wanted;
      this.fields = new AtomicReferenceArray<>(profiles.size());
    }

    Meeting take() {
      Meeting meeting = spare.poll();
      return meeting != null ? meeting : new Meeting(profiles, fields, wanted);
    }

    void giveBack(Meeting meeting) {
      spare.add(meeting);
    }
  }

  /** One thread's looking for whom rows meet, with the room it uses again and again. */
  private static final class Meeting {
    private final List<Profile> profiles;

    /** By row, once they were asked for; the same whichever thread asks first. */
    private final AtomicReferenceArray<long[]> fields;

    private final Wanted wanted;
    private final long[] kinds;
    private int[] others = new int[1_024];
    private int size;

    Meeting(List<Profile> profiles, AtomicReferenceArray<long[]> fields, Wanted wanted) {
      this.profiles = profiles;
      this.fields = fields;
      this.wanted = wanted;
      this.kinds = new long[profiles.size()];
    }

    Met of(int row, IntPredicate asked) {
      long[] keys = Keys.hashes(profiles.get(row), KeyKind.ALL);
      size = 0;
      kinds[row] = -1;
      for (long key : keys) {
        int[] sharing = wanted.sharing(key);
        if (sharing.length <= Linker.MOST_SHARING) {
          for (int other : sharing) {
            meet(other, Keys.kind(key));
          }
        } else if (sharing.length <= Linker.MOST_SPLIT) {
          split(row, sharing, Keys.kind(key));
        }
      }
      kinds[row] = 0;
      int[] met = IntStream.range(0, size).map(i -> others[i]).filter(asked).sorted().toArray();
      long[] by = Arrays.stream(met).mapToLong(other -> kinds[other]).toArray();
      for (int i = 0; i < size; i++) {
        kinds[others[i]] = 0;
      }
      return new Met(row, keys, met, by);
    }

    private void meet(int other, long kind) {
      if (kinds[other] == 0) {
        if (size == others.length) {
          others = Arrays.copyOf(others, size * 2);
        }
        others[size++] = other;
      }
      kinds[other] |= kind;
    }

    /** Of too many who share a key, those who share another field as well with few enough. */
    private void split(int row, int[] sharing, long kind) {
      long[] own = fields(row);
      int[] sizes = new int[own.length];
      var common = new long[sharing.length];
      for (int i = 0; i < sharing.length; i++) {
        common[i] = common(own, fields(sharing[i]), sizes);
      }
      long few = 0;
      for (int field = 0; field < Math.min(own.length, Long.SIZE); field++) {
        few |= sizes[field] <= Linker.MOST_SHARING ? 1L << field : 0;
      }
      for (int i = 0; i < sharing.length; i++) {
        if ((common[i] & few) != 0 && sharing[i] != row) {
          meet(sharing[i], kind);
        }
      }
    }

    /** A bit for each of the first's fields that the second has too; counts them. */
    private static long common(long[] own, long[] others, int[] sizes) {
      long common = 0;
      for (int i = 0, j = 0; i < own.length && j < others.length && i < Long.SIZE; ) {
        if (own[i] == others[j]) {
          common |= 1L << i;
          sizes[i]++;
          j++;
          i++;
        } else if (own[i] < others[j]) {
          i++;
        } else {
          j++;
        }
      }
      return common;
    }

    private long[] fields(int row) {
      long[] known = fields.get(row);
      if (known == null) {
        known = Keys.fields(profiles.get(row));
        fields.set(row, known);
      }
      return known;
    }
  }

  /** Who has the keys that chosen rows have, unless far too many do. */
  private static final class Wanted {
    private static final int[] NOBODY = {};

    /** Keys in open addressing, 0 where there is none, and how many rows have each. */
    private final long[] keys;

    private final AtomicIntegerArray sharing;
    private final int[][] rows;

    Wanted(List<Profile> profiles, int[] chosen) {
      long[] asked =
          Arrays.stream(chosen)
              .parallel()
              .mapToObj(row -> Keys.hashes(profiles.get(row), KeyKind.ALL))
              .flatMapToLong(Arrays::stream)
              .toArray();
      keys = new long[Math.max(1, Integer.highestOneBit(asked.length)) * 4];
      for (long key : asked) {
        keys[at(key)] = key;
      }
      sharing = new AtomicIntegerArray(keys.length);
      rows = new int[keys.length][];
      gather(profiles);
    }

    /** Where a key stands or may be put. */
    private int at(long key) {
      int mask = keys.length - 1;
      int at = (int) (key >>> Keys.KIND_BITS) & mask;
      while (keys[at] != 0 && keys[at] != key) {
        at = at + 1 & mask;
      }
      return at;
    }

    private void gather(List<Profile> profiles) {
      int parts = (profiles.size() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
      long[][] entries =
          IntStream.range(0, parts)
              .parallel()
              .mapToObj(part -> entries(profiles, part))
              .toArray(long[][]::new);
      int[] filled = new int[keys.length];
      for (long[] part : entries) {
        for (long entry : part) {
          int at = (int) (entry >>> 32);
          int many = sharing.get(at);
          if (many > 1 && many <= Linker.MOST_SPLIT) {
            int[] ofKey = rows[at];
            if (ofKey == null) {
              ofKey = new int[many];
              rows[at] = ofKey;
            }
            ofKey[filled[at]++] = (int) entry;
          }
        }
      }
    }

    private long[] entries(List<Profile> profiles, int part) {
      long[] entries = new long[1_024];
      int size = 0;
      int to = Math.min(profiles.size(), (part + 1) * ROWS_AT_ONCE);
      for (int row = part * ROWS_AT_ONCE; row < to; row++) {
        for (long key : Keys.hashes(profiles.get(row), KeyKind.ALL)) {
          int at = at(key);
          if (keys[at] == key && sharing.incrementAndGet(at) <= Linker.MOST_SPLIT) {
            if (size == entries.length) {
              entries = Arrays.copyOf(entries, size * 2);
            }
            entries[size++] = (long) at << 32 | row;
          }
        }
      }
      return Arrays.copyOf(entries, size);
    }

    /** Rows with this key; none if far too many have it. */
    int[] sharing(long key) {
      int[] known = rows[at(key)];
      return known == null ? NOBODY : known;
    }
  }
}
