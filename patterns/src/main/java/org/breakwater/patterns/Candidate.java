package org.breakwater.patterns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that stands out at one report: its ties, first the one it grew from; the units with
 * worries; and every report that was counted.
 *
 * @param inCompany units that none of its entities was named beside: they are in it by being named
 *     together with another
 */
record Candidate(int report, Tally tally, int inCompany, int[] ties, int[] worried, int[] reports) {
  /** The entities among its ties, in the order of joining; the first stands for all. */
  int[] entities() {
    return Arrays.stream(ties).filter(Sightings::isEntity).map(Sightings::of).toArray();
  }

  /** The first of its entities. */
  int lead() {
    for (int tie : ties) if (Sightings.isEntity(tie)) return Sightings.of(tie);
    throw new IllegalStateException("a cluster holds one entity at least");
  }

  /** Whether one of these ties is among its own. */
  boolean hasAny(int[] others) {
    for (int other : others) for (int tie : ties) if (other == tie) return true;
    return false;
  }

  /** Whether another is of the same content. */
  boolean same(@Nullable Candidate other) {
    return other != null
        && report == other.report
        && tally.equals(other.tally)
        && inCompany == other.inCompany
        && Arrays.equals(ties, other.ties)
        && Arrays.equals(worried, other.worried)
        && Arrays.equals(reports, other.reports);
  }
}
