package org.breakwater.ledger;

import java.io.IOException;

/**
 * The log could not be written to. Whether the entries were saved is not known: this {@link Log} is
 * of no more use, and one that is opened anew tells by its size. Nothing that was acknowledged
 * before is lost.
 */
public final class AppendInterrupted extends IOException {
  private static final long serialVersionUID = 1L;

  AppendInterrupted(long size, IOException cause) {
    super("appending to the log of " + size + " entries failed; perhaps it was saved", cause);
  }
}
