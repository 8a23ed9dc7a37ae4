package org.breakwater.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Packed keys tell who has which, as a plain map does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyRunTest {
  private static final int ROOM = Linker.MOST_SPLIT + 1;

  private final Random random = new Random(17);
  private final int[] found = new int[ROOM];

  @Test
  void whoever_has_a_key_is_found_in_one_run_and_in_several_made_one() {
    for (int round = 0; round < 30; round++) {
      var known = new TreeMap<Long, TreeSet<Integer>>();
      var runs = new ArrayList<KeyRun>();
      int first = random.nextInt(100_000_000);
      int row = first;
      for (int runsLeft = 1 + random.nextInt(5); runsLeft > 0; runsLeft--) {
        int rows = 1 + random.nextInt(1 << random.nextInt(13));
        runs.add(run(row, rows, known));
        row += rows;
      }
      same(runs, known);
      same(List.of(KeyRun.merged(runs, row - first)), known);
    }
  }

  /** Rows with a few keys each: some that hardly anyone has, some that many have, the outermost. */
  private KeyRun run(int first, int rows, Map<Long, TreeSet<Integer>> known) {
    var entries = new ArrayList<Long>();
    for (int row = first; row < first + rows; row++) {
      for (int i = random.nextInt(4); i > 0; i--) {
        long key = key();
        entries.add(key << KeyRun.ROW_BITS | row);
        known.computeIfAbsent(key, _ -> new TreeSet<>()).add(row);
        if (random.nextInt(10) == 0) {
          entries.add(entries.getLast());
        }
      }
    }
    long[] sorted = entries.stream().mapToLong(entry -> entry).sorted().toArray();
    return KeyRun.of(sorted, first, rows);
  }

  private long key() {
    long last = (1L << KeyRun.KEY_BITS) - 1;
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> last;
      case 2 -> random.nextInt(40) * 50_000_000L;
      case 3 -> last - random.nextInt(300);
      default -> random.nextLong() & last;
    };
  }

  private void same(List<KeyRun> runs, Map<Long, TreeSet<Integer>> known) {
    known.forEach((key, rows) -> {
      int[] expected = rows.stream().mapToInt(row -> row).toArray();
      if (expected.length < ROOM) {
        assertThat(find(runs, key)).containsExactly(expected);
      } else {
        assertThat(find(runs, key)).hasSize(ROOM);
      }
    });
    for (int i = 0; i < 1_000; i++) {
      long key = key();
      if (!known.containsKey(key)) {
        assertThat(find(runs, key)).isEmpty();
      }
    }
  }

  private int[] find(List<KeyRun> runs, long key) {
    int many = 0;
    for (KeyRun run : runs) {
      many = run.find(key, found, many);
    }
    return Arrays.copyOf(found, many);
  }
}
