package org.breakwater.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of an append. */
public sealed interface Outcome {
  /** Everything is stored, with what followed from it. */
  record Appended(List<Entry> entries) implements Outcome {}

  /**
   * Nothing is stored: since the writer looked, someone else added an entry about the same subject.
   *
   * @param entry the newest of those, so that the writer can be told what the other did
   */
  record SomeoneElseWrote(Subject about, UUID entry, Author author, Instant received)
      implements Outcome {}
}
