package org.breakwater.linkage;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a model has learnt, laid out to be looked at: how often each level occurs among one person's
 * records and among strangers', what it weighs, and how common the words are.
 *
 * @param before thousandths of a bit before anything is compared
 * @param household the most that all that a household shares can say, in thousandths of a bit of
 *     the odds that two records of one household are one person's
 */
public record Chart(
    int before, int household, List<Compared> comparisons, List<Counted> frequencies) {
  /** One comparison, from the most alike level to the most unlike. */
  public record Compared(String name, List<Level> levels) {
    public Compared {
      levels = List.copyOf(levels);
    }
  }

  /**
   * One level.
   *
   * @param m its share among pairs of one person's records
   * @param u its share among pairs of strangers' records
   * @param millibits what it weighs for a word of usual rarity
   * @param byRarity whether an agreement on a rarer word weighs more
   */
  public record Level(String words, double m, double u, int millibits, boolean byRarity) {}

  /**
   * How common the words of one kind are.
   *
   * @param people how many people have any
   * @param once how many words one person alone bears; these are never listed
   * @param commonest those that most people bear
   */
  public record Counted(String kind, int people, int once, List<Term> commonest) {
    public Counted {
      commonest = List.copyOf(commonest);
    }
  }

  /** One word, how many people bear it, and what an agreement on it tells. */
  public record Term(String word, int people, int millibits) {}

  public Chart {
    comparisons = List.copyOf(comparisons);
    frequencies = List.copyOf(frequencies);
  }

  static Chart of(Model model, int terms) {
    var comparisons =
        IntStream.range(0, model.slots().size())
            .mapToObj(slot -> new Compared(model.slots().get(slot), levels(model.scale(slot))))
            .toList();
    Frequencies counted = model.frequencies();
    var frequencies =
        counted.counts().keySet().stream().sorted().map(kind -> counted(counted, kind, terms));
    return new Chart(model.before(), model.household(), comparisons, frequencies.toList());
  }

  private static List<Level> levels(Scale scale) {
    return IntStream.range(0, scale.m().length)
        .mapToObj(i -> {
          var level = scale.comparison().levels.get(i);
          return new Level(
              level.words(),
              scale.m()[i],
              scale.u()[i],
              scale.weight(i, scale.usual()),
              level.rarity() != Comparison.Rarity.NONE);
        })
        .toList();
  }

  private static Counted counted(Frequencies counted, String kind, int terms) {
    var commonest =
        counted.counts().getOrDefault(kind, Map.of()).entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(terms)
            .map(e -> new Term(e.getKey(), e.getValue(), counted.rarity(kind, e.getKey())))
            .toList();
    return new Counted(
        kind,
        counted.totals().getOrDefault(kind, 0),
        counted.once().getOrDefault(kind, 0),
        commonest);
  }
}
