package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  /**
   * A key shared by more is passed over where one record is compared at a time, because narrower
   * ones of the same values stand beside it.
   */
  static final int MOST_SPLIT = 1_000;

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
   * @param blocking under which kinds of keys records were compared
   * @param keysPassedOver how many keys too many records shared, the largest by so many
   * @param indexBytes memory of the index of who shares a key with whom
   */
  public record Linked(
      Model model,
      List<Pair> pairs,
      Clusterer.Clusters clusters,
      long compared,
      Blocking blocking,
      int keysPassedOver,
      int mostSharing,
      long indexBytes) {}

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
    return Learning.learn(sorted(records), progress).model();
  }

  /**
   * Links by the model learnt from these records: what {@link #learn} and then {@link #link} with
   * that model come to, in less time, because the records are read once for both.
   */
  public Linked learnAndLink(
      Collection<PersonRecord> records, boolean within, Constraints constraints) {
    var learnt = Learning.learn(sorted(records), progress);
    return new Linker(learnt.model(), thresholds, progress)
        .link(learnt.from(), within, constraints);
  }

  /** Links with this linker's model, within and between sources. */
  public Linked link(Collection<PersonRecord> records) {
    return link(records, true, Constraints.NONE);
  }

  /** Links; without {@code within}, records of one source are never compared. */
  public Linked link(Collection<PersonRecord> records, boolean within, Constraints constraints) {
    return link(Prepared.of(sorted(records), model), within, constraints);
  }

  private Linked link(Prepared from, boolean within, Constraints constraints) {
    progress.at("choosing keys", 0, 1);
    var chosen = from.chosen(model, thresholds.ask());
    var blocks = new Blocks(from.profiles, chosen.kinds());
    var compared = new AtomicLong();
    List<Edge> edges = weigh(from, blocks, within, least(), compared);
    progress.at("clustering", 0, 1);
    var clusterer = new Clusterer(model, thresholds);
    var clusters = clusterer.cluster(from.records, from.profiles, edges, constraints);
    progress.at("clustering", 1, 1);
    List<Pair> pairs =
        edges.stream()
            .map(e -> new Pair(from.records.get(e.one), from.records.get(e.other), e.weight))
            .toList();
    return new Linked(
        model,
        pairs,
        clusters,
        compared.get(),
        chosen.told(),
        blocks.skipped.keys(),
        blocks.skipped.largest(),
        blocks.bytes());
  }

  private int least() {
    return thresholds.ask() - KEPT_BELOW;
  }

  /** Only who is who: pairs that are not to be joined are of no interest. */
  List<List<PersonRecord>> people(Prepared from) {
    int least = thresholds.breakAt();
    var blocks = new Blocks(from.profiles, from.chosen(model, least).kinds());
    List<Edge> edges = weigh(from, blocks, true, least, new AtomicLong());
    return new Clusterer(model, thresholds)
        .cluster(from.records, from.profiles, edges, Constraints.NONE)
        .people();
  }

  /**
   * Gives every pair that {@link #link} would weigh, each once and on one thread, so that others
   * can weigh them or count them.
   */
  public void candidates(
      Collection<PersonRecord> records, BiConsumer<PersonRecord, PersonRecord> to) {
    var from = Prepared.of(sorted(records), model);
    var partners =
        new Blocks(from.profiles, from.chosen(model, thresholds.ask()).kinds()).new Partners();
    for (int row = 0; row < from.records.size(); row++) {
      partners.of(row, (one, other) -> to.accept(from.records.get(one), from.records.get(other)));
    }
  }

  /** Every pair that weighs so much, by row. */
  private List<Edge> weigh(
      Prepared from, Blocks blocks, boolean within, int least, AtomicLong compared) {
    int size = from.profiles.size();
    var briefs = new Briefs(from.profiles);
    int tasks = Math.clamp(size, 1, 1_024);
    var done = new AtomicInteger();
    var spare = new ConcurrentLinkedQueue<Weighing>();
    return IntStream.range(0, tasks)
        .parallel()
        .mapToObj(task -> {
          Weighing kept = spare.poll();
          Weighing weighing =
              kept != null
                  ? kept
                  : new Weighing(from.profiles, briefs, blocks.new Partners(), within, least);
          for (int row = task; row < size; row += tasks) {
            weighing.partners.of(row, weighing);
          }
          compared.addAndGet(weighing.weighed);
          List<Edge> edges = weighing.edges;
          weighing.edges = new ArrayList<>();
          weighing.weighed = 0;
          spare.add(weighing);
          progress.at("comparing", done.incrementAndGet(), tasks);
          return edges;
        })
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Edge::one).thenComparingInt(Edge::other))
        .toList();
  }

  /** One thread's weighing, with the room it uses again and again. */
  private final class Weighing implements Blocks.Pairs {
    private final List<Profile> profiles;
    private final Briefs briefs;
    private final Blocks.Partners partners;
    private final boolean within;
    private final int least;
    private final Findings found = model.findings();
    private List<Edge> edges = new ArrayList<>();
    private long weighed;

    Weighing(
        List<Profile> profiles,
        Briefs briefs,
        Blocks.Partners partners,
        boolean within,
        int least) {
      this.profiles = profiles;
      this.briefs = briefs;
      this.partners = partners;
      this.within = within;
      this.least = least;
    }

    @Override
    public void pair(int row, int other) {
      if (within || !source(row).equals(source(other))) {
        weighed++;
        if (!model.bounds().less(briefs, row, other, least)) {
          int millibits = model.millibits(profiles.get(row), profiles.get(other), found);
          if (millibits >= least) {
            edges.add(Edge.of(row, other, new Weight(millibits, found.guarded), found));
          }
        }
      }
    }

    private String source(int row) {
      return profiles.get(row).record().source();
    }
  }

  /** Two rows that were weighed, and whether they agree on a given name or a number. */
  record Edge(int one, int other, Weight weight, boolean named) {
    static Edge of(int one, int other, Model model, Profile a, Profile b, Findings found) {
      return of(one, other, model.weigh(a, b, found), found);
    }

    private static Edge of(int one, int other, Weight weight, Findings found) {
      boolean named = found.level(Comparison.GIVEN.ordinal()) <= Names.ALIKE || found.sameNumber();
      return new Edge(one, other, weight, named);
    }
  }

  private static List<PersonRecord> sorted(Collection<PersonRecord> records) {
    if (records.size() > Blocks.MOST_ROWS) {
      throw new IllegalArgumentException("at most " + Blocks.MOST_ROWS + " records at once");
    }
    PersonRecord[] sorted = records.toArray(PersonRecord[]::new);
    Arrays.parallelSort(sorted);
    return Collections.unmodifiableList(Arrays.asList(sorted));
  }
}
