package org.breakwater.linkage;

import java.util.stream.IntStream;

/**
 * Chooses the kinds of keys that find nearly all pairs of one person for the least work, by whom a
 * sample of the records meets under all kinds. Clean records need few; badly written ones nearly
 * all. By greedy set cover: again and again the kind that finds most of what is still missed for
 * what it adds, and in the end without those that others made needless. Where that does not save
 * most of the work nothing is worth losing, and all kinds are used.
 */
final class Choosing {
  /** Of what is found under all kinds of keys so much may be missed. */
  static final double MOST_LOST = .001;

  /**
   * With fewer pairs of one person in a sample it cannot be told whether 1 in 100 is lost: by the
   * rule of three, none of 300 is.
   */
  private static final int FEWEST = 300;

  /** Chosen kinds leave at most this share of the pairs to be compared, or all are used. */
  private static final double WORTH_IT = .5;

  /** Making and sorting a key takes as long as so much of weighing a pair. */
  private static final double A_KEY = .25;

  private final Sampled sampled;

  /** By pair, how likely it is one person's. */
  private final double[] likely;

  private final double recordsPairs;

  private Choosing(Sampled sampled, double[] likely, int records) {
    this.sampled = sampled;
    this.likely = likely;
    this.recordsPairs = sampled.share * records;
  }

  /** Kinds of keys, as bits, and what is known of them. */
  record Chosen(long kinds, Blocking told) {
    static final Chosen ALL = new Chosen(KeyKind.ALL, Blocking.BY_ALL);
  }

  /** For so many records, of which few enough have been compared under all kinds already. */
  static Chosen of(Sampled sampled, Model model, int records, int least) {
    double[] likely =
        IntStream.range(0, sampled.found.length)
            .parallel()
            .mapToDouble(pair -> {
              int weight = model.millibits(sampled.found[pair]);
              return weight < least ? 0 : Bits.probability(weight);
            })
            .toArray();
    return new Choosing(sampled, likely, records).choose();
  }

  private Chosen choose() {
    double all = missed(0);
    if (all < FEWEST) {
      return told(KeyKind.ALL, 0);
    }
    long kinds = 0;
    double missed = all;
    while (missed > all * MOST_LOST) {
      kinds |= best(kinds);
      missed = missed(kinds);
    }
    for (int kind = 0; kind < KeyKind.count(); kind++) {
      long without = kinds & ~(1L << kind);
      if (without != kinds && missed(without) <= all * MOST_LOST) {
        kinds = without;
      }
    }
    return pairs(kinds) <= WORTH_IT * pairs(KeyKind.ALL)
        ? told(kinds, missed(kinds) / all)
        : told(KeyKind.ALL, 0);
  }

  private Chosen told(long kinds, double lost) {
    return new Chosen(
        kinds,
        new Blocking(KeyKind.words(kinds), KeyKind.count(), lost, pairs(kinds) / recordsPairs));
  }

  /** How many pairs of the sample meet under these kinds. */
  private long pairs(long kinds) {
    long pairs = 0;
    for (long met : sampled.kinds) {
      pairs += (met & kinds) != 0 ? 1 : 0;
    }
    return pairs;
  }

  /** How many pairs of one person are to be expected among those that these kinds miss. */
  private double missed(long kinds) {
    double missed = 0;
    for (int pair = 0; pair < likely.length; pair++) {
      missed += (sampled.kinds[pair] & kinds) == 0 ? likely[pair] : 0;
    }
    return missed;
  }

  /** The kind that finds most of what these miss for what it costs beside them. */
  private long best(long kinds) {
    double[] finds = new double[KeyKind.count()];
    double[] pairs = new double[KeyKind.count()];
    for (int pair = 0; pair < likely.length; pair++) {
      if ((sampled.kinds[pair] & kinds) == 0) {
        for (long left = sampled.kinds[pair]; left != 0; left &= left - 1) {
          finds[Long.numberOfTrailingZeros(left)] += likely[pair];
          pairs[Long.numberOfTrailingZeros(left)]++;
        }
      }
    }
    int best = 0;
    double most = -1;
    for (int kind = 0; kind < finds.length; kind++) {
      double cost = pairs[kind] / recordsPairs + A_KEY * sampled.keysARecord[kind];
      double gain = finds[kind] == 0 ? 0 : finds[kind] / cost;
      if (gain > most) {
        best = kind;
        most = gain;
      }
    }
    return 1L << best;
  }
}
