package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.breakwater.linkage.Linker.Edge;
import org.breakwater.linkage.Linker.Pair;

/**
 * Makes people of pairs. Within each group that pairs connect, the two clusters whose average pair
 * weighs most are joined again and again while it weighs enough; pairs that shared no key are
 * weighed then too, so that one bad link cannot chain two people together. What people judged holds
 * whatever the weights say. The result depends only on the records, never on their order.
 */
public final class Clusterer {
  private final Model model;
  private final Thresholds thresholds;

  /**
   * Who is who.
   *
   * @param people the records of each person, everyone in exactly one; sorted
   * @param asks pairs between two of these that a person should look at, heaviest first
   * @param guarded pairs that weigh enough but look like twins or siblings, and were left apart
   */
  public record Clusters(List<List<PersonRecord>> people, List<Pair> asks, List<Pair> guarded) {}

  public Clusterer(Model model, Thresholds thresholds) {
    this.model = model;
    this.thresholds = thresholds;
  }

  /** Weighs two rows. */
  interface Pairs {
    Edge edge(int one, int other);
  }

  /** Clusters a few records, such as those that an arriving one touches; every pair is weighed. */
  public Clusters cluster(Collection<PersonRecord> records, Constraints constraints) {
    return clusterRead(records.stream().distinct().map(model::read).toList(), constraints);
  }

  /** The same for records that the model has read, each named once. */
  public Clusters clusterRead(Collection<ReadRecord> records, Constraints constraints) {
    List<ReadRecord> read = sorted(records);
    List<Profile> profiles = read.stream().map(ReadRecord::profile).toList();
    return clusterAll(read, weighing(profiles), constraints);
  }

  /** The same, for whoever asks about the same records again and again. */
  public Clusters clusterRead(
      Collection<ReadRecord> records, Constraints constraints, Weighings weighings) {
    List<ReadRecord> read = sorted(records);
    return clusterAll(
        read,
        (one, other) -> weighings.edge(one, other, read.get(one), read.get(other)),
        constraints);
  }

  private static List<ReadRecord> sorted(Collection<ReadRecord> records) {
    return records.stream().sorted(Comparator.comparing(ReadRecord::record)).toList();
  }

  private Pairs weighing(List<Profile> profiles) {
    var findings = model.findings();
    return (one, other) ->
        Edge.of(one, other, model, profiles.get(one), profiles.get(other), findings);
  }

