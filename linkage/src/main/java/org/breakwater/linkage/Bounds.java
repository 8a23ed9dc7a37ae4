package org.breakwater.linkage;

/**
 * What a pair can weigh at most, told by names and dates of birth alone. Most pairs that share a
 * key are strangers on whom no time need be spent; this never rules out a pair that would weigh
 * enough, so it changes nothing but the time.
 */
final class Bounds {
  private static final int NEVER = Integer.MAX_VALUE / 2;

  private final int[] born;
  private final int others;
  private final int sex;
  private final int occupation;

  /** What is not the pair's own: the most that a household says, and names that differ. */
  Bounds(int household, Scale[] scales) {
    Scale dates = scales[Comparison.BORN.ordinal()];
    born = new int[Comparison.BORN.levels.size()];
    for (int level = 0; level < born.length; level++) {
      born[level] = level == 0 ? NEVER : dates.weight(level, Outcome.NO_RARITY);
    }
    Scale given = scales[Comparison.GIVEN.ordinal()];
    others =
        household
            + given.weight(Comparison.GIVEN.last(), Outcome.NO_RARITY)
            + scales[Comparison.ORDER.ordinal()].weight(0, Outcome.NO_RARITY);
    sex = Math.max(0, scales[Comparison.SEX.ordinal()].most());
    occupation = Math.max(0, scales[Comparison.OCCUPATION.ordinal()].most());
  }

  /** Whether the pair weighs less for certain; no, where it would take longer to tell. */
  boolean less(Profile a, Profile b, int least) {
    Brief one = a.brief();
    Brief other = b.brief();
    if (one == null || other == null || a.labelled().length > 0 && b.labelled().length > 0) {
      return false;
    }
    int most = others + born[Births.level(one.born(), other.born())] + sex;
    if (a.occupations().length > 0 && b.occupations().length > 0) {
      most += occupation;
    }
    return most < least && Names.different(one, other);
  }
}
