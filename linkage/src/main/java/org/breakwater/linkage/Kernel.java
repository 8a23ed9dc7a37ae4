package org.breakwater.linkage;

/**
 * Compares two profiles: the one place where it is decided how alike two records are. What the
 * outcome weighs is the model's business ({@link Scale}). Symmetric, and a pure function.
 */
final class Kernel {
  private static final int ALIKE = 880;
  private static final int NO_RARITY = 0;

  private Kernel() {}

  static void compare(Profile a, Profile b, Findings into) {
    into.clear();
    names(a, b, into);
    middle(a, b, into);
    knownAs(a, b, into);
    born(a, b, into);
    if (a.sex() != ' ' && b.sex() != ' ') {
      into.add(Comparison.SEX.ordinal(), a.sex() == b.sex() ? 0 : 1, NO_RARITY);
    }
    addresses(a, b, into);
    postcodes(a.postcodes(), b.postcodes(), into);
    best(Comparison.PLACE, a.places(), b.places(), into);
    phones(a.phones(), b.phones(), into);
    occupations(a.occupations(), b.occupations(), into);
    labelled(a.labelled(), b.labelled(), into);
    into.guarded = twins(a, b, into);
  }

  // Names

  private static void names(Profile a, Profile b, Findings into) {
    long given = given(a.given(), b.given());
    long family = family(a.family(), b.family());
    if (level(given) > 3 && level(family) > 3) {
      long crossed = family(a.given(), b.family());
      long other = family(a.family(), b.given());
      boolean firm = level(crossed) <= 2 || level(other) <= 2;
      boolean none = level(crossed) == 9 && level(other) == 9;
      if (firm && !none && differ(crossed) + differ(other) == 0) {
        into.add(Comparison.ORDER.ordinal(), 1, NO_RARITY);
        add(Comparison.GIVEN, asGiven(Math.min(crossed, other)), into);
        add(Comparison.FAMILY, Math.max(crossed, other), into);
        return;
      }
    }
    if (level(given) == Comparison.GIVEN.last()) {
      given = middleUsed(a, b) ? outcome(4, NO_RARITY) : given;
    }
    add(Comparison.GIVEN, given, into);
    add(Comparison.FAMILY, family, into);
    if (level(given) != 9 || level(family) != 9) {
      into.add(Comparison.ORDER.ordinal(), 0, NO_RARITY);
    }
  }

  private static int differ(long outcome) {
    return level(outcome) != 9 && level(outcome) > 2 ? 1 : 0;
  }

  /** A family name's outcome on the given names' levels. */
  private static long asGiven(long family) {
    int level = level(family);
    return level <= 2 || level == 9 ? family : outcome(Comparison.GIVEN.last(), NO_RARITY);
  }

  private static boolean middleUsed(Profile a, Profile b) {
    return anySame(a.given(), b.middle()) || anySame(a.middle(), b.given());
  }

  private static boolean anySame(Word[] as, Word[] bs) {
    for (Word a : as) {
      for (Word b : bs) {
        if (!a.initial() && a.text().equals(b.text())) {
          return true;
        }
      }
    }
    return false;
  }

