package org.breakwater.linkage;

import static org.breakwater.linkage.Outcome.NOTHING;

/** How alike the places are where two records say somebody lives, works or can be reached. */
final class Places {
  /** The level of addresses that are one but for slips. */
  static final int MOSTLY = 1;

  private static final int ALIKE = 880;

  private Places() {}

  static void compare(Profile a, Profile b, Findings into) {
    addresses(a, b, into);
    postcodes(a.postcodes(), b.postcodes(), into);
    places(a.places(), b.places(), into);
    phones(a.phones(), b.phones(), into);
    occupations(a.occupations(), b.occupations(), into);
  }

  private static void addresses(Profile a, Profile b, Findings into) {
    long best = NOTHING;
    for (AddressLine one : a.addresses()) {
      for (AddressLine other : b.addresses()) {
        best = Math.min(best, one.compare(other));
      }
    }
    Outcome.add(Comparison.ADDRESS, best, into);
  }

  private static void postcodes(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        best = Math.min(best, postcode(a, b));
      }
    }
    Outcome.add(Comparison.POSTCODE, best, into);
  }

  private static long postcode(Word a, Word b) {
    if (a.text().equals(b.text())) {
      return Outcome.of(0, Math.min(a.rarity(), b.rarity()));
    }
    if (a.text().length() >= 4 && b.text().length() >= 4 && a.oneSlip(b)) {
      return Outcome.of(1);
    }
    return Outcome.of(Keys.sameDistrict(a.text(), b.text()) ? 2 : 3);
  }

  private static void places(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        best = Math.min(best, near(a, b));
      }
    }
    Outcome.add(Comparison.PLACE, best, into);
  }

  /** Same, nearly the same, in part the same, different. */
  static long near(Word a, Word b) {
    int rarity = Math.min(a.rarity(), b.rarity());
    if (a.text().equals(b.text())) {
      return Outcome.of(0, rarity);
    }
    if (a.text().length() >= 4 && a.oneSlip(b) || a.alike(b, ALIKE)) {
      return Outcome.of(1, rarity);
    }
    int all = Long.bitCount(a.letters()) + Long.bitCount(b.letters());
    boolean letters = all >= 7 && 200 * Long.bitCount(a.letters() & b.letters()) >= 80 * all;
    boolean brief = Math.max(a.text().length(), b.text().length()) < 12;
    boolean part = letters && (brief || Text.pairsShared(a.text(), b.text()) >= 500);
    return Outcome.of(part ? 2 : 3);
  }

  private static void phones(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        int level = a.text().equals(b.text()) ? 0 : a.oneSlip(b) ? 1 : 2;
        best = Math.min(best, Outcome.of(level, Math.min(a.rarity(), b.rarity())));
      }
    }
    Outcome.add(Comparison.PHONE, best, into);
  }

  private static void occupations(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        boolean within = a.text().contains(b.text()) || b.text().contains(a.text());
        int level = a.text().equals(b.text()) ? 0 : within || a.alike(b, 900) ? 1 : 2;
        best = Math.min(best, Outcome.of(level, Math.min(a.rarity(), b.rarity())));
      }
    }
    Outcome.add(Comparison.OCCUPATION, best, into);
  }
}
