package org.breakwater.clocks;

import java.time.Instant;
import java.time.LocalDate;

/**
 * By when something must happen, as it was laid down from one day until another. A version is never
 * changed: a new limit is a new version with a later day.
 *
 * @param name such as {@code front-door-decision}
 * @param version grows from 1
 * @param from the first day on which a clock may start under it
 * @param limit how long it gives
 * @param force who says so
 * @param source where that is written
 * @param verified whether the text itself was read; pages say so where it was not
 */
public record Rule(
    String name,
    int version,
    LocalDate from,
    Limit limit,
    Force force,
    String source,
    boolean verified) {
  public Rule {
    if (name.isBlank() || version < 1 || source.isBlank()) {
      throw new IllegalArgumentException("a rule has a name, a version from 1 and a source");
    }
  }

  /** Who lays a rule down. */
  public enum Force {
    STATUTE,
    GUIDANCE,
    LOCAL
  }

  /** The first moment at which it is too late for what started then. */
  public Instant due(Instant start, WorkingDays working) {
    return limit.from(start, working);
  }
}
