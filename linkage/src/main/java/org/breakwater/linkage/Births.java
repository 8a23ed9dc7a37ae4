package org.breakwater.linkage;

import static org.breakwater.linkage.Outcome.NOTHING;

/** How alike two records' dates of birth, or ages, are. */
final class Births {
  static final int EXCHANGED = 1;
  private static final int SLIP = 2;
  private static final int AS_FAR_AS_KNOWN = 3;
  private static final int TWO_PARTS = 4;
  private static final int DIGITS = 5;
  private static final int AGE = 6;
  private static final int NEAR_AGE = 7;
  private static final int A_YEAR = 8;

  /** So many of eight digits may differ in a date badly copied. */
  private static final int DIGITS_APART = 3;

  private Births() {}

  static void compare(Profile a, Profile b, Findings into) {
    long best = NOTHING;
    for (int i = 0; i < a.born().size(); i++) {
      for (BirthDate other : b.born()) {
        best = Math.min(best, born(a.born().get(i), other, a.bornRarity()[i]));
      }
    }
    if (a.born().isEmpty() && a.bornFrom() > 0) {
      best = Math.min(best, age(a, b));
    } else if (b.born().isEmpty() && b.bornFrom() > 0) {
      best = Math.min(best, age(b, a));
    }
    Outcome.add(Comparison.BORN, best, into);
  }

  /** The level on which two dates compare. */
  static int level(BirthDate a, BirthDate b) {
    return Outcome.level(born(a, b, Outcome.NO_RARITY));
  }

  private static long born(BirthDate a, BirthDate b, int rarity) {
    boolean whole = a.whole() && b.whole();
    if (a.equals(b)) {
      return whole ? Outcome.of(0, rarity) : Outcome.of(AS_FAR_AS_KNOWN);
    }
    if (!whole) {
      boolean month = a.month() == b.month() || a.month() == 0 || b.month() == 0;
      boolean day = a.day() == b.day() || a.day() == 0 || b.day() == 0;
      return a.year() == b.year() && month && day ? Outcome.of(AS_FAR_AS_KNOWN) : apart(a, b);
    }
    if (a.orderFree() == b.orderFree()) {
      return Outcome.of(EXCHANGED);
    }
    int differing = a.digitsApart(b);
    if (differing <= 1 || differing == 2 && Text.oneSlip(a.digits(), b.digits())) {
      return Outcome.of(SLIP);
    }
    int same =
        (a.year() == b.year() ? 1 : 0)
            + (a.month() == b.month() ? 1 : 0)
            + (a.day() == b.day() ? 1 : 0);
    if (same == 2) {
      return Outcome.of(TWO_PARTS);
    }
    return differing <= DIGITS_APART ? Outcome.of(DIGITS) : apart(a, b);
  }

  private static long apart(BirthDate a, BirthDate b) {
    int months = Math.abs((a.year() - b.year()) * 12 + a.month() - b.month());
    boolean whole = a.whole() && b.whole();
    boolean close = whole ? months <= 13 : Math.abs(a.year() - b.year()) <= 1;
    return Outcome.of(close ? A_YEAR : Comparison.BORN.last());
  }

  private static long age(Profile aged, Profile other) {
    int from = other.born().isEmpty() ? other.bornFrom() : other.born().getFirst().year();
    int to = other.born().isEmpty() ? other.bornTo() : from;
    if (from == 0) {
      return NOTHING;
    }
    int gap = Math.max(0, Math.max(aged.bornFrom() - to, from - aged.bornTo()));
    return Outcome.of(
        switch (gap) {
          case 0 -> AGE;
          case 1 -> NEAR_AGE;
          case 2 -> A_YEAR;
          default -> Comparison.BORN.last();
        });
  }
}
