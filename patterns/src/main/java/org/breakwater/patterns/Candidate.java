package org.breakwater.patterns;

/**
 * A cluster that stands out at one report: its entities, first the one it grew from; the units with
 * worries; and every report that was counted.
 */
record Candidate(int report, Tally tally, int[] entities, int[] worried, int[] reports) {}
