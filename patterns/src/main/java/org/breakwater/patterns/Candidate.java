package org.breakwater.patterns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that stands out at one report: its ties, first the one it grew from; the units with
 * worries; and every report that was counted.
 */
record Candidate(int report, Tally tally, int[] ties, int[] worried, int[] reports) {
  /** The entities among its ties, in the order of joining; the first stands for all. */
  int[] entities() {
    return Arrays.stream(ties).filter(Sightings::isEntity).map(Sightings::of).toArray();
  }

  /** The units whose company is among its ties. */
  int[] company() {
    return Arrays.stream(ties).filter(tie -> !Sightings.isEntity(tie)).map(Sightings::of).toArray();
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
        && Arrays.equals(ties, other.ties)
        && Arrays.equals(worried, other.worried)
        && Arrays.equals(reports, other.reports);
  }
}
