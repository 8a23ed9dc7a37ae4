package org.breakwater.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Says on standard error how far a command has come, when a person watches and it takes a while.
 */
final class Progress {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String what;
  private final boolean watched = Boolean.getBoolean("breakwater.terminal");
  private final InstantSource clock;
  private final Instant started;
  private Instant next;
  private boolean spoken;

  Progress(String what, InstantSource clock) {
    this.what = what;
    this.clock = clock;
    this.started = clock.instant();
    this.next = started.plus(QUIET);
  }

  /** How many are done by now. */
  void at(long done) {
    Instant now = clock.instant();
    if (watched && now.isAfter(next)) {
      next = now.plus(PAUSE);
      spoken = true;
      double seconds = Math.max(1, Duration.between(started, now).toMillis()) / 1000.0;
      System.err.print(
          String.format(Locale.UK, "\r%,d %s, %,.0f a second  ", done, what, done / seconds));
    }
  }

  /** Leaves the line. */
  void end() {
    if (spoken) {
      System.err.println();
    }
  }
}
