package org.breakwater.bench.linkage;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonIndex;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.ReadRecord;
import org.breakwater.linkage.Thresholds;
import org.breakwater.linkage.Weighings;

/** How fast each linker is on invented records, end to end and for weighing alone. */
public final class Speed {
  public static final List<String> COLUMNS =
      List.of(
          "records",
          "linker",
          "seconds",
          "records/s",
          "pairs weighed",
          "pairs/s",
          "bytes of index a record",
          "heap, bytes a record: the records",
          "linking them, at most",
          "processor, s",
          "precision, recall");

  public static final List<String> SCORING =
      List.of("records", "linker", "pairs", "seconds", "pairs/s and core", "of DuckDB's");

  /** Duke takes six minutes for five times as many. */
  private static final int MOST_FOR_DUKE = 1_000;

  /**
   * Its pairs grow with the square of the records: 54 million of a million. Where more are asked
   * for, no other linker is measured, nor with the tenth of them, which takes it minutes.
   */
  private static final int MOST_FOR_OTHERS = 2_000_000;

  public static final List<String> ONLINE =
      List.of(
          "records",
          "p50, ms",
          "p99, ms",
          "p99.9, ms",
          "filling, s",
          "heap, bytes a record",
          "of these its keys");

  private static final int ASKED = 5_000;

  private Speed() {}

  /** Learning, comparing and clustering, a row for every size and linker. */
  public static List<List<String>> bulk(List<Integer> sizes)
      throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    boolean beside = Collections.max(sizes) <= MOST_FOR_OTHERS;
    for (int size : sizes) {
      LabelledSet set = Invented.of(size);
      rows.add(row(set, new Ours(false)));
      if (beside) {
        try (var pipeline = new SqlPipeline(Runtime.getRuntime().availableProcessors())) {
          rows.add(row(set, pipeline));
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }
      if (beside && size <= MOST_FOR_DUKE) {
        rows.add(row(set, new DukeContender()));
      }
    }
    return rows;
  }

  private static List<String> row(LabelledSet set, Contender linker)
      throws IOException, InterruptedException {
    int size = set.rows().size();
    System.err.println(size + " records: " + linker.name());
    long records = Heap.used();
    var heap = new Heap();
    double busy = busy();
    Contender.Found found = linker.link(set);
    busy = busy() - busy;
    if (found == null) {
      throw new IllegalStateException(linker.absence());
    }
    long linking = heap.most() - records;
    System.err.println(number("%.1f s, %.1f s of the processor", found.seconds(), busy));
    return List.of(
        number("%,d", size),
        linker.name(),
        number("%.1f", found.seconds()),
        number("%,.0f", size / found.seconds()),
        number("%,d", found.compared()),
        number("%,.0f", found.compared() / found.seconds()),
        linker instanceof Ours ours ? number("%,d", ours.indexBytes() / size) : "not said",
        linker instanceof Ours ? number("%,d", records / size) : "",
        linker instanceof Ours ? number("%,d", linking / size) : "not said",
        number("%.1f", busy),
        Scores.pairwise(set, found.pairs(), linker.threshold()).toString());
  }

  /** Seconds of processor that this Java took so far, on all cores. */
  private static double busy() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  /** Weighing alone, on one thread, both the pairs that the SQL pipeline brings together. */
  public static List<List<String>> scoring(List<Integer> sizes) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (int size : sizes) {
      System.err.println(size + " records: weighing");
      LabelledSet set = Invented.of(size);
      double theirs;
      var pairs = new PairsMet();
      try (var pipeline = new SqlPipeline(1)) {
        theirs = pipeline.secondsToScore(set);
        pipeline.eachPair(pairs::add);
      } catch (SQLException e) {
        throw new IOException(e);
      }
      double ours = weigh(set, Model.learn(set.records()), pairs);
      double rate = pairs.size / theirs;
      rows.add(scored(set, "Breakwater", pairs.size, ours, rate));
      rows.add(scored(set, "Splink-style SQL on DuckDB", pairs.size, theirs, rate));
    }
    return rows;
  }

  private static double weigh(LabelledSet set, Model model, PairsMet pairs) {
    List<ReadRecord> read = set.records().stream().map(model::read).toList();
    double seconds = 0;
    long sum = 0;
    // The first round warms up.
    for (int round = 0; round < 2; round++) {
      // A new one each time: it would remember what it has weighed.
      var weighings = new Weighings(model);
      long start = System.nanoTime();
      for (int i = 0; i < pairs.size; i++) {
        long pair = pairs.met[i];
        sum += weighings.millibits(read.get((int) (pair >>> 32)), read.get((int) pair));
      }
      seconds = (System.nanoTime() - start) / 1e9;
    }
    System.err.println("sum of weights " + sum);
    return seconds;
  }

  private static List<String> scored(
      LabelledSet set, String linker, long pairs, double seconds, double theirRate) {
    return List.of(
        number("%,d", set.rows().size()),
        linker,
        number("%,d", pairs),
        number("%.2f", seconds),
        number("%,.0f", pairs / seconds),
        number("%.1f", pairs / seconds / theirRate));
  }

  /** Pairs of rows, packed. */
  private static final class PairsMet {
    long[] met = new long[1 << 16];
    int size;

    void add(int one, int other) {
      if (size == met.length) {
        met = Arrays.copyOf(met, size * 2);
      }
      met[size++] = (long) one << 32 | other;
    }
  }

  /** One record against everyone, in memory, after some thousands to warm up. */
  public static List<List<String>> online(List<Integer> sizes) {
    var rows = new ArrayList<List<String>>();
    for (int size : sizes) {
      System.err.println(size + " records: one against everyone");
      List<PersonRecord> all = Invented.of(size).records();
      long before = Heap.used();
      long start = System.nanoTime();
      var index = new PersonIndex(Model.shipped());
      index.addAll(all);
      double filling = (System.nanoTime() - start) / 1e9;
      long heap = Heap.used() - before;
      var random = new Random(5);
      double[] waited = new double[ASKED];
      for (int i = -ASKED; i < ASKED; i++) {
        PersonRecord asked = all.get(random.nextInt(all.size()));
        long asking = System.nanoTime();
        index.match(asked, Thresholds.SHIPPED.ask());
        if (i >= 0) {
          waited[i] = (System.nanoTime() - asking) / 1e6;
        }
      }
      Arrays.sort(waited);
      rows.add(
          List.of(
              number("%,d", size),
              number("%.2f", waited[ASKED / 2]),
              number("%.2f", waited[ASKED * 99 / 100]),
              number("%.2f", waited[ASKED * 999 / 1000]),
              number("%.1f", filling),
              number("%,d", heap / size),
              number("%,d", index.bytes() / size)));
    }
    return rows;
  }

  private static String number(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
