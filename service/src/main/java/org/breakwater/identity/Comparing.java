package org.breakwater.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.breakwater.linkage.Clusterer;
import org.breakwater.linkage.Constraints;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.ReadRecord;
import org.breakwater.linkage.Thresholds;
import org.breakwater.linkage.Waterfall;
import org.breakwater.linkage.Weight;

/** Says how strongly two people's descriptions speak for one person, and why. */
public final class Comparing {
  private static final Thresholds KEPT =
      new Thresholds(
          ShippedModel.THRESHOLDS.breakAt(),
          ShippedModel.THRESHOLDS.ask(),
          ShippedModel.THRESHOLDS.breakAt());

  private final Models models;

  Comparing(Models models) {
    this.models = models;
  }

  /**
   * The two descriptions that are most alike.
   *
   * @param steps why, from what was taken to be so before anything was compared; they add up to the
   *     weight
   * @param millibits thousandths of a bit of the odds that it is one person
   * @param twins whether they look like twins or siblings
   * @param model the whole hash of the model by which they were compared
   */
  public record Closest(
      Description one,
      Description other,
      List<Step> steps,
      int millibits,
      boolean twins,
      String model) {}

  /** The most alike of these; empty where there is nothing to compare. */
  public Optional<Closest> closest(Collection<Description> one, Collection<Description> other) {
    Model model = models.inForce();
    Closest closest = null;
    List<ReadRecord> others =
        other.stream().map(said -> model.read(Said.record("other", said))).toList();
    for (Description said : one) {
      ReadRecord read = model.read(Said.record("one", said));
      int at = 0;
      for (Description against : other) {
        ReadRecord compared = others.get(at++);
        Weight weight = model.weigh(read, compared);
        if (closest == null || weight.millibits() > closest.millibits()) {
          closest = closest(said, against, model.explain(read, compared), model.hash());
        }
      }
    }
    return Optional.ofNullable(closest);
  }

  /**
   * Which of somebody's descriptions, by the weights alone, are somebody else's than the others:
   * those that belong with one of them.
   *
   * @param all in the order in which they are counted
   * @param one counted from 0
   * @return counted from 0, with {@code one}
   */
  public Set<Integer> belongingWith(List<Description> all, int one) {
    List<PersonRecord> records =
        IntStream.range(0, all.size())
            .mapToObj(at -> Said.record(Integer.toString(at), all.get(at)))
            .toList();
    return new Clusterer(models.inForce(), KEPT)
        .cluster(records, Constraints.NONE).people().stream()
            .map(group ->
                group.stream()
                    .map(record -> Integer.valueOf(record.id()))
                    .collect(Collectors.toCollection(TreeSet::new)))
            .filter(group -> group.contains(one))
            .findFirst()
            .orElseThrow();
  }

  private static Closest closest(Description one, Description other, Waterfall why, String model) {
    List<Step> steps = Step.of(why).stream().flatMap(kept -> Step.read(kept).stream()).toList();
    return new Closest(one, other, steps, why.weight().millibits(), why.weight().guarded(), model);
  }
}
