package org.breakwater.leave;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is away, or will be.
 *
 * @param first the first day, on the clocks of the United Kingdom
 * @param last the last day
 * @param standIn the name of whoever stands in; absent where nobody does
 * @param standInHere whether they are here themselves on the first day that counts, and may
 */
public record Leave(
    UUID id,
    UUID user,
    String name,
    LocalDate first,
    LocalDate last,
    @Nullable String standIn,
    boolean standInHere) {
  /** Whether it has begun on this day. */
  public boolean begun(LocalDate today) {
    return !first.isAfter(today);
  }
}