  private static long given(Word[] as, Word[] bs) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        best = Math.min(best, given(a, b));
      }
    }
    return best;
  }

  private static long given(Word a, Word b) {
    int rarity = Math.min(a.rarity(), b.rarity());
    if (a.text().equals(b.text())) {
      return a.initial() ? outcome(5, NO_RARITY) : outcome(0, rarity);
    }
    if (a.initial() || b.initial()) {
      boolean fits = a.text().charAt(0) == b.text().charAt(0);
      return outcome(fits ? 5 : 6, NO_RARITY);
    }
    if (NameTables.share(a.forms(), b.forms())) {
      return outcome(1, rarity);
    }
    int shorter = Math.min(a.text().length(), b.text().length());
    if (shorter >= 4 && Text.oneSlip(a.text(), b.text())) {
      return outcome(2, rarity);
    }
    return alike(a, b) ? outcome(3, rarity) : outcome(6, NO_RARITY);
  }

  private static boolean alike(Word a, Word b) {
    return a.skeleton().length() > 1 && a.skeleton().equals(b.skeleton())
        || Text.likeness(a.text(), b.text()) >= ALIKE;
  }

  private static long family(Word[] as, Word[] bs) {
    long best = NOTHING;
    boolean parts = as.length > 1 || bs.length > 1;
    for (Word a : as) {
      for (Word b : bs) {
        long one = family(a, b);
        boolean part = parts && level(one) == 0 && as.length != bs.length;
        best = Math.min(best, part ? outcome(3, rarity(one)) : one);
      }
    }
    return best;
  }

  private static long family(Word a, Word b) {
    int rarity = Math.min(a.rarity(), b.rarity());
    if (a.text().equals(b.text())) {
      return outcome(0, rarity);
    }
    if (NameTables.share(a.forms(), b.forms())) {
      return outcome(1, rarity);
    }
    int shorter = Math.min(a.text().length(), b.text().length());
    if (shorter >= 4 && Text.oneSlip(a.text(), b.text())) {
      return outcome(2, rarity);
    }
    return alike(a, b) ? outcome(4, rarity) : outcome(5, NO_RARITY);
  }

  private static void middle(Profile a, Profile b, Findings into) {
    long best = NOTHING;
    for (Word one : a.middle()) {
      for (Word other : b.middle()) {
        int level = level(given(one, other));
        best =
            Math.min(
                best,
                level == 0
                    ? outcome(0, Math.min(one.rarity(), other.rarity()))
                    : outcome(level < 6 ? 1 : 2, NO_RARITY));
      }
    }
    add(Comparison.MIDDLE, best, into);
  }

  private static void knownAs(Profile a, Profile b, Findings into) {
    if (a.knownAs().length == 0 && b.knownAs().length == 0) {
      return;
    }
    long best = NOTHING;
    best = Math.min(best, same(a.knownAs(), b.knownAs()));
    best = Math.min(best, same(a.knownAs(), b.given()));
    best = Math.min(best, same(a.given(), b.knownAs()));
    boolean both = a.knownAs().length > 0 && b.knownAs().length > 0;
    if (level(best) == 0 || both) {
      add(Comparison.KNOWNAS, best, into);
    }
  }

  private static long same(Word[] as, Word[] bs) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        boolean same = a.text().equals(b.text());
        best = Math.min(best, outcome(same ? 0 : 1, Math.min(a.rarity(), b.rarity())));
      }
    }
    return best;
  }

  // Births

  private static void born(Profile a, Profile b, Findings into) {
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
    add(Comparison.BORN, best, into);
  }

  private static long born(BirthDate a, BirthDate b, int rarity) {
    boolean whole = a.whole() && b.whole();
    if (a.equals(b)) {
      return whole ? outcome(0, rarity) : outcome(3, NO_RARITY);
    }
    if (!whole) {
      boolean month = a.month() == b.month() || a.month() == 0 || b.month() == 0;
      boolean day = a.day() == b.day() || a.day() == 0 || b.day() == 0;
      return a.year() == b.year() && month && day ? outcome(3, NO_RARITY) : apart(a, b);
    }
    if (a.orderFree() == b.orderFree()) {
      return outcome(1, NO_RARITY);
    }
    if (Text.oneSlip(a.digits(), b.digits())) {
      return outcome(2, NO_RARITY);
    }
    int same =
        (a.year() == b.year() ? 1 : 0)
            + (a.month() == b.month() ? 1 : 0)
            + (a.day() == b.day() ? 1 : 0);
    return same == 2 ? outcome(4, NO_RARITY) : apart(a, b);
  }

  private static long apart(BirthDate a, BirthDate b) {
    int months = Math.abs((a.year() - b.year()) * 12 + a.month() - b.month());
    boolean whole = a.whole() && b.whole();
    boolean close = whole ? months <= 13 : Math.abs(a.year() - b.year()) <= 1;
    return outcome(close ? 7 : 8, NO_RARITY);
  }

  private static long age(Profile aged, Profile other) {
    int from = other.born().isEmpty() ? other.bornFrom() : other.born().getFirst().year();
    int to = other.born().isEmpty() ? other.bornTo() : from;
    if (from == 0) {
      return NOTHING;
    }
    int gap = Math.max(0, Math.max(aged.bornFrom() - to, from - aged.bornTo()));
    return outcome(gap == 0 ? 5 : gap == 1 ? 6 : gap == 2 ? 7 : 8, NO_RARITY);
  }

  // Places

  private static void addresses(Profile a, Profile b, Findings into) {
    long best = NOTHING;
    for (Word[] one : a.addresses()) {
      for (Word[] other : b.addresses()) {
        best = Math.min(best, address(one, other));
      }
    }
    add(Comparison.ADDRESS, best, into);
  }

  private static long address(Word[] a, Word[] b) {
    int all = 0;
    int shared = 0;
    boolean numbersDiffer = false;
    for (Word one : a) {
      int found = shared(one, b);
      all += one.rarity();
      shared += found;
      numbersDiffer |= found == 0 && number(one);
    }
    for (Word other : b) {
      int found = shared(other, a);
      all += other.rarity();
      shared += found;
    }
    if (all == 0) {
      return NOTHING;
    }
    int share = (int) (1000L * shared / all);
    int rarity = Math.min(15_000, shared / 2);
    if (share >= 950) {
      return outcome(0, rarity);
    }
    if (share >= 600 && !numbersDiffer) {
      return outcome(1, rarity);
    }
    return outcome(share >= 300 ? 2 : 3, NO_RARITY);
  }

  private static boolean number(Word word) {
    return Character.isDigit(word.text().charAt(0));
  }

  private static int shared(Word one, Word[] others) {
    for (Word other : others) {
      boolean close =
          one.text().length() >= 5 && !number(one) && Text.oneSlip(one.text(), other.text());
      if (close || one.text().equals(other.text())) {
        return Math.min(one.rarity(), other.rarity());
      }
    }
    return 0;
  }

  private static void postcodes(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        best = Math.min(best, postcode(a.text(), b.text(), Math.min(a.rarity(), b.rarity())));
      }
    }
    add(Comparison.POSTCODE, best, into);
  }

  private static long postcode(String a, String b, int rarity) {
    if (a.equals(b)) {
      return outcome(0, rarity);
    }
    if (a.length() >= 4 && b.length() >= 4 && Text.oneSlip(a, b)) {
      return outcome(1, NO_RARITY);
    }
    return outcome(Keys.district(a).equals(Keys.district(b)) ? 2 : 3, NO_RARITY);
  }

  private static void best(Comparison comparison, Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        best = Math.min(best, near(a, b));
      }
    }
    add(comparison, best, into);
  }

  private static long near(Word a, Word b) {
    int rarity = Math.min(a.rarity(), b.rarity());
    if (a.text().equals(b.text())) {
      return outcome(0, rarity);
    }
    boolean slip = a.text().length() >= 4 && Text.oneSlip(a.text(), b.text());
    boolean near = slip || Text.likeness(a.text(), b.text()) >= ALIKE;
    return outcome(near ? 1 : 2, near ? rarity : NO_RARITY);
  }

  private static void phones(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        boolean slip = Text.oneSlip(a.text(), b.text());
        int level = a.text().equals(b.text()) ? 0 : slip ? 1 : 2;
        best = Math.min(best, outcome(level, Math.min(a.rarity(), b.rarity())));
      }
    }
    add(Comparison.PHONE, best, into);
  }

  private static void occupations(Word[] as, Word[] bs, Findings into) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        int likeness = Text.likeness(a.text(), b.text());
        boolean within = a.text().contains(b.text()) || b.text().contains(a.text());
        int level = a.text().equals(b.text()) ? 0 : within || likeness >= 900 ? 1 : 2;
        best = Math.min(best, outcome(level, Math.min(a.rarity(), b.rarity())));
      }
    }
    add(Comparison.OCCUPATION, best, into);
  }

  private static void labelled(Profile.Labelled[] as, Profile.Labelled[] bs, Findings into) {
    for (int i = 0; i < as.length; i++) {
      int slot = as[i].slot();
      boolean first = true;
      for (int j = 0; j < i; j++) {
        first &= as[j].slot() != slot;
      }
      if (first) {
        long best = NOTHING;
        for (Profile.Labelled a : as) {
          for (Profile.Labelled b : bs) {
            if (a.slot() == slot && b.slot() == slot) {
              best =
                  Math.min(
                      best, into.identifier(slot) ? identifier(a, b) : near(a.word(), b.word()));
            }
          }
        }
        if (level(best) != 9) {
          into.add(slot, level(best), rarity(best));
        }
      }
    }
  }

  private static long identifier(Profile.Labelled a, Profile.Labelled b) {
    if (a.word().text().equals(b.word().text())) {
      return outcome(a.possible() ? 0 : 1, NO_RARITY);
    }
    if (a.word().text().length() >= 5 && Text.oneSlip(a.word().text(), b.word().text())) {
      return outcome(1, NO_RARITY);
    }
    return outcome(a.possible() && b.possible() ? 3 : 2, NO_RARITY);
  }

  /**
   * Born on one day into one household or family, and called differently: perhaps twins. Nothing
   * but the same number or alias may speak louder.
   */
  private static boolean twins(Profile a, Profile b, Findings found) {
    boolean sameDay = found.level(Comparison.BORN.ordinal()) <= 1;
    int given = found.level(Comparison.GIVEN.ordinal());
    boolean otherName = given == Comparison.GIVEN.last();
    if (!sameDay || !otherName || found.level(Comparison.KNOWNAS.ordinal()) == 0) {
      return false;
    }
    boolean home =
        found.level(Comparison.FAMILY.ordinal()) <= 4
            || found.level(Comparison.ADDRESS.ordinal()) <= 1
            || found.level(Comparison.POSTCODE.ordinal()) == 0
            || found.level(Comparison.PHONE.ordinal()) == 0;
    return home && !found.sameNumber();
  }

  // An outcome is a level (9: nothing to compare) with, below it, how common the word is, so that
  // the least outcome is the most alike, and of equals the rarest.

  private static final long NOTHING = 9L << 32 | Integer.MAX_VALUE;

  private static long outcome(int level, int rarity) {
    return (long) level << 32 | (Integer.MAX_VALUE - rarity);
  }

  private static int level(long outcome) {
    return (int) (outcome >>> 32);
  }

  private static int rarity(long outcome) {
    return Integer.MAX_VALUE - (int) outcome;
  }

  private static void add(Comparison comparison, long outcome, Findings into) {
    if (level(outcome) != 9) {
      into.add(comparison.ordinal(), level(outcome), rarity(outcome));
    }
  }
}
