package org.breakwater.town;

import java.time.LocalDate;

/**
 * What kind of town to invent. The same plan gives the same bytes on any machine.
 *
 * @param people living there on the first day, 500 to 250,000; births come on top
 * @param to the day after the last on which something happens; at most 20 years after {@code from}
 * @param rings hidden groups of offenders, 0 to 200
 * @param reporting how much is written down compared with an ordinary town, 0.1 to 10
 * @param noticing share of what a hidden group does that some agency notices, 0 to 1
 * @param nullTown every report of a hidden group is dealt to unrelated people instead: the same
 *     amounts, no group
 * @param origins which communities' names the town's people have
 */
public record TownPlan(
    long seed,
    int people,
    LocalDate from,
    LocalDate to,
    int rings,
    double reporting,
    double noticing,
    boolean nullTown,
    NameOrigins origins) {

  /** Two mirrored towns differ in the origins of names and in nothing else. */
  public enum NameOrigins {
    AS_DEALT,
    MIRRORED
  }

  public TownPlan {
    if (people < 500 || people > 250_000)
      throw new IllegalArgumentException("people must be 500 to 250,000, was " + people);
    if (!from.isBefore(to) || from.plusYears(20).isBefore(to))
      throw new IllegalArgumentException(
          "a town lasts from a day to 20 years, was " + from + " to " + to);
    if (rings < 0 || rings > 200 || rings * 1_000 > people)
      throw new IllegalArgumentException(
          "rings must be 0 to 200 and at most one in 1,000 people, was " + rings);
    if (!(reporting >= 0.1 && reporting <= 10))
      throw new IllegalArgumentException("reporting must be 0.1 to 10, was " + reporting);
    if (!(noticing >= 0 && noticing <= 1))
      throw new IllegalArgumentException("noticing must be 0 to 1, was " + noticing);
  }

  /** A town of this size over four years, with one hidden group in 7,000 people. */
  public static TownPlan of(long seed, int people) {
    return new TownPlan(
        seed,
        people,
        LocalDate.of(2009, 1, 1),
        LocalDate.of(2013, 1, 1),
        Math.min(200, people / 7_000),
        1,
        0.5,
        false,
        NameOrigins.AS_DEALT);
  }

  public TownPlan lasting(LocalDate first, LocalDate end) {
    return new TownPlan(seed, people, first, end, rings, reporting, noticing, nullTown, origins);
  }

  public TownPlan withRings(int number) {
    return new TownPlan(seed, people, from, to, number, reporting, noticing, nullTown, origins);
  }

  public TownPlan withoutGroups() {
    return new TownPlan(seed, people, from, to, rings, reporting, noticing, true, origins);
  }

  public TownPlan mirrored() {
    return new TownPlan(
        seed, people, from, to, rings, reporting, noticing, nullTown, NameOrigins.MIRRORED);
  }
}
