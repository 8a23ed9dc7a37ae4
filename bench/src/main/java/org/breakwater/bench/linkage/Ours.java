package org.breakwater.bench.linkage;

import java.util.List;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.Thresholds;

/** The engine as it is shipped: parameters learnt from the set without labels. */
final class Ours implements Contender {
  private Model model = Model.shipped();

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
    model = Model.learn(set.records());
    var linker = new Linker(model);
    var linked = linker.link(set.records());
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] met = new long[1];
    linker.candidates(
        set.records(),
        (one, other) -> met[0] += Scores.same(set, set.row(one), set.row(other)) ? 1 : 0);
    List<Scores.Scored> pairs =
        linked.pairs().stream()
            .map(pair ->
                new Scores.Scored(
                    set.row(pair.one()), set.row(pair.other()), pair.weight().millibits() / 1000.0))
            .toList();
    return new Found(pairs, linked.compared(), met[0], seconds);
  }

  @Override
  public int[] clusters(LabelledSet set, Found found, double threshold) {
    int join = (int) Math.round(threshold * 1000);
    var shipped = Thresholds.SHIPPED;
    var thresholds = new Thresholds(join, Math.min(join, shipped.ask()), Math.min(join, 0));
    var linked = new Linker(model, thresholds, Linker.Progress.SILENT).link(set.records());
    int[] clusters = new int[set.rows().size()];
    int number = 0;
    for (List<PersonRecord> person : linked.clusters().people()) {
      for (PersonRecord record : person) {
        clusters[set.row(record)] = number;
      }
      number++;
    }
    return clusters;
  }
}
