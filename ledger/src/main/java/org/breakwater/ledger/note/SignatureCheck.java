package org.breakwater.ledger.note;

import java.time.Instant;
import java.util.Optional;

/** What a key finds when it looks for its signature on a note. */
public sealed interface SignatureCheck {
  /** Nothing on the note claims to be by this key. */
  record Absent() implements SignatureCheck {}

  /**
   * The key signed the note.
   *
   * @param time when, for the kinds of signature that say it, to the second
   */
  record Valid(Optional<Instant> time) implements SignatureCheck {}

  /** Something claims to be by this key and is not: the note is forged or damaged. */
  record Broken() implements SignatureCheck {}
}
