package org.breakwater.linkage;

import static org.breakwater.linkage.Outcome.NO_RARITY;

/**
 * Compares two profiles: the one place where it is decided how alike two records are. What the
 * outcome weighs is the model's business ({@link Scale}). Symmetric, and a pure function.
 */
final class Kernel {
  private Kernel() {}

  static void compare(Profile a, Profile b, Findings into) {
    into.clear();
    Names.compare(a, b, into);
    Births.compare(a, b, into);
    if (a.sex() != ' ' && b.sex() != ' ') {
      into.add(Comparison.SEX.ordinal(), a.sex() == b.sex() ? 0 : 1, NO_RARITY);
    }
    Places.compare(a, b, into);
    Others.compare(a, b, into);
    into.guarded = twins(a, b, into);
  }

  /**
   * Born on one day into one household or family, and called differently: perhaps twins. Nothing
   * but the same number or alias may speak louder.
   */
  private static boolean twins(Profile a, Profile b, Findings found) {
    boolean sameDay = found.level(Comparison.BORN.ordinal()) <= Births.EXCHANGED;
    if (!sameDay || found.level(Comparison.KNOWNAS.ordinal()) == 0) {
      return false;
    }
    if (familyForGiven(a, b, found)) {
      return !found.sameNumber();
    }
    if (!otherName(a, b, found)) {
      return false;
    }
    boolean home =
        found.level(Comparison.FAMILY.ordinal()) < Comparison.FAMILY.last()
            || found.level(Comparison.ADDRESS.ordinal()) <= Places.MOSTLY
            || found.level(Comparison.POSTCODE.ordinal()) == 0
            || found.level(Comparison.PHONE.ordinal()) == 0;
    return home && !found.sameNumber();
  }

  /** One family name, written in the place of both given names, and different names in its own. */
  private static boolean familyForGiven(Profile a, Profile b, Findings found) {
    return found.level(Comparison.GIVEN.ordinal()) <= Names.ALIKE
        && found.level(Comparison.FAMILY.ordinal()) == Comparison.FAMILY.last()
        && Names.bothExchanged(a, b);
  }

  /**
   * Different given names, or ones so alike only as Ava and Eva are: two names in common use. Where
   * one's given name stands as the other's family name, the two were exchanged, and which given
   * name is the wrong one is not known.
   */
  private static boolean otherName(Profile a, Profile b, Findings found) {
    int given = found.level(Comparison.GIVEN.ordinal());
    if (given == Comparison.GIVEN.last()) {
      return !Names.crossed(a, b);
    }
    return given >= Names.SLIP && given <= Names.LETTERS && Names.bothUsual(a.given(), b.given());
  }
}
