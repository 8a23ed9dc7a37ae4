package org.breakwater.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many people bear each word of each kind: a fixed snapshot, part of a model. People are
 * counted and not records, because one person on record twenty times does not make a name common.
 *
 * @param totals by kind, how many people have any value of it
 * @param once by kind, how many words one person alone bears
 * @param twice by kind, how many words two people bear
 * @param counts by kind and word, how many people; words of one person alone are left out
 * @param unlisted by kind, how many others to expect to bear a word that is not in {@code counts};
 *     empty where only words of one person alone are left out
 */
record Frequencies(
    Map<String, Integer> totals,
    Map<String, Integer> once,
    Map<String, Integer> twice,
    Map<String, Map<String, Integer>> counts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> unlisted) {
  /** An agreement is never taken to tell more than one in about 260,000. */
  private static final int RAREST = 18_000;

  /** Of what kinds fewer than this were counted is not known. */
  private static final int FEWEST = 100;

  /** So many people make a word a usual one. */
  private static final int SEVERAL = 3;

  static final Frequencies NONE = new Frequencies(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** A model kept before words could be left out says nothing of those. */
  Frequencies {
    unlisted = unlisted == null ? Map.of() : unlisted;
  }

  /**
   * Thousandths of a bit that an agreement on this word tells. Of a word never or once seen, how
   * often it will be met again is estimated from how many words were seen once and twice (Good
   * 1953): second bearers of a rare family name turn up, second bearers of an email hardly ever.
   */
  int rarity(String kind, String word) {
    int total = totals.getOrDefault(kind, 0);
    if (total < FEWEST) {
      return unknown(kind);
    }
    Integer count = counts.getOrDefault(kind, Map.of()).get(word);
    double others =
        count == null ? unlisted.getOrDefault(kind, again(kind)) : count - 1 + again(kind);
    return Math.min(RAREST, Bits.of(Math.max(1, total / others)));
  }

  /** How many more bearers to expect of a word that has one. */
  private double again(String kind) {
    double pairs = 2 * twice.getOrDefault(kind, 0) + 1;
    return Math.min(1, pairs / (once.getOrDefault(kind, 0) + 1));
  }

  /**
   * The same without every word that fewer people bear. Such a word is then taken to be as rare as
   * all of them are together, so that leaving it out makes no word tell more than those do.
   */
  Frequencies without(int fewest) {
    var kept = new TreeMap<String, Map<String, Integer>>();
    var others = new TreeMap<String, Double>();
    counts.forEach((kind, words) -> {
      var common = new TreeMap<String, Integer>();
      double again = again(kind);
      double bearers = once.getOrDefault(kind, 0);
      double met = bearers * again;
      for (var word : words.entrySet()) {
        int count = word.getValue();
        if (count >= fewest) {
          common.put(word.getKey(), count);
        } else {
          bearers += count;
          met += count * (count - 1 + again);
        }
      }
      kept.put(kind, common);
      others.put(kind, bearers == 0 ? again : met / bearers);
    });
    return new Frequencies(totals, once, twice, kept, others);
  }

  /**
   * How many times as many people bear a word as one kind than as another, in thousandths of a bit;
   * 0 where too few bear it to tell.
   */
  int rather(String kind, String than, String word) {
    int one = counts.getOrDefault(kind, Map.of()).getOrDefault(word, 1);
    int other = counts.getOrDefault(than, Map.of()).getOrDefault(word, 1);
    return Math.max(one, other) < SEVERAL ? 0 : Bits.of((double) one / other);
  }

  /** Whether several people bear the word. */
  boolean several(String kind, String word) {
    return counts.getOrDefault(kind, Map.of()).getOrDefault(word, 1) >= SEVERAL;
  }

  /** The rarity of two people's chance agreement, by kind: -log2 of the sum of squared shares. */
  int usual(String kind) {
    double total = totals.getOrDefault(kind, 0);
    if (total < FEWEST) {
      return unknown(kind);
    }
    double same = once.getOrDefault(kind, 0) * again(kind);
    for (int count : counts.getOrDefault(kind, Map.of()).values()) {
      same += (double) count * count;
    }
    return Math.min(RAREST, Bits.of(Math.max(1, total * total / Math.max(1e-6, same))));
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

  /** Counts people's words; each call is one person's. */
  static final class Counting {
    private final Map<String, Integer> totals = new TreeMap<>();
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    void add(String kind, Collection<String> words) {
      if (!words.isEmpty()) {
        totals.merge(kind, 1, Integer::sum);
        var counted = counts.computeIfAbsent(kind, _ -> new HashMap<>());
        words.forEach(word -> counted.merge(word, 1, Integer::sum));
      }
    }

    void addAll(Counting others) {
      others.totals.forEach((kind, people) -> totals.merge(kind, people, Integer::sum));
      others.counts.forEach((kind, words) -> {
        var counted = counts.computeIfAbsent(kind, _ -> new HashMap<>());
        words.forEach((word, people) -> counted.merge(word, people, Integer::sum));
      });
    }

    Frequencies counted() {
      var once = new TreeMap<String, Integer>();
      var twice = new TreeMap<String, Integer>();
      var kept = new TreeMap<String, Map<String, Integer>>();
      counts.forEach((kind, words) -> {
        var common = new TreeMap<String, Integer>();
        words.forEach((word, count) -> {
          if (count > 1) {
            common.put(word, count);
          }
        });
        once.put(kind, words.size() - common.size());
        twice.put(kind, (int) common.values().stream().filter(count -> count == 2).count());
        kept.put(kind, common);
      });
      return new Frequencies(totals, once, twice, kept, Map.of());
    }
  }
}
