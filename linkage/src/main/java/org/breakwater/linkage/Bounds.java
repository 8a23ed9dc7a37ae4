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
    int most = most(briefs.born[row], briefs.born[other], briefs.occupied(row, other));
    return less(most, one, two, briefs.family[row], briefs.family[other], least);
  }

  /** The same of two profiles. */
  boolean less(Profile a, Profile b, int least) {
    if (!Briefs.brief(a)
        || !Briefs.brief(b)
        || a.labelled().length > 0 && b.labelled().length > 0) {
      return false;
    }
    boolean occupied = a.occupations().length > 0 && b.occupations().length > 0;
    int most = most(a.born().getFirst(), b.born().getFirst(), occupied);
    return less(most, a.given()[0], b.given()[0], a.family()[0], b.family()[0], least);
  }

  private int most(BirthDate one, BirthDate other, boolean occupied) {
    return others + born[Births.level(one, other)] + (occupied ? occupation : 0);
  }

  private boolean less(int most, Word one, Word two, Word family, Word otherFamily, int least) {
    if (most >= NEVER / 2) {
      return false;
    }
    long outcome = Names.given(one, two);
    int level = Outcome.level(outcome);
    return most + given.weight(level, Outcome.rarity(outcome)) < least
        && (level <= Names.ALIKE || Names.inPlace(one, otherFamily) && Names.inPlace(two, family));
  }
}
