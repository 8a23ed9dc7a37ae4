package org.breakwater.log;

import java.time.Instant;
import java.util.UUID;

/** A row of the record, or a place of the log, at which the two do not say the same. */
sealed interface RowFinding {
  /** What is wrong, in a line. */
  String words();

  /** The row's header, body, salts or commitments are not what the log has at its place. */
  record Changed(long position, UUID entry, String what) implements RowFinding {
    @Override
    public String words() {
      return "changed: entry " + entry + ", place " + position + " of the log: " + what;
    }
  }

  /** The row states another time of receipt than the log. */
  record Redated(long position, UUID entry, Instant logged, Instant stated) implements RowFinding {
    @Override
    public String words() {
      return "re-dated: entry "
          + entry
          + ", place "
          + position
          + " of the log: received "
          + logged
          + " by the log, "
          + stated
          + " by its row";
    }
  }

  /** It was put into the record and the log long after the time that it states. */
  record Backdated(long position, UUID entry, Instant stated, Instant before)
      implements RowFinding {
    @Override
    public String words() {
      return "re-dated: entry "
          + entry
          + ", place "
          + position
          + " of the log: it states to have been received "
          + stated
          + ", and stands behind one received "
          + before;
    }
  }

  /** The entry belongs at another place. */
  record Moved(UUID entry, String what) implements RowFinding {
    @Override
    public String words() {
      return "changed: entry " + entry + ": " + what;
    }
  }

  /** The log has an entry that the record has not. */
  record Missing(long position, String which, Instant logged) implements RowFinding {
    @Override
    public String words() {
      return "missing: " + which + ", place " + position + " of the log, received " + logged;
    }
  }

  /** The record has an entry, or a body, that the log has not. */
  record Added(UUID entry, String what) implements RowFinding {
    @Override
    public String words() {
      return "added: entry " + entry + ": " + what;
    }
  }

  /** Words that were erased are there again. */
  record BackAgain(UUID entry, UUID under) implements RowFinding {
    @Override
    public String words() {
      return "added: entry "
          + entry
          + ": its words were erased under entry "
          + under
          + ", and are there again";
    }
  }

  /** The row cannot be read as an entry at all. */
  record Unreadable(String which) implements RowFinding {
    @Override
    public String words() {
      return "changed: " + which + ": its row holds what no entry can";
    }
  }

  /** The log that the record is checked against is itself not right, or another one. */
  record LogWrong(String what) implements RowFinding {
    @Override
    public String words() {
      return "the log: " + what;
    }
  }
}
