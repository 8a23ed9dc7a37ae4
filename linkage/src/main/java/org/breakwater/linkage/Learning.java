package org.breakwater.linkage;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns a model from records without labels. How often strangers agree (u) is counted on random
 * pairs; how often one person's records agree (m), and how many pairs are one person's, by one
 * expectation-maximisation over all pairs that share a key with a sample of the records. Shipped
 * shares stand in as if so many pairs had been seen, so that few data cannot run away with the
 * model.
 */
final class Learning {
  private static final int RANDOM_PAIRS = 200_000;
  private static final int PARTS = 64;

  /** Of more records than this each counts as another person when words are counted. */
  private static final int MOST_RECORDS = 200_000;

  private static final int ROUNDS = 12;
  private static final double AS_IF_STRANGERS = 200;
  private static final double AS_IF_MATCHES = 60;
  private static final double AS_IF_HOUSEHOLDS = 100;

  /** Sharing a household alone is never more than so strong: about sixteen to one. */
  private static final int MOST_OF_A_HOUSEHOLD = 4_000;

  /** About one in nine of such pairs is wrong, by the model's own reckoning. */
  private static final int SURE = 3_000;

  private static final long SEED = 20_260_101;

  private final List<Profile> profiles;
  private final Sampled sampled;
  private final Model start;
  private final Scale[] scales;
  private int before;
  private int household;

  private Learning(Prepared from, Model start) {
    this.profiles = from.profiles;
    this.sampled = from.sampled();
    this.start = start;
    this.before = start.before();
    this.household = start.household();
    this.scales = new Scale[start.slots().size()];
    for (int slot = 0; slot < scales.length; slot++) {
      scales[slot] = start.scale(slot);
    }
  }

  /** A model, and what it was learnt from as it reads it. */
  record Learnt(Model model, Prepared from) {}

  /**
   * Learns twice: first as if every record were another person, then with each word counted once
   * for all the records that the first model holds to be one person's. Of very many records once,
   * each as another person.
   */
  static Learnt learn(List<PersonRecord> records, Linker.Progress progress) {
    return learn(records, MOST_RECORDS, progress);
  }

  /** The same, where more than {@code most} records are very many. */
  static Learnt learn(List<PersonRecord> records, int most, Linker.Progress progress) {
    progress.at("counting words", 0, records.size());
    if (records.size() < 2 || records.size() > most) {
      return learn(records, records.stream().map(List::of), Sampled.MOST_PAIRS, progress);
    }
    var each = records.stream().map(List::of);
    Learnt first = learn(records, each, Sampled.FEWER_PAIRS, progress);
    return learn(records, likelyPeople(first, progress).stream(), Sampled.MOST_PAIRS, progress);
  }

  /** Who is surely one person by a first model; what is in doubt counts as two. */
  private static List<List<PersonRecord>> likelyPeople(Learnt first, Linker.Progress progress) {
    var sure = new Thresholds(SURE, SURE, SURE);
    return new Linker(first.model, sure, progress).people(first.from);
  }

  private static Learnt learn(
      List<PersonRecord> records,
      Stream<List<PersonRecord>> people,
      int mostSampled,
      Linker.Progress progress) {
    var frequencies = Reader.count(people);
    Model start = Model.unlearnt(frequencies, labels(records), records.size());
    var from = Prepared.of(records, start, mostSampled);
    if (records.size() < 2) {
      return new Learnt(start, from);
    }
    var learning = new Learning(from, start);
    learning.strangers();
    learning.matches(progress);
    return new Learnt(
        new Model(learning.before, learning.household, start.slots(), learning.scales, frequencies),
        from);
  }

  private static Collection<String> labels(Collection<PersonRecord> records) {
    var labels = new TreeSet<String>();
    for (PersonRecord record : records) {
      for (PersonRecord.Value value : record.values()) {
        if (value.kind() == Kind.IDENTIFIER || value.kind() == Kind.OTHER) {
          labels.add(Reader.label(value));
        }
      }
    }
    return labels;
  }

