package org.breakwater.log;

import java.util.Optional;
import org.breakwater.ledger.note.Note;

/** What came of one turn of the sequencer. */
sealed interface Turn {
  /**
   * Entries were taken into the log, and a checkpoint over them is signed and stored.
   *
   * @param entries how many; 0 when none waited
   * @param more whether others may still wait
   * @param checkpoint what was signed, when something was
   */
  record Sequenced(int entries, boolean more, Optional<Note> checkpoint) implements Turn {}

  /** Another instance is at it. */
  record Elsewhere() implements Turn {}

  /** The log is another key's than the one here, or there is none here. */
  record NoKey() implements Turn {}

  /** The log does not fit what was signed before, and must not grow. */
  record Refused(Refusal refusal) implements Turn {}

  /** Whether to go on at once. */
  default boolean more() {
    return this instanceof Sequenced done && done.more;
  }
}
