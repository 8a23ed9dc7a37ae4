package org.breakwater.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each word of each kind occurs: a fixed snapshot, part of a model. Words never counted
 * are taken to be as rare as a name on the long tail of an ordinary population.
 *
 * @param totals by kind, how many values were counted
 * @param counts by kind and word, how often; words seen once are left out
 */
record Frequencies(Map<String, Integer> totals, Map<String, Map<String, Integer>> counts) {
  /** An agreement is never taken to tell more than one in about 260,000. */
  private static final int RAREST = 18_000;

  /** Of what kinds fewer than this were counted is not known. */
  private static final int FEWEST = 200;

  private static final double SMOOTHING = 0.5;

  static final Frequencies NONE = new Frequencies(Map.of(), Map.of());

  int rarity(String kind, String word) {
    int total = totals.getOrDefault(kind, 0);
    if (total < FEWEST) {
      return unknown(kind);
    }
    int count = counts.getOrDefault(kind, Map.of()).getOrDefault(word, 1);
    return Math.min(RAREST, Bits.of((total + SMOOTHING) / (count + SMOOTHING)));
  }

  /** The rarity of two words' chance agreement, by kind: -log2 of the sum of squared shares. */
  int usual(String kind) {
    int total = totals.getOrDefault(kind, 0);
    if (total < FEWEST) {
      return unknown(kind);
    }
    double same = 0;
    int listed = 0;
    for (int count : counts.getOrDefault(kind, Map.of()).values()) {
      same += (double) count * count;
      listed += count;
    }
    return Math.min(RAREST, Bits.of((double) total * total / (same + total - listed)));
  }

  private static int unknown(String kind) {
    return switch (kind) {
      case "given" -> 7_500;
      case "family" -> 9_500;
      case "born" -> 13_500;
      case "sex" -> 1_000;
      case "place", "occupation" -> 5_000;
      case "postcode", "house", "phone", "knownas" -> 11_000;
      default -> kind.startsWith("identifier") ? RAREST : 8_000;
    };
  }

  static final class Counting {
    private final Map<String, Integer> totals = new TreeMap<>();
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    void add(String kind, List<String> words) {
      for (String word : words) {
        totals.merge(kind, 1, Integer::sum);
        counts.computeIfAbsent(kind, _ -> new HashMap<>()).merge(word, 1, Integer::sum);
      }
    }

    Frequencies counted() {
      var kept = new TreeMap<String, Map<String, Integer>>();
      counts.forEach((kind, words) -> {
        var common = new TreeMap<String, Integer>();
        words.forEach((word, count) -> {
          if (count > 1) {
            common.put(word, count);
          }
        });
        kept.put(kind, common);
      });
      return new Frequencies(totals, kept);
    }
  }
}
