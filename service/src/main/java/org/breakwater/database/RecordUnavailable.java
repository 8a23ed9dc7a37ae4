package org.breakwater.database;

/** An outage: the record could not be reached. Says whether anything was saved. */
public final class RecordUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is known of the work that was under way. */
  public enum Saved {
    NOTHING,
    UNKNOWN
  }

  private final Saved saved;

  public RecordUnavailable(Saved saved, Throwable cause) {
    super(
        switch (saved) {
          case NOTHING -> "the record cannot be reached; nothing was saved";
          case UNKNOWN ->
              "the record could not be reached at the last moment; it is not known whether this was"
                  + " saved, so look before sending it again";
        },
        cause);
    this.saved = saved;
  }

  /** Whether the work may have been saved all the same. */
  public Saved saved() {
    return saved;
  }
}