  private Clusters clusterAll(List<ReadRecord> read, Pairs pairs, Constraints constraints) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < read.size(); i++) {
      for (int j = i + 1; j < read.size(); j++) {
        Edge edge = pairs.edge(i, j);
        if (edge.weight().millibits() >= thresholds.ask()) {
          edges.add(edge);
        }
      }
    }
    var grouping = new Grouping(read.stream().map(ReadRecord::record).toList(), edges, constraints);
    grouping.roots.forEach(root -> grouping.merge(root, pairs));
    return grouping.clusters();
  }

  /** Whether a standing person's records still belong together: none so far apart as to break. */
  public boolean holds(Collection<PersonRecord> person) {
    var keep = new Thresholds(thresholds.breakAt(), thresholds.ask(), thresholds.breakAt());
    return new Clusterer(model, keep).cluster(person, Constraints.NONE).people().size() <= 1;
  }

  Clusters cluster(
      List<PersonRecord> records, List<Profile> profiles, List<Edge> edges, Constraints judged) {
    var grouping = new Grouping(records, edges, judged);
    grouping.roots.parallelStream().forEach(root -> grouping.merge(root, weighing(profiles)));
    return grouping.clusters();
  }

  /** Records that pairs connect, each such part of them to be merged by itself. */
  private final class Grouping {
    private final List<PersonRecord> records;
    private final List<Edge> edges;
    private final Set<Long> different;
    private final Map<Integer, List<Edge>> inside = new HashMap<>();
    private final Map<Integer, Set<Long>> same = new HashMap<>();
    private final Set<Integer> roots = new HashSet<>();
    private final int[] person;

    Grouping(List<PersonRecord> records, List<Edge> edges, Constraints judged) {
      this.records = records;
      this.edges = edges;
      Map<PersonRecord, Integer> rows = judged.equals(Constraints.NONE) ? Map.of() : rows(records);
      Set<Long> judgedSame = pairs(judged.same(), rows);
      different = pairs(judged.different(), rows);
      int[] component = components(records.size(), edges, judgedSame);
      for (Edge edge : edges) {
        if (edge.weight().millibits() >= thresholds.breakAt()) {
          inside.computeIfAbsent(find(component, edge.one()), _ -> new ArrayList<>(2)).add(edge);
        }
      }
      for (Long pair : judgedSame) {
        same.computeIfAbsent(find(component, (int) (pair >>> 32)), _ -> new HashSet<>()).add(pair);
      }
      roots.addAll(inside.keySet());
      roots.addAll(same.keySet());
      person = new int[records.size()];
      Arrays.setAll(person, i -> i);
    }

    /** Other parts may be merged at the same time, by other threads. */
    void merge(int root, Pairs pairs) {
      var merging = new Merging(thresholds, pairs, different);
      merging.join(same.getOrDefault(root, Set.of()));
      merging.merge(inside.getOrDefault(root, List.of()));
      merging.into(person);
    }

    Clusters clusters() {
      return Clusterer.this.clusters(records, edges, person, different);
    }
  }

  private Clusters clusters(
      List<PersonRecord> records, List<Edge> edges, int[] person, Set<Long> different) {
    var asks = new ArrayList<Pair>();
    var guarded = new ArrayList<Pair>();
    for (Edge edge : edges) {
      Weight weight = edge.weight();
      boolean apart = person[edge.one()] != person[edge.other()];
      if (apart
          && weight.millibits() >= thresholds.ask()
          && !different.contains(key(edge.one(), edge.other()))) {
        var pair = new Pair(records.get(edge.one()), records.get(edge.other()), weight);
        asks.add(pair);
        if (weight.guarded() && weight.millibits() >= thresholds.join()) {
          guarded.add(pair);
        }
      }
    }
    asks.sort((a, b) -> b.weight().millibits() - a.weight().millibits());
    return new Clusters(people(records, person), asks, guarded);
  }

  /**
   * The records of each person, who is named by the least row of theirs; without anything else kept
   * for each person, of whom there may be millions.
   */
  private static List<List<PersonRecord>> people(List<PersonRecord> records, int[] person) {
    int[] many = new int[person.length];
    for (int name : person) {
      many[name]++;
    }
    var people = new ArrayList<List<PersonRecord>>();
    int[] placed = new int[person.length];
    for (int row = 0; row < person.length; row++) {
      int name = person[row];
      if (many[name] == 1) {
        people.add(List.of(records.get(row)));
      } else if (name == row) {
        placed[name] = people.size();
        people.add(new ArrayList<>(many[name]));
      }
      if (many[name] > 1) {
        people.get(placed[name]).add(records.get(row));
      }
    }
    return people;
  }

  private int[] components(int size, List<Edge> edges, Set<Long> same) {
    int[] root = new int[size];
    Arrays.setAll(root, i -> i);
    for (Edge edge : edges) {
      if (edge.weight().millibits() >= thresholds.breakAt()) {
        unite(root, edge.one(), edge.other());
      }
    }
    same.forEach(pair -> unite(root, (int) (pair >>> 32), pair.intValue()));
    return root;
  }

  private static void unite(int[] root, int one, int other) {
    int a = find(root, one);
    int b = find(root, other);
    root[Math.max(a, b)] = Math.min(a, b);
  }

  private static int find(int[] root, int at) {
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  static long key(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  private static Map<PersonRecord, Integer> rows(List<PersonRecord> records) {
    var rows = new HashMap<PersonRecord, Integer>();
    for (int row = 0; row < records.size(); row++) {
      rows.put(records.get(row), row);
    }
    return rows;
  }

  private static Set<Long> pairs(Set<Constraints.Judged> judged, Map<PersonRecord, Integer> rows) {
    return judged.stream()
        .map(pair -> key(rows.getOrDefault(pair.one(), -1), rows.getOrDefault(pair.other(), -1)))
        .filter(pair -> pair >= 0)
        .collect(Collectors.toSet());
  }
}
