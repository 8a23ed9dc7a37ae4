package org.breakwater.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A clock as its viewer may see it.
 *
 * @param version of the rule under which it started
 * @param agency who sent the report from which it all came; absent where the viewer may not see it,
 *     but only that the clock runs
 * @param ref the report's reference, likewise
 * @param step how many posts above have been told
 * @param next when the next post is told; absent once the last has been
 * @param away that whoever answers is away while it comes due; absent where they are here then
 */
public record RunningClock(
    UUID id,
    String rule,
    int version,
    Subject about,
    UUID concern,
    @Nullable String agency,
    @Nullable String ref,
    String partner,
    @Nullable String post,
    @Nullable UUID owner,
    @Nullable String ownerName,
    Instant starts,
    Instant due,
    int step,
    @Nullable Instant next,
    @Nullable Away away) {
  /**
   * That somebody is away while it comes due.
   *
   * @param goesTo to whom it goes meanwhile
   */
  public record Away(String name, LocalDate first, LocalDate last, String goesTo) {
    /** Whether it has begun on this day. */
    public boolean begun(LocalDate today) {
      return !first.isAfter(today);
    }
  }
}
