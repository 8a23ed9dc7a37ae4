package org.breakwater.bench.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.JaroWinkler;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.comparators.PersonNameComparator;
import no.priv.garshol.duke.matchers.AbstractMatchListener;
import org.jspecify.annotations.Nullable;

/**
 * Duke 1.2 with Lucene in memory. It does not learn, so its probabilities are set by hand once for
 * all sets, in the spirit of its own examples; threshold 0.85.
 */
final class DukeContender implements Contender {
  /** Pairs under this are not kept for the best threshold in hindsight. */
  private static final double KEPT = 0.3;

  /** Larger sets take it many minutes. */
  private static final int MOST_RECORDS = 6_000;

  @Override
  public String name() {
    return "Duke 1.2";
  }

  @Override
  public double threshold() {
    return 0.85;
  }

  @Override
  public String absence() {
    return "more than " + MOST_RECORDS + " records, which take it many minutes";
  }

  @Override
  public @Nullable Found link(LabelledSet set) {
    if (set.rows().size() > MOST_RECORDS) {
      return null;
    }
    var properties = new ArrayList<Property>();
    properties.add(new PropertyImpl("id"));
    for (String column : set.columns()) {
      properties.add(property(column));
    }
    var configuration = new ConfigurationImpl();
    configuration.setProperties(properties);
    configuration.setThreshold(KEPT);
    configuration.setMaybeThreshold(0);
    var records = new ArrayList<Record>();
    for (int row = 0; row < set.rows().size(); row++) {
      var record = new RecordImpl();
      record.addValue("id", Integer.toString(row));
      for (int i = 0; i < set.columns().size(); i++) {
        String value = set.rows().get(row).get(i);
        if (!value.isEmpty()) {
          record.addValue(set.columns().get(i), value);
        }
      }
      records.add(record);
    }
    long start = System.nanoTime();
    var processor = new Processor(configuration);
    var listener = new Listener();
    processor.addMatchListener(listener);
    processor.deduplicate(records);
    processor.close();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Found(listener.pairs(), processor.getComparisonCount(), -1, seconds);
  }

  private static Property property(String column) {
    return switch (column) {
      case "given" -> new PropertyImpl(column, new PersonNameComparator(), 0.3, 0.8);
      case "family" -> new PropertyImpl(column, new PersonNameComparator(), 0.3, 0.85);
      case "full" -> new PropertyImpl(column, new PersonNameComparator(), 0.3, 0.85);
      case "born" -> new PropertyImpl(column, new Levenshtein(), 0.2, 0.9);
      case "number", "nhs", "upn", "phone", "email" ->
          new PropertyImpl(column, new Levenshtein(), 0.3, 0.95);
      case "postcode" -> new PropertyImpl(column, new Levenshtein(), 0.4, 0.75);
      case "sex", "state" -> new PropertyImpl(column, new ExactComparator(), 0.4, 0.55);
      default -> new PropertyImpl(column, new JaroWinkler(), 0.4, 0.7);
    };
  }

  private static final class Listener extends AbstractMatchListener {
    /** It meets most pairs twice, and may weigh them a little differently. */
    private final Map<Long, Scores.Scored> met = new HashMap<>();

    @Override
    public void matches(Record one, Record other, double confidence) {
      int a = Integer.parseInt(one.getValue("id"));
      int b = Integer.parseInt(other.getValue("id"));
      var pair = new Scores.Scored(Math.min(a, b), Math.max(a, b), confidence);
      met.merge(
          (long) pair.one() << 32 | pair.other(), pair, (x, y) -> x.weight() > y.weight() ? x : y);
    }

    List<Scores.Scored> pairs() {
      return List.copyOf(met.values());
    }
  }
}
