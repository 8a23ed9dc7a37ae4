package org.breakwater.patterns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that stands out at one report: its entities, first the one it grew from; the units with
 * worries; and every report that was counted.
 */
record Candidate(int report, Tally tally, int[] entities, int[] worried, int[] reports) {
  /** Whether another is of the same content. */
  boolean same(@Nullable Candidate other) {
    return other != null
        && report == other.report
        && tally.equals(other.tally)
        && Arrays.equals(entities, other.entities)
        && Arrays.equals(worried, other.worried)
        && Arrays.equals(reports, other.reports);
  }
}