  private void strangers() {
    var random = new Random(SEED);
    int[] one = new int[RANDOM_PAIRS];
    int[] other = new int[RANDOM_PAIRS];
    for (int i = 0; i < RANDOM_PAIRS; i++) {
      one[i] = random.nextInt(profiles.size());
      other[i] = random.nextInt(profiles.size());
    }
    // Whole numbers, so that it does not matter in which order they are summed.
    double[][] counts =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> strangers(one, other, part))
            .reduce(counts(), Learning::sum);
    for (int slot = 0; slot < scales.length; slot++) {
      Scale scale = scales[slot];
      if (scale.comparison() != Comparison.ORDER) {
        double[] u = shares(counts[slot], shipped(scale.comparison(), false), AS_IF_STRANGERS);
        scales[slot] = Scale.of(scale.comparison(), scale.m(), u, scale.usual());
      }
    }
  }

  /** How a part of the random pairs came out that cannot be taken for one person's. */
  private double[][] strangers(int[] one, int[] other, int part) {
    var found = start.findings();
    double[][] counts = counts();
    for (int i = part; i < one.length; i += PARTS) {
      if (one[i] != other[i]) {
        Kernel.compare(profiles.get(one[i]), profiles.get(other[i]), found);
        if (Model.sum(before, household, scales, found) < 0) {
          add(found, 1, counts);
        }
      }
    }
    return counts;
  }

  private static double[][] sum(double[][] one, double[][] other) {
    double[][] sum = new double[one.length][];
    for (int slot = 0; slot < sum.length; slot++) {
      sum[slot] = one[slot].clone();
      for (int level = 0; level < sum[slot].length; level++) {
        sum[slot][level] += other[slot][level];
      }
    }
    return sum;
  }

  private void matches(Linker.Progress progress) {
    Findings[] sample = sampled.found;
    double all = (double) profiles.size() * (profiles.size() - 1) / 2;
    for (int round = 0; round < ROUNDS; round++) {
      progress.at("learning", round, ROUNDS);
      double[][] counts = counts();
      double expected = 1;
      double[] matches = matches(sample);
      // One after another, so that rounding does not depend on how many cores there are.
      for (int i = 0; i < matches.length; i++) {
        if (matches[i] > 0.001) {
          expected += matches[i];
          add(sample[i], matches[i], counts);
        }
      }
      household = household(sample);
      before = Math.min(-3_000, Bits.of(expected / sampled.share / all));
      for (int slot = 0; slot < scales.length; slot++) {
        Scale scale = scales[slot];
        double[] m = shares(counts[slot], shipped(scale.comparison(), true), AS_IF_MATCHES);
        scales[slot] = Scale.of(scale.comparison(), m, scale.u(), scale.usual());
      }
    }
  }

  private double[] matches(Findings[] sample) {
    return Arrays.stream(sample)
        .parallel()
        .mapToDouble(found ->
            found.guarded ? 0 : Bits.probability(Model.sum(before, household, scales, found)))
        .toArray();
  }

  /**
   * How often two records of one household are one person's, told by what a household does not
   * share. In a register of single people nearly always, in a record of families seldom.
   */
  private int household(Findings[] sample) {
    double one = AS_IF_HOUSEHOLDS * Bits.probability(Model.ONE_OF_A_HOUSEHOLD);
    double all = AS_IF_HOUSEHOLDS;
    double[] matches =
        Arrays.stream(sample)
            .parallel()
            .filter(found -> Model.shared(scales, found) > Math.max(household, 0) - before)
            .mapToDouble(found ->
                found.guarded ? 0 : Bits.probability(Model.personal(household, scales, found)))
            .toArray();
    for (double match : matches) {
      one += match;
      all++;
    }
    return Math.clamp(Bits.of(one / (all - one)), Model.ONE_OF_A_HOUSEHOLD, MOST_OF_A_HOUSEHOLD);
  }

  private double[][] counts() {
    double[][] counts = new double[scales.length][];
    for (int slot = 0; slot < scales.length; slot++) {
      counts[slot] = new double[scales[slot].comparison().levels.size()];
    }
    return counts;
  }

  private static void add(Findings found, double share, double[][] counts) {
    for (int i = 0; i < found.size; i++) {
      counts[found.slots[i]][found.levels[i]] += share;
    }
  }

  private static double[] shipped(Comparison comparison, boolean matches) {
    return comparison.levels.stream()
        .mapToDouble(matches ? Comparison.Level::m : Comparison.Level::u)
        .toArray();
  }

  private static double[] shares(double[] counts, double[] prior, double asIf) {
    double total = asIf;
    for (double count : counts) {
      total += count;
    }
    double[] shares = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      shares[i] = (counts[i] + asIf * prior[i]) / total;
    }
    return shares;
  }
}
