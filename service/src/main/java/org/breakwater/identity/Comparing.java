package org.breakwater.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.ReadRecord;
import org.breakwater.linkage.Waterfall;
import org.breakwater.linkage.Weight;

/** Says how strongly two people's descriptions speak for one person, and why. */
public final class Comparing {
  private final Model model;

  Comparing(Model model) {
    this.model = model;
  }

  /**
   * The two descriptions that are most alike.
   *
   * @param steps why, from what was taken to be so before anything was compared; they add up to the
   *     weight
   * @param millibits thousandths of a bit of the odds that it is one person
   * @param twins whether they look like twins or siblings
   */
  public record Closest(
      Description one, Description other, List<Step> steps, int millibits, boolean twins) {}

  /** The most alike of these; empty where there is nothing to compare. */
  public Optional<Closest> closest(Collection<Description> one, Collection<Description> other) {
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
          closest = closest(said, against, model.explain(read, compared));
        }
      }
    }
    return Optional.ofNullable(closest);
  }

  private static Closest closest(Description one, Description other, Waterfall why) {
    List<Step> steps = Step.of(why).stream().flatMap(kept -> Step.read(kept).stream()).toList();
    return new Closest(one, other, steps, why.weight().millibits(), why.weight().guarded());
  }
}
