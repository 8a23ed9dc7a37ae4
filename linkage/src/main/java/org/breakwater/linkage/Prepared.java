package org.breakwater.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as one model reads them, and whom a sample of them meets: what takes longest to make
 * after the weighing itself, so that what is learnt from it and linked by it is made once. Good for
 * every model that counts the same words. For one thread at a time.
 */
final class Prepared {
  /** Sorted. */
  final List<PersonRecord> records;

  /** Of these, in the same order. */
  final List<Profile> profiles;

  private final Model reader;
  private final int mostSampled;
  private @Nullable Sampled sampled;

  private Prepared(
      List<PersonRecord> records, List<Profile> profiles, Model reader, int mostSampled) {
    this.records = records;
    this.profiles = profiles;
    this.reader = reader;
    this.mostSampled = mostSampled;
  }

  static Prepared of(List<PersonRecord> records, Model model) {
    return of(records, model, Sampled.MOST_PAIRS);
  }

  /** With about so many pairs to learn from. */
  static Prepared of(List<PersonRecord> records, Model model, int mostSampled) {
    return new Prepared(
        records, records.parallelStream().map(model::profile).toList(), model, mostSampled);
  }

  Sampled sampled() {
    Sampled made = sampled;
    if (made == null) {
      made = Sampled.of(profiles, reader, mostSampled);
      sampled = made;
    }
    return made;
  }

  /**
   * The kinds of keys to compare under: of few records all, because learning from them has looked
   * at all of their pairs anyway; of more, those that find nearly all that a model holds likely.
   */
  Choosing.Chosen chosen(Model model, int least) {
    return records.size() <= Sampled.MOST_ROWS
        ? Choosing.Chosen.ALL
        : Choosing.of(sampled(), model, records.size(), least);
  }
}
