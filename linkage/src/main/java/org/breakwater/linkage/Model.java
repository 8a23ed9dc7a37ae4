package org.breakwater.linkage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everything that decides what a pair weighs: levels, their shares, word frequencies and the odds
 * before anything is compared. Immutable; another model is another version with another hash, and
 * never a silent drift. Weights follow Fellegi and Sunter (1969), with Winkler's adjustment for how
 * rare the agreeing word is.
 */
public final class Model {
  /** Changes whenever records are read or compared otherwise, so that hashes tell models apart. */
  static final String READING = "breakwater-linkage/2";

  /** Among pairs of one household, one of five is one person's: as odds, before any is learnt. */
  static final int ONE_OF_A_HOUSEHOLD = -2_000;

  private static final int UNLABELLED_POPULATION = 100_000;

  private final int before;
  private final int household;
  private final List<String> slots;
  private final Scale[] scales;
  private final boolean[] identifiers;
  private final Frequencies frequencies;
  private final Map<String, Integer> slotOf = new HashMap<>();
  private final Reader reader;
  private final Bounds bounds;
  private final AtomicLong readings = new AtomicLong();
  private final String hash;

  Model(int before, int household, List<String> slots, Scale[] scales, Frequencies frequencies) {
    this.before = before;
    this.household = household;
    this.slots = List.copyOf(slots);
    this.scales = scales.clone();
    this.frequencies = frequencies;
    this.identifiers = new boolean[scales.length];
    for (int i = 0; i < scales.length; i++) {
      slotOf.put(slots.get(i), i);
      identifiers[i] = scales[i].comparison() == Comparison.IDENTIFIER;
    }
    this.reader = new Reader(this);
    this.bounds = new Bounds(household, scales);
    this.hash = hash(ModelFile.write(this));
  }

  /** The model that is shipped: priors from what is known of such records, no data needed. */
  public static Model shipped() {
    return unlearnt(Frequencies.NONE, Set.of(), UNLABELLED_POPULATION);
  }

  /** A model with these records' word frequencies and parameters learnt from them by EM. */
  public static Model learn(Collection<PersonRecord> records) {
    return new Linker(shipped()).learn(records);
  }

  /** Reads what {@link #toJson} wrote; anything else is an {@link IllegalArgumentException}. */
  public static Model fromJson(String json) {
    return ModelFile.read(json);
  }

  static Model unlearnt(Frequencies frequencies, Collection<String> labels, int population) {
    var slots = new ArrayList<String>();
    var scales = new ArrayList<Scale>();
    for (Comparison comparison : Comparison.values()) {
      String name = comparison.name().toLowerCase(Locale.ROOT);
      slots.add(name);
      scales.add(Scale.shipped(comparison, frequencies.usual(counted(comparison))));
    }
    for (String label : labels.stream().sorted().distinct().toList()) {
      boolean identifier = label.startsWith("identifier:");
      slots.add(label);
      scales.add(
          Scale.shipped(
              identifier ? Comparison.IDENTIFIER : Comparison.OTHER, frequencies.usual(label)));
    }
    return new Model(
        -Bits.of(Math.max(2, population)),
        ONE_OF_A_HOUSEHOLD,
        slots,
        scales.toArray(Scale[]::new),
        frequencies);
  }

  /** The kind under which a comparison's words are counted. */
  static String counted(Comparison comparison) {
    return switch (comparison) {
      case MIDDLE -> "given";
      case ADDRESS -> "house";
      default -> comparison.name().toLowerCase(Locale.ROOT);
    };
  }

  /** The same with other counts of words. */
  Model with(Frequencies counted) {
    return new Model(before, household, slots, usual(counted), counted);
  }

  /**
   * The same without the counts of words, so that every word is taken to be as rare as such words
   * usually are: for records of another place, where other names are common.
   */
  public Model withoutWords() {
    return with(Frequencies.NONE);
  }

  private Scale[] usual(Frequencies counted) {
    Scale[] usual = scales.clone();
    for (int slot = 0; slot < usual.length; slot++) {
      Comparison comparison = usual[slot].comparison();
      String kind = slot < Comparison.values().length ? counted(comparison) : slots.get(slot);
      usual[slot] = Scale.of(comparison, usual[slot].m(), usual[slot].u(), counted.usual(kind));
    }
    return usual;
  }

  /**
   * The same without the words that fewer people bear, so that it tells of nobody: such a word
   * counts as being as rare as its like are. What each comparison weighs stays.
   *
   * @param fewest people who bear a word that stays; at least 2
   */
  public Model withoutRareWords(int fewest) {
    return new Model(before, household, slots, scales, frequencies.without(fewest));
  }

  /** Names this model, among all: SHA-256 of its content, in hexadecimal. */
  public String hash() {
    return hash;
  }

  /** The first twelve letters of the hash, for people. */
  public String version() {
    return hash.substring(0, 12);
  }

  /** The whole model as JSON. */
  public String toJson() {
    return ModelFile.write(this);
  }

  /** What this model has learnt, with so many of the commonest words of each kind. */
  public Chart chart(int terms) {
    return Chart.of(this, terms);
  }

