package org.breakwater.bench.linkage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
          "precision, recall");

  public static final List<String> SCORING =
      List.of("records", "linker", "pairs", "seconds", "pairs/s and core", "of DuckDB's");

  /** Duke takes six minutes for five times as many. */
  private static final int MOST_FOR_DUKE = 1_000;

  /** Its pairs grow with the square of the records: 54 million of a million. */
  private static final int MOST_FOR_SQL = 2_000_000;

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
    for (int size : sizes) {
      LabelledSet set = invented(size);
      rows.add(row(set, new Ours()));
      if (size <= MOST_FOR_SQL) {
        try (var pipeline = new SqlPipeline(Runtime.getRuntime().availableProcessors())) {
          rows.add(row(set, pipeline));
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }
      if (size <= MOST_FOR_DUKE) {
        rows.add(row(set, new DukeContender()));
      }
    }
    return rows;
  }

  private static List<String> row(LabelledSet set, Contender linker)
      throws IOException, InterruptedException {
    System.err.println(set.rows().size() + " records: " + linker.name());
    Contender.Found found = linker.link(set);
    if (found == null) {
      throw new IllegalStateException(linker.absence());
    }
    System.err.println(number("%.1f s", found.seconds()));
    return List.of(
        number("%,d", set.rows().size()),
        linker.name(),
        number("%.1f", found.seconds()),
        number("%,.0f", set.rows().size() / found.seconds()),
        number("%,d", found.compared()),
        number("%,.0f", found.compared() / found.seconds()),
        linker instanceof Ours ours
            ? number("%,d", ours.indexBytes() / set.rows().size())
            : "not said",
        Scores.pairwise(set, found.pairs(), linker.threshold()).toString());
  }

  /** Weighing alone, on one thread, both the pairs that the SQL pipeline brings together. */
  public static List<List<String>> scoring(List<Integer> sizes) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (int size : sizes) {
      System.err.println(size + " records: weighing");
      LabelledSet set = invented(size);
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
      List<PersonRecord> all = invented(size).records();
      long before = used();
      long start = System.nanoTime();
      var index = new PersonIndex(Model.shipped());
      all.forEach(index::add);
      double filling = (System.nanoTime() - start) / 1e9;
      long heap = used() - before;
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

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /**
   * Invented people of whom every fifth is there twice, the second time with a slip. Few names are
   * borne by many and many by few, as real ones are.
   */
  static LabelledSet invented(int size) {
    var random = new Random(20_260);
    List<String> given = names(random, 400);
    List<String> family = names(random, 6_000);
    var rows = new ArrayList<List<String>>(size);
    var truth = new ArrayList<String>(size);
    while (rows.size() < size) {
      String person = Integer.toString(rows.size());
      int home = random.nextInt(size);
      var said =
          List.of(
              given.get(common(random, given.size())),
              family.get(common(random, family.size())),
              "%d-%02d-%02d"
                  .formatted(
                      1990 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28)),
              home % 180 + 1 + " " + family.get(home % family.size()) + " Road",
              "%c%c%d %d%c%c"
                  .formatted(
                      'A' + home % 23,
                      'A' + home / 23 % 23,
                      1 + home / 529 % 20,
                      home % 10,
                      'A' + home / 7 % 20,
                      'A' + home / 140 % 20));
      rows.add(said);
      truth.add(person);
      if (random.nextInt(5) == 0 && rows.size() < size) {
        var again = new ArrayList<>(said);
        int at = random.nextInt(again.size());
        again.set(at, random.nextBoolean() ? slip(again.get(at), random) : "");
        rows.add(again);
        truth.add(person);
      }
    }
    return LabelledSet.of(
        "invented", List.of("given", "family", "born", "address", "postcode"), rows, truth);
  }

  private static int common(Random random, int size) {
    double share = random.nextDouble();
    return (int) (size * share * share * share);
  }

  private static List<String> names(Random random, int many) {
    List<String> parts =
        List.of(
            "an", "bel", "cor", "dun", "el", "far", "gil", "har", "is", "jo", "ka", "lor", "mar",
            "nes", "or", "pen", "quil", "ros", "sel", "tam", "ul", "ver", "wen", "yar", "zel");
    var names = new ArrayList<String>();
    while (names.size() < many) {
      var name = new StringBuilder();
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        name.append(parts.get(random.nextInt(parts.size())));
      }
      names.add(name.toString());
    }
    return names;
  }

  private static String slip(String word, Random random) {
    int at = random.nextInt(word.length());
    return word.substring(0, at) + word.substring(at + 1);
  }

  private static String number(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
