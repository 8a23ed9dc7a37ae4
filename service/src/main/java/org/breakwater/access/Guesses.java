package org.breakwater.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Slows down whoever guesses at one person's password, by whichever door: after a few wrong ones
 * each next try must wait longer. The wait has an end that a person on duty can sit out, so that
 * nobody can be kept from a child's record by others typing nonsense under their name.
 *
 * <p>Counted in this instance's memory: several instances allow several times as many.
 */
final class Guesses {
  private static final int FREE = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 5;

  private final Clock clock;
  private final Cache<UUID, Tries> tries =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofHours(1)).build();

  Guesses(Clock clock) {
    this.clock = clock;
  }

  /** Wrong tries in a row, and when the next one counts. */
  private record Tries(int wrong, Instant next) {}

  boolean mayTry(UUID user) {
    Tries held = tries.getIfPresent(user);
    return held == null || !clock.instant().isBefore(held.next());
  }

  void right(UUID user) {
    tries.invalidate(user);
  }

  /** A try that came too early counts as none, or a wait could be drawn out for ever. */
  void wrong(UUID user) {
    Instant now = clock.instant();
    tries
        .asMap()
        .compute(
            user,
            (_, held) -> {
              int wrong = held == null ? 1 : held.wrong() + 1;
              return new Tries(wrong, now.plus(waitAfter(wrong)));
            });
  }

  private static Duration waitAfter(int wrong) {
    return wrong < FREE
        ? Duration.ZERO
        : FIRST_WAIT.multipliedBy(1L << Math.min(wrong - FREE, MOST_DOUBLINGS));
  }
}
