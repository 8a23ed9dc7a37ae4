package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Links many records at once: reads them, finds who shares a key, weighs every such pair on all
 * cores, and makes people of the pairs. The result does not depend on the order of the records.
 */
public final class Linker {
  /** A key shared by more records than this counts only with a second field. */
  public static final int MOST_SHARING = 150;

  /** Pairs below this are not kept: thousandths of a bit under the threshold to ask. */
  private static final int KEPT_BELOW = 4_000;

  private final Model model;
  private final Thresholds thresholds;
  private final Progress progress;

  /** Hears how far the work is. */
  public interface Progress {
    /** Nothing is said. */
    Progress SILENT = (_, _, _) -> {};

    /** So much of so much of this step is done. */
    void at(String step, long done, long of);
  }

  /** Two records that may be one person. */
  public record Pair(PersonRecord one, PersonRecord other, Weight weight) {}

  /**
   * What came of it.
   *
   * @param pairs every compared pair heavy enough to be kept, by record
   * @param compared how many pairs were weighed
   * @param keysPassedOver how many keys too many records shared, the largest by so many
   */
  public record Linked(
      Model model,
      List<Pair> pairs,
      Clusterer.Clusters clusters,
      long compared,
      int keysPassedOver,
      int mostSharing) {}

  public Linker(Model model) {
    this(model, Thresholds.SHIPPED, Progress.SILENT);
  }

  public Linker(Model model, Thresholds thresholds, Progress progress) {
    this.model = model;
    this.thresholds = thresholds;
    this.progress = progress;
  }

  /** The model learnt from these records; this linker's own is the prior. */
  public Model learn(Collection<PersonRecord> records) {
    return Learning.learn(sorted(records), progress);
  }

  /** Links with this linker's model, within and between sources. */
  public Linked link(Collection<PersonRecord> records) {
    return link(records, true, Constraints.NONE);
  }

  /** Links; without {@code within}, records of one source are never compared. */
  public Linked link(Collection<PersonRecord> records, boolean within, Constraints constraints) {
    List<PersonRecord> sorted = sorted(records);
    List<Profile> profiles = sorted.parallelStream().map(model::profile).toList();
    var blocks = new Blocks(profiles, MOST_SHARING);
    var compared = new AtomicLong();
    List<Edge> edges = weigh(profiles, blocks, within, compared);
    progress.at("clustering", 0, 1);
    var clusterer = new Clusterer(model, thresholds);
    var clusters = clusterer.cluster(sorted, profiles, edges, constraints);
    progress.at("clustering", 1, 1);
    List<Pair> pairs =
        edges.stream()
            .map(e -> new Pair(sorted.get(e.one), sorted.get(e.other), e.weight))
            .toList();
    return new Linked(
        model, pairs, clusters, compared.get(), blocks.skipped.keys(), blocks.skipped.largest());
  }

  /**
   * Gives every pair that {@link #link} would weigh, each once and on one thread, so that others
   * can weigh them or count them.
   */
  public void candidates(
      Collection<PersonRecord> records, BiConsumer<PersonRecord, PersonRecord> to) {
    List<PersonRecord> sorted = sorted(records);
    List<Profile> profiles = sorted.parallelStream().map(model::profile).toList();
    var blocks = new Blocks(profiles, MOST_SHARING);
    for (int block = 0; block < blocks.count(); block++) {
      blocks.pairs(block, (row, other) -> to.accept(sorted.get(row), sorted.get(other)));
    }
  }

  private List<Edge> weigh(
      List<Profile> profiles, Blocks blocks, boolean within, AtomicLong compared) {
    int least = thresholds.ask() - KEPT_BELOW;
    int tasks = Math.min(1_024, Math.max(1, blocks.count()));
    var done = new AtomicInteger();
    return IntStream.range(0, tasks)
        .parallel()
        .mapToObj(task -> {
          var found = model.findings();
          var edges = new ArrayList<Edge>();
          var weighed = new long[1];
          for (int block = task; block < blocks.count(); block += tasks) {
            blocks.pairs(
                block,
                (row, other) -> {
                  Profile a = profiles.get(row);
                  Profile b = profiles.get(other);
                  if (within || !a.record().source().equals(b.record().source())) {
                    weighed[0]++;
                    Edge edge = Edge.of(row, other, model, a, b, found);
                    if (edge.weight.millibits() >= least) {
                      edges.add(edge);
                    }
                  }
                });
          }
          compared.addAndGet(weighed[0]);
          progress.at("comparing", done.incrementAndGet(), tasks);
          return edges;
        })
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Edge::one).thenComparingInt(Edge::other))
        .toList();
  }

  /** Two rows that were weighed, and whether they agree on a given name or a number. */
  record Edge(int one, int other, Weight weight, boolean named) {
    static Edge of(int one, int other, Model model, Profile a, Profile b, Findings found) {
      Weight weight = model.weigh(a, b, found);
      boolean named = found.level(Comparison.GIVEN.ordinal()) <= Names.ALIKE || found.sameNumber();
      return new Edge(one, other, weight, named);
    }
  }

  private static List<PersonRecord> sorted(Collection<PersonRecord> records) {
    if (records.size() > Blocks.MOST_ROWS) {
      throw new IllegalArgumentException("at most " + Blocks.MOST_ROWS + " records at once");
    }
    return records.stream().sorted().toList();
  }
}
