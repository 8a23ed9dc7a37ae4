package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.breakwater.linkage.Linker.Edge;

/**
 * Average-linkage agglomeration of one connected group: the two clusters whose pairs weigh most are
 * joined, until none weigh enough.
 */
final class Merging {
  private final Thresholds thresholds;
  private final Clusterer.Pairs pairs;
  private final Set<Long> different;
  private final Map<Integer, List<Integer>> members = new TreeMap<>();

  /** For each cluster, named by its least row, what lies between it and each neighbour. */
  private final Map<Integer, Map<Integer, Between>> links = new HashMap<>();

  private final Map<Long, Between> weighed = new HashMap<>();

  private final PriorityQueue<Join> queue =
      new PriorityQueue<>((a, b) -> {
        int byScore = Long.compare(b.score, a.score);
        int byOne = byScore != 0 ? byScore : Integer.compare(a.one, b.one);
        return byOne != 0 ? byOne : Integer.compare(a.other, b.other);
      });

  private record Join(int one, int other, long score, Between between) {}

  Merging(Thresholds thresholds, Clusterer.Pairs pairs, Set<Long> different) {
    this.thresholds = thresholds;
    this.pairs = pairs;
    this.different = different;
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
      weighed.put(Clusterer.key(edge.one(), edge.other()), counted(edge.one(), edge.other(), edge));
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
      if (best.between.equals(neighbours(best.one).get(best.other))
          && members.containsKey(best.one)) {
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
    var all = new TreeMap<Integer, Between>();
    ofInto.forEach((near, between) -> {
      Between known = ofFrom.get(near);
      all.put(near, between.and(known != null ? known : between(from, near)));
    });
    ofFrom.forEach(
        (near, between) -> all.computeIfAbsent(near, _ -> between.and(between(into, near))));
    rows(into).addAll(rows(from));
    members.remove(from);
    links.remove(from);
    links.remove(into);
    all.forEach((near, between) -> {
      neighbours(near).remove(from);
      meet(into, near, between);
    });
  }

  private void meet(int one, int other, Between between) {
    neighbours(one).put(other, between);
    neighbours(other).put(one, between);
    if (!between.forbidden() && between.score() >= thresholds.join()) {
      queue.add(new Join(Math.min(one, other), Math.max(one, other), between.score(), between));
    }
  }

  private Map<Integer, Between> neighbours(int cluster) {
    return links.computeIfAbsent(cluster, _ -> new HashMap<>());
  }

  private List<Integer> rows(int cluster) {
    return members.getOrDefault(cluster, List.of());
  }

  private Between between(int one, int other) {
    Between all = Between.NOTHING;
    for (int a : rows(one)) {
      for (int b : rows(other)) {
        all = all.and(weight(a, b));
      }
    }
    return all;
  }

  private Between weight(int a, int b) {
    Between known = weighed.get(Clusterer.key(a, b));
    return known != null ? known : counted(a, b, pairs.edge(a, b));
  }

  private Between counted(int a, int b, Edge edge) {
    return different.contains(Clusterer.key(a, b))
        ? Between.JUDGED_DIFFERENT
        : Between.of(edge.weight(), edge.named());
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
