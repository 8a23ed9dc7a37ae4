package org.breakwater.bench.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.Thresholds;
import org.breakwater.town.Town;
import org.breakwater.town.TownPlan;

/**
 * Whether the engine serves all who live in a town: those whose names are spelt in many ways as
 * well as those with English names, and twins.
 */
public final class Towns {
  public static final List<String> COLUMNS =
      List.of(
          "mentions of people",
          "said of them",
          "true pairs",
          "pairs in clusters: P / R / F1",
          "recall, English names",
          "recall, all other names",
          "lowest of any names",
          "groups born on one day into one household",
          "of them, joined by a named mention",
          "true links held back for it");

  private static final Set<String> ENGLISH = Set.of("White British", "Black Caribbean");

  /** Of fewer pairs a recall says little. */
  private static final int FEWEST_PAIRS = 200;

  private Towns() {}

  /** Two rows a town: of everybody mentioned, and of those with full names and whole dates. */
  public static List<List<String>> table(Collection<TownPlan> plans) {
    var rows = new ArrayList<List<String>>();
    for (TownPlan plan : plans) {
      TownMentions town = TownMentions.of(plan);
      System.err.println(town.flat().name());
      List<PersonRecord> records = town.whole().records();
      var linker = new Linker(Model.learn(records), Thresholds.CAUTIOUS, Linker.Progress.SILENT);
      var linked = linker.link(records);
      rows.add(row(town, linked, false));
      rows.add(row(town, linked, true));
    }
    return rows;
  }

  private static List<String> row(TownMentions town, Linker.Linked linked, boolean wellOnly) {
    LabelledSet set = town.whole();
    int[] cluster = Ours.named(set, linked.clusters());
    boolean[] counted = new boolean[cluster.length];
    for (int row = 0; row < counted.length; row++) {
      counted[row] = !wellOnly || well(set.rows().get(row));
    }
    Map<String, Scores.Score> byNames = new TreeMap<>();
    IntStream.range(0, cluster.length)
        .filter(row -> counted[row])
        .boxed()
        .collect(Collectors.groupingBy(row -> names(town, row)))
        .forEach((names, some) -> byNames.put(names, Scores.clustered(set, cluster, some)));
    List<Integer> all =
        IntStream.range(0, counted.length).filter(row -> counted[row]).boxed().toList();
    Scores.Score everyone = Scores.clustered(set, cluster, all);
    return List.of(
        number("%,d in a %s", all.size(), set.name()),
        wellOnly ? "full name and whole birth date" : "anything",
        number("%,d", everyone.wanted()),
        everyone.toString(),
        number("%.4f", recall(byNames, true)),
        number("%.4f", recall(byNames, false)),
        lowest(byNames),
        number("%,d", sameDay(town).size()),
        number("%,d", joined(town, cluster)),
        number("%.2f %%", 100 * held(set, linked)));
  }

  private static boolean well(List<String> row) {
    return !row.get(0).isEmpty() && !row.get(2).isEmpty() && row.get(3).length() == 10;
  }

  private static String names(TownMentions town, int row) {
    return person(town, town.whole().truth().get(row)).names();
  }

  private static Town.TruePerson person(TownMentions town, String number) {
    return Objects.requireNonNull(town.people().get(number));
  }

  private static double recall(Map<String, Scores.Score> byNames, boolean english) {
    long right = 0;
    long wanted = 0;
    for (var score : byNames.entrySet()) {
      if (ENGLISH.contains(score.getKey()) == english) {
        right += score.getValue().right();
        wanted += score.getValue().wanted();
      }
    }
    return (double) right / Math.max(1, wanted);
  }

  private static String lowest(Map<String, Scores.Score> byNames) {
    return byNames.entrySet().stream()
        .filter(score -> score.getValue().wanted() >= FEWEST_PAIRS)
        .min((a, b) -> Double.compare(a.getValue().recall(), b.getValue().recall()))
        .map(score -> number("%s %.4f", score.getKey(), score.getValue().recall()))
        .orElse("");
  }

  /** Several people of one household who were born on one day and are all mentioned. */
  private static Collection<Set<String>> sameDay(TownMentions town) {
    Map<List<Object>, Set<String>> groups = new HashMap<>();
    for (String number : new HashSet<>(town.whole().truth())) {
      Town.TruePerson person = person(town, number);
      groups
          .computeIfAbsent(List.of(person.household(), person.born()), _ -> new HashSet<>())
          .add(number);
    }
    groups.values().removeIf(group -> group.size() < 2);
    return groups.values();
  }

  /** A mention without a given name might be either's, and says nothing of whom it joins. */
  private static int joined(TownMentions town, int[] cluster) {
    Map<String, Set<Integer>> clustersOf = new HashMap<>();
    for (int row = 0; row < cluster.length; row++) {
      if (!town.whole().rows().get(row).getFirst().isEmpty()) {
        clustersOf
            .computeIfAbsent(town.whole().truth().get(row), _ -> new HashSet<>())
            .add(cluster[row]);
      }
    }
    int joined = 0;
    for (Set<String> group : sameDay(town)) {
      var seen = new HashSet<Integer>();
      boolean shared = false;
      for (String person : group) {
        for (int one : clustersOf.getOrDefault(person, Set.of())) {
          shared |= !seen.add(one);
        }
      }
      joined += shared ? 1 : 0;
    }
    return joined;
  }

  /** Of the true pairs that weigh enough, which part only looks like twins. */
  private static double held(LabelledSet set, Linker.Linked linked) {
    long held = right(set, linked.clusters().guarded());
    return (double) held / Math.max(1, right(set, linked.pairs()));
  }

  private static long right(LabelledSet set, List<Linker.Pair> pairs) {
    return pairs.stream()
        .filter(pair -> pair.weight().millibits() >= Thresholds.CAUTIOUS.join())
        .filter(pair -> Scores.same(set, set.row(pair.one()), set.row(pair.other())))
        .count();
  }

  private static String number(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
