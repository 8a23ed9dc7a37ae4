package org.breakwater.linkage;

/**
 * What a pair can weigh at most, told by names and dates of birth alone. Most pairs that share a
 * key are strangers on whom no time need be spent; this never rules out a pair that would weigh
 * enough, so it changes nothing but the time.
 */
final class Bounds {
  private static final int NEVER = Integer.MAX_VALUE / 2;

  private final Scale given;
  private final int[] born;
  private final int others;
  private final int occupation;

  /** What is not the pair's own: the most that a household says, names in order, the same sex. */
  Bounds(int household, Scale[] scales) {
    given = scales[Comparison.GIVEN.ordinal()];
    Scale dates = scales[Comparison.BORN.ordinal()];
    born = new int[Comparison.BORN.levels.size()];
    for (int level = 0; level < born.length; level++) {
      born[level] = level == 0 ? NEVER : dates.weight(level, Outcome.NO_RARITY);
    }
    others =
        household
            + scales[Comparison.ORDER.ordinal()].weight(0, Outcome.NO_RARITY)
            + Math.max(0, scales[Comparison.SEX.ordinal()].most());
    occupation = Math.max(0, scales[Comparison.OCCUPATION.ordinal()].most());
  }

  /** Whether two rows weigh less for certain; no, where it would take longer to tell. */
  boolean less(Briefs briefs, int row, int other, int least) {
    Word one = briefs.given[row];
    Word two = briefs.given[other];
    if (one == null || two == null || briefs.numbered(row, other)) {
      return false;
    }
    int most = others + born[Births.level(briefs.born[row], briefs.born[other])];
    if (most >= NEVER / 2) {
      return false;
    }
    if (briefs.occupied(row, other)) {
      most += occupation;
    }
    long outcome = Names.given(one, two);
    int level = Outcome.level(outcome);
    return most + given.weight(level, Outcome.rarity(outcome)) < least
        && (level <= Names.ALIKE
            || Names.inPlace(one, briefs.family[other]) && Names.inPlace(two, briefs.family[row]));
  }
}
