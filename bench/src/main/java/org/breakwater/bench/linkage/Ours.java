package org.breakwater.bench.linkage;

import java.util.HashSet;
import java.util.List;
import org.breakwater.linkage.Clusterer;
import org.breakwater.linkage.Constraints;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.Thresholds;

/** The engine as it is shipped: parameters learnt from the set without labels. */
final class Ours implements Contender {
  private final boolean countsMet;
  private Model model = Model.shipped();
  private long indexBytes;

  /**
   * A linker not yet used.
   *
   * @param countsMet whether it says how many of one person's pairs it compared, for which all is
   *     gone through once more
   */
  Ours(boolean countsMet) {
    this.countsMet = countsMet;
  }

  @Override
  public String name() {
    return "Breakwater";
  }

  @Override
  public double threshold() {
    return Thresholds.SHIPPED.join() / 1000.0;
  }

  @Override
  public Found link(LabelledSet set) {
    long start = System.nanoTime();
    var linked = new Linker(model).learnAndLink(set.records(), true, Constraints.NONE);
    double seconds = (System.nanoTime() - start) / 1e9;
    model = linked.model();
    indexBytes = linked.indexBytes();
    List<Scores.Scored> pairs =
        linked.pairs().stream()
            .map(pair ->
                new Scores.Scored(
                    set.row(pair.one()), set.row(pair.other()), pair.weight().millibits() / 1000.0))
            .toList();
    return new Found(pairs, linked.compared(), countsMet ? met(set) : -1, seconds);
  }

  private long met(LabelledSet set) {
    long[] met = new long[1];
    new Linker(model)
        .candidates(
            set.records(),
            (one, other) -> met[0] += Scores.same(set, set.row(one), set.row(other)) ? 1 : 0);
    return met[0];
  }

  /** Memory of the index that the last linking took. */
  long indexBytes() {
    return indexBytes;
  }

  @Override
  public int[] clusters(LabelledSet set, Found found, double threshold) {
    int join = (int) Math.round(threshold * 1000);
    var shipped = Thresholds.SHIPPED;
    var thresholds = new Thresholds(join, Math.min(join, shipped.ask()), Math.min(join, 0));
    return named(
        set, new Linker(model, thresholds, Linker.Progress.SILENT).link(set.records()).clusters());
  }

  /** Clusters once people have judged every pair that was held back as perhaps twins. */
  int[] onceTwinsAreJudged(LabelledSet set) {
    var linker = new Linker(model);
    var same = new HashSet<Constraints.Judged>();
    var different = new HashSet<Constraints.Judged>();
    for (Linker.Pair pair : linker.link(set.records()).clusters().guarded()) {
      boolean one = Scores.same(set, set.row(pair.one()), set.row(pair.other()));
      (one ? same : different).add(new Constraints.Judged(pair.one(), pair.other()));
    }
    return named(
        set, linker.link(set.records(), true, new Constraints(same, different)).clusters());
  }

  /** What was decided wrongly, a few lines a pair with its steps; at most so many pairs. */
  List<String> wronglyDecided(LabelledSet set, int most) {
    var linked = new Linker(model).link(set.records());
    int[] cluster = named(set, linked.clusters());
    return linked.pairs().stream()
        .filter(pair ->
            (cluster[set.row(pair.one())] == cluster[set.row(pair.other())])
                != Scores.same(set, set.row(pair.one()), set.row(pair.other())))
        .limit(most)
        .map(pair ->
            "%s, %s%n  %s%n  %s%n  %s"
                .formatted(
                    cluster[set.row(pair.one())] == cluster[set.row(pair.other())]
                        ? "joined wrongly"
                        : "left apart",
                    pair.weight(),
                    pair.one(),
                    pair.other(),
                    model.explain(pair.one(), pair.other())))
        .toList();
  }

  static int[] named(LabelledSet set, Clusterer.Clusters found) {
    int[] clusters = new int[set.rows().size()];
    int number = 0;
    for (List<PersonRecord> person : found.people()) {
      for (PersonRecord record : person) {
        clusters[set.row(record)] = number;
      }
      number++;
    }
    return clusters;
  }
}
