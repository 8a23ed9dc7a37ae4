package org.breakwater.log;

import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says {@code BEHIND} when the log does not keep up with the record. The service itself is not ill
 * for that: it goes on storing, and must not be taken out of use.
 */
final class LogHealth implements HealthIndicator {
  private static final Status BEHIND = new Status("BEHIND");

  /** Far above the second in which entries are in a checkpoint. */
  private static final double SECONDS = 15;

  private final SequencingLoop loop;
  private final Clock clock;

  LogHealth(SequencingLoop loop, Clock clock) {
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Standing standing = loop.standing();
    if (standing == null) {
      return Health.unknown().build();
    }
    boolean behind =
        standing.refusal() != null
            || !loop.keyHere()
            || standing.secondsBehind(clock.instant()) > SECONDS;
    return behind ? Health.status(BEHIND).build() : Health.up().build();
  }
}