  /** Where a record can be found by others that may be the same person: they share a key. */
  public Set<String> keys(PersonRecord record) {
    return Keys.of(profile(record));
  }

  /**
   * The few of these keys that suffice where an arriving record is compared with whole people, of
   * whom it need meet only one record: about ten a record, as numbers of 64 bits. Which kinds they
   * are was chosen by how many true pairs each adds for what it costs to keep.
   */
  public long[] fewKeys(ReadRecord record) {
    return Keys.few(record.profile());
  }

  /** Reads a record once, to be compared many times. */
  public ReadRecord read(PersonRecord record) {
    return new ReadRecord(record, profile(record), readings.incrementAndGet());
  }

  /** What a pair weighs; the same whichever is named first, online and in bulk. */
  public Weight weigh(PersonRecord a, PersonRecord b) {
    return weigh(profile(a), profile(b), findings());
  }

  /** What a pair weighs, of records that this model has read. */
  public Weight weigh(ReadRecord a, ReadRecord b) {
    return weigh(a.profile(), b.profile(), findings());
  }

  /**
   * Whether a pair weighs less for certain, told by names and dates of birth alone, of records that
   * this model has read; no, where that would take as long as weighing.
   */
  public boolean less(ReadRecord a, ReadRecord b, int least) {
    return bounds.less(a.profile(), b.profile(), least);
  }

  /** The weight in steps. */
  public Waterfall explain(PersonRecord a, PersonRecord b) {
    return explain(read(a), read(b));
  }

  /** The weight in steps, of records that this model has read. */
  public Waterfall explain(ReadRecord a, ReadRecord b) {
    var found = findings();
    Weight weight = weigh(a.profile(), b.profile(), found);
    var steps = new ArrayList<Waterfall.Step>();
    steps.add(new Waterfall.Step("before", 0, before, "before anything is compared"));
    int sum = before;
    for (int i = 0; i < found.size; i++) {
      int slot = found.slots[i];
      int millibits = scales[slot].weight(found.levels[i], found.rarities[i]);
      sum += millibits;
      steps.add(
          new Waterfall.Step(
              slots.get(slot), found.levels[i], millibits, words(slot, found.levels[i])));
    }
    if (sum != weight.millibits()) {
      steps.add(
          new Waterfall.Step(
              "household",
              0,
              weight.millibits() - sum,
              "a household shares these, and they say one thing"));
    }
    return new Waterfall(steps, weight);
  }

  private String words(int slot, int level) {
    String words = scales[slot].comparison().levels.get(level).words();
    int label = slots.get(slot).indexOf(':');
    return label < 0 ? words : slots.get(slot).substring(label + 1) + ": " + words;
  }

  Weight weigh(Profile a, Profile b, Findings into) {
    return new Weight(millibits(a, b, into), into.guarded);
  }

  int millibits(Profile a, Profile b, Findings into) {
    Kernel.compare(a, b, into);
    return millibits(into);
  }

  /** What a pair weighs whose comparisons came out so. */
  int millibits(Findings found) {
    return sum(before, household, scales, found);
  }

  /**
   * What a household shares never speaks louder than that these are two records of one household,
   * of which some are one person's and some are not; how many, is learnt.
   */
  static int sum(int before, int household, Scale[] scales, Findings found) {
    return personal(before, scales, found) + Math.min(shared(scales, found), household - before);
  }

  /** What is said by all that a household does not share. */
  static int personal(int before, Scale[] scales, Findings found) {
    int sum = before;
    for (int i = 0; i < found.size; i++) {
      Scale scale = scales[found.slots[i]];
      if (!scale.comparison().household()) {
        sum += scale.weight(found.levels[i], found.rarities[i]);
      }
    }
    return sum;
  }

  /**
   * What is said by all that a household shares; of positive evidence on where somebody lives, all
   * but the strongest counts half.
   */
  static int shared(Scale[] scales, Findings found) {
    int sum = 0;
    int most = 0;
    int others = 0;
    for (int i = 0; i < found.size; i++) {
      Scale scale = scales[found.slots[i]];
      if (scale.comparison().household()) {
        int millibits = scale.weight(found.levels[i], found.rarities[i]);
        sum += millibits;
        if (scale.comparison().where() && millibits > 0) {
          others += Math.min(most, millibits);
          most = Math.max(most, millibits);
        }
      }
    }
    return sum - others / 2;
  }

  Profile profile(PersonRecord record) {
    return reader.read(record);
  }

  Findings findings() {
    return new Findings(identifiers);
  }

  /** An unheard-of label is compared as any identifier or any other value is. */
  int slot(String label) {
    Integer slot = slotOf.get(label);
    return slot != null
        ? slot
        : (label.startsWith("identifier") ? Comparison.IDENTIFIER : Comparison.OTHER).ordinal();
  }

  Bounds bounds() {
    return bounds;
  }

  Frequencies frequencies() {
    return frequencies;
  }

  int before() {
    return before;
  }

  /** Odds that two records of one household are one person's, in thousandths of a bit. */
  int household() {
    return household;
  }

  List<String> slots() {
    return slots;
  }

  Scale scale(int slot) {
    return scales[slot];
  }

  private static String hash(String json) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
