package org.breakwater.bench.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Counts what a linker got right, at its fixed threshold and at the best in hindsight. */
final class Scores {
  /** A pair of rows that a linker compared, and how strongly it holds them to be one person's. */
  record Scored(int one, int other, double weight) {}

  /** Right pairs, all pairs said to be right, and all that are. */
  record Score(long right, long said, long wanted) {
    double precision() {
      return said == 0 ? 1 : (double) right / said;
    }

    double recall() {
      return wanted == 0 ? 1 : (double) right / wanted;
    }

    double f1() {
      return 2.0 * right / Math.max(1, said + wanted);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.4f / %.4f / **%.4f**", precision(), recall(), f1());
    }
  }

  private Scores() {}

  static boolean same(LabelledSet set, int one, int other) {
    return set.truth().get(one).equals(set.truth().get(other));
  }

  static Score pairwise(LabelledSet set, List<Scored> pairs, double least) {
    long right = 0;
    long said = 0;
    for (Scored pair : pairs) {
      if (pair.weight() >= least) {
        said++;
        right += same(set, pair.one(), pair.other()) ? 1 : 0;
      }
    }
    return new Score(right, said, set.truePairs());
  }

  /** Pairs inside clusters; a cluster is named by any number. */
  static Score clustered(LabelledSet set, int[] cluster) {
    return clustered(set, cluster, IntStream.range(0, cluster.length).boxed().toList());
  }

  /** The same of some rows, as if there were no others. */
  static Score clustered(LabelledSet set, int[] cluster, List<Integer> rows) {
    var sizes = new HashMap<Integer, Long>();
    var inside = new HashMap<String, Long>();
    var wanted = new HashMap<String, Long>();
    for (int row : rows) {
      sizes.merge(cluster[row], 1L, Long::sum);
      inside.merge(cluster[row] + "/" + set.truth().get(row), 1L, Long::sum);
      wanted.merge(set.truth().get(row), 1L, Long::sum);
    }
    return new Score(pairs(inside.values()), pairs(sizes.values()), pairs(wanted.values()));
  }

  private static long pairs(Iterable<Long> sizes) {
    long pairs = 0;
    for (long size : sizes) {
      pairs += size * (size - 1) / 2;
    }
    return pairs;
  }

  static long largest(int[] cluster) {
    var sizes = new HashMap<Integer, Long>();
    for (int name : cluster) {
      sizes.merge(name, 1L, Long::sum);
    }
    return sizes.values().stream().mapToLong(n -> n).max().orElse(0);
  }

  /** Whatever pairs of this weight or more connect, which is how most linkers make clusters. */
  static int[] connected(int rows, List<Scored> pairs, double least) {
    int[] root = new int[rows];
    for (int i = 0; i < rows; i++) {
      root[i] = i;
    }
    for (Scored pair : pairs) {
      if (pair.weight() >= least) {
        int a = find(root, pair.one());
        int b = find(root, pair.other());
        root[Math.max(a, b)] = Math.min(a, b);
      }
    }
    for (int i = 0; i < rows; i++) {
      root[i] = find(root, i);
    }
    return root;
  }

  private static int find(int[] root, int at) {
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  /** Thresholds worth trying in hindsight: forty, spread over the pairs' weights. */
  static List<Double> worthTrying(List<Scored> pairs) {
    double[] weights = pairs.stream().mapToDouble(Scored::weight).sorted().toArray();
    var some = new ArrayList<Double>();
    for (int i = 0; i < 40 && weights.length > 0; i++) {
      some.add(weights[(int) ((long) i * (weights.length - 1) / 39)]);
    }
    return some;
  }
}
