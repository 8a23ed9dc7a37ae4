package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.breakwater.linkage.Linker.Edge;

/** Average-linkage agglomeration of one connected group. */
final class Merging {
  /** One pair, however heavy or light, counts in an average for no more than this. */
  private static final int MOST = 16_000;

  /** A sum that no average overcomes. */
  private static final long NEVER = Long.MIN_VALUE / 4;

  private final Model model;
  private final Thresholds thresholds;
  private final List<Profile> profiles;
  private final Set<Long> different;
  private final Findings findings;
  private final Map<Integer, List<Integer>> members = new TreeMap<>();

  /** For each cluster, named by its least row, the summed weights to each neighbour. */
  private final Map<Integer, Map<Integer, Long>> sums = new HashMap<>();

  private final Map<Long, Long> weighed = new HashMap<>();

  private final PriorityQueue<Join> queue =
      new PriorityQueue<>((a, b) -> {
        int byAverage = Long.compare(b.average, a.average);
        int byOne = byAverage != 0 ? byAverage : Integer.compare(a.one, b.one);
        return byOne != 0 ? byOne : Integer.compare(a.other, b.other);
      });

  private record Join(int one, int other, long average, long sum) {}

  Merging(Model model, Thresholds thresholds, List<Profile> profiles, Set<Long> different) {
    this.model = model;
    this.thresholds = thresholds;
    this.profiles = profiles;
    this.different = different;
    this.findings = model.findings();
  }

  /** Joins what people judged to be one, before anything is weighed. */
  void join(Set<Long> same) {
    same.stream()
        .sorted()
        .forEach(pair -> {
          int one = clusterOf((int) (pair >>> 32));
          int other = clusterOf(pair.intValue());
          if (one != other) {
            int into = Math.min(one, other);
            var taken = members.remove(Math.max(one, other));
            if (taken != null) {
              members.computeIfAbsent(into, _ -> new ArrayList<>()).addAll(taken);
            }
          }
        });
  }

  private int clusterOf(int row) {
    for (var cluster : members.entrySet()) {
      if (cluster.getValue().contains(row)) {
        return cluster.getKey();
      }
    }
    members.put(row, new ArrayList<>(List.of(row)));
    return row;
  }

  void merge(List<Edge> edges) {
    Map<Integer, Integer> clusters = new HashMap<>();
    members.forEach((name, rows) -> rows.forEach(row -> clusters.put(row, name)));
    for (Edge edge : edges) {
      weighed.put(
          Clusterer.key(edge.one(), edge.other()),
          counted(edge.one(), edge.other(), edge.weight()));
      for (int row : new int[] {edge.one(), edge.other()}) {
        if (clusters.putIfAbsent(row, row) == null) {
          members.put(row, new ArrayList<>(List.of(row)));
        }
      }
    }
    for (Edge edge : edges) {
      int one = clusters.getOrDefault(edge.one(), edge.one());
      int other = clusters.getOrDefault(edge.other(), edge.other());
      if (one != other && !neighbours(one).containsKey(other)) {
        meet(one, other, between(one, other));
      }
    }
    for (Join best = queue.poll(); best != null; best = queue.poll()) {
      Long sum = neighbours(best.one).get(best.other);
      if (sum != null && sum == best.sum && members.containsKey(best.one)) {
        unite(best.one, best.other);
      }
    }
  }

  private void unite(int one, int other) {
    int into = Math.min(one, other);
    int from = Math.max(one, other);
    var ofInto = neighbours(into);
    var ofFrom = neighbours(from);
    ofInto.remove(from);
    ofFrom.remove(into);
    var all = new TreeMap<Integer, Long>();
    for (int near : ofInto.keySet()) {
      Long other2 = ofFrom.get(near);
      all.put(near, plus(sum(ofInto, near), other2 != null ? other2 : between(from, near)));
    }
    for (int near : ofFrom.keySet()) {
      all.computeIfAbsent(near, n -> plus(sum(ofFrom, n), between(into, n)));
    }
    rows(into).addAll(rows(from));
    members.remove(from);
    sums.remove(from);
    sums.remove(into);
    all.forEach((near, sum) -> {
      neighbours(near).remove(from);
      meet(into, near, sum);
    });
  }

  private static long sum(Map<Integer, Long> sums, int near) {
    return sums.getOrDefault(near, 0L);
  }

  private static long plus(long a, long b) {
    return Math.max(NEVER, a + b);
  }

  private void meet(int one, int other, long sum) {
    neighbours(one).put(other, sum);
    neighbours(other).put(one, sum);
    long pairs = (long) rows(one).size() * rows(other).size();
    if (sum >= thresholds.join() * pairs) {
      queue.add(new Join(Math.min(one, other), Math.max(one, other), sum / pairs, sum));
    }
  }

  private Map<Integer, Long> neighbours(int cluster) {
    return sums.computeIfAbsent(cluster, _ -> new HashMap<>());
  }

  private List<Integer> rows(int cluster) {
    return members.getOrDefault(cluster, List.of());
  }

  private long between(int one, int other) {
    long sum = 0;
    for (int a : rows(one)) {
      for (int b : rows(other)) {
        sum = plus(sum, weight(a, b));
      }
    }
    return sum;
  }

  private long weight(int a, int b) {
    Long known = weighed.get(Clusterer.key(a, b));
    return known != null
        ? known
        : counted(a, b, model.weigh(profiles.get(a), profiles.get(b), findings));
  }

  private long counted(int a, int b, Weight weight) {
    if (different.contains(Clusterer.key(a, b))) {
      return NEVER;
    }
    return weight.guarded() ? -MOST : Math.clamp(weight.millibits(), -MOST, MOST);
  }

  /** Names every row's person by its least row. */
  void into(int[] person) {
    members
        .values()
        .forEach(rows -> {
          int least = rows.stream().mapToInt(row -> row).min().orElseThrow();
          rows.forEach(row -> person[row] = least);
        });
  }
}
