package org.breakwater.linkage;

import static org.breakwater.linkage.Outcome.NONE;
import static org.breakwater.linkage.Outcome.NOTHING;
import static org.breakwater.linkage.Outcome.NO_RARITY;
import static org.breakwater.linkage.Outcome.level;
import static org.breakwater.linkage.Outcome.rarity;

/** How alike two records' names are, whichever name was written in whichever place. */
final class Names {
  /** Levels of given names that the twin guard asks about. */
  static final int SLIP = 2;

  /** The last level on which given names are one and the same to the ear. */
  static final int ALIKE = 3;

  static final int LETTERS = 4;
  private static final int MIDDLE = 5;
  private static final int INITIAL = 6;

  private static final int PART = 3;
  private static final int FAMILY_ALIKE = 4;
  private static final int FAMILY_LETTERS = 5;
  private static final int FAMILY_DIFFERENT = 6;

  private static final int LIKENESS = 880;

  /** A common slip is borne by one in sixteen of those who bear the name, or fewer. */
  private static final int SLIPS_RARER = 4_000;

  /** A word is rather of one kind than of another if four times as many people bear it so. */
  static final int RATHER = 2_000;

  /** Of 100 letters in two words, so many must be common to both. */
  private static final int MOST_LETTERS = 80;

  private Names() {}

  static void compare(Profile a, Profile b, Findings into) {
    names(a, b, into);
    middle(a, b, into);
    knownAs(a, b, into);
  }

  private static void names(Profile a, Profile b, Findings into) {
    long given = given(a.given(), b.given());
    long family = family(a.family(), b.family());
    if (a.lone() || b.lone()) {
      lone(given, family, into);
      return;
    }
    if (level(given) > ALIKE && level(family) > PART && exchanged(a, b, into)) {
      return;
    }
    if (level(given) == Comparison.GIVEN.last() && middleUsed(a, b)) {
      given = Outcome.of(MIDDLE);
    } else if (level(given) == Comparison.GIVEN.last() && middleStarts(a, b)) {
      given = Outcome.of(INITIAL);
    }
    if (level(family) == Comparison.FAMILY.last() && familyWithin(a, b)) {
      family = Outcome.of(PART);
    }
    Outcome.add(Comparison.GIVEN, given, into);
    Outcome.add(Comparison.FAMILY, family, into);
    if (level(given) != NONE || level(family) != NONE) {
      into.add(Comparison.ORDER.ordinal(), 0, NO_RARITY);
    }
  }

  /** Whether a given name is none that stands as the other's family name, but for a slip. */
  static boolean inPlace(Word given, Word family) {
    return level(family(given, family)) > SLIP;
  }

  /** Of a name that is one word it counts what it is more like, a given name or a family name. */
  private static void lone(long given, long family, Findings into) {
    int asFamily =
        switch (level(family)) {
          case PART -> SLIP;
          case FAMILY_ALIKE -> ALIKE;
          case FAMILY_LETTERS -> LETTERS;
          case FAMILY_DIFFERENT -> Comparison.GIVEN.last();
          default -> level(family);
        };
    if (asFamily <= level(given)) {
      Outcome.add(Comparison.FAMILY, family, into);
    } else {
      Outcome.add(Comparison.GIVEN, given, into);
    }
  }

  /** A family name that the other bears in the middle, as after a marriage. */
  private static boolean familyWithin(Profile a, Profile b) {
    return anySame(a.family(), b.middle()) || anySame(a.middle(), b.family());
  }

  private static boolean exchanged(Profile a, Profile b, Findings into) {
    long crossed = family(a.given(), b.family());
    long other = family(a.family(), b.given());
    boolean firm = level(crossed) <= SLIP || level(other) <= SLIP;
    boolean none = level(crossed) == NONE && level(other) == NONE;
    if (!firm || none || differ(crossed) || differ(other)) {
      return false;
    }
    into.add(Comparison.ORDER.ordinal(), 1, NO_RARITY);
    Outcome.add(Comparison.GIVEN, asGiven(Math.min(crossed, other)), into);
    Outcome.add(Comparison.FAMILY, Math.max(crossed, other), into);
    return true;
  }

  /** Whether one's given name is, to the ear, the other's family name and not its own. */
  static boolean crossed(Profile a, Profile b) {
    return crosses(a.given(), a.family(), b.family()) || crosses(b.given(), b.family(), a.family());
  }

  /**
   * Whether both have their family name in place of a given name, and other names in place of the
   * family name: what they seem to be called alike by is the name of their family. Where that may
   * be a given name as well, the names in place of the family name tell it.
   */
  static boolean bothExchanged(Profile a, Profile b) {
    boolean family = misplaced(a.given(), b.given()) >= 2 * RATHER;
    boolean maybe = misplaced(a.given(), b.given()) > -2 * RATHER;
    boolean given = misplaced(a.family(), b.family()) >= 2 * RATHER;
    return (family || maybe && given) && !anyForms(a.family(), b.family());
  }

  /** What both tell together; nothing unless all of their words tell the same. */
  private static int misplaced(Word[] as, Word[] bs) {
    int a = misplaced(as);
    int b = misplaced(bs);
    return Integer.signum(a) == Integer.signum(b) ? a + b : 0;
  }

  private static int misplaced(Word[] words) {
    int least = words.length == 0 ? 0 : words[0].misplaced();
    for (Word word : words) {
      least = Math.min(least, word.misplaced());
    }
    return least;
  }

  /** Whether any of these, were they given names, are forms of one. */
  private static boolean anyForms(Word[] as, Word[] bs) {
    for (Word a : as) {
      for (Word b : bs) {
        if (NameTables.share(NameTables.GIVEN.of(a.text()), NameTables.GIVEN.of(b.text()))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean crosses(Word[] given, Word[] own, Word[] family) {
    return level(family(given, family)) <= FAMILY_ALIKE
        && level(family(own, family)) > FAMILY_ALIKE;
  }

  private static boolean differ(long outcome) {
    return level(outcome) != NONE && level(outcome) > SLIP;
  }

  /** A family name's outcome on the given names' levels. */
  private static long asGiven(long family) {
    int level = level(family);
    return level <= SLIP || level == NONE ? family : Outcome.of(Comparison.GIVEN.last());
  }

  private static boolean middleUsed(Profile a, Profile b) {
    return anySame(a.given(), b.middle()) || anySame(a.middle(), b.given());
  }

  /** Known by the middle name, of which one wrote the first letter only. */
  private static boolean middleStarts(Profile a, Profile b) {
    return starts(a.given(), b.middle()) || starts(b.given(), a.middle());
  }

  private static boolean starts(Word[] initials, Word[] names) {
    for (Word initial : initials) {
      for (Word name : names) {
        if (initial.initial() && initial.text().charAt(0) == name.text().charAt(0)) {
          return true;
        }
      }
    }
    return false;
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

  /**
   * Whether the likest of their given names are both names that others bear as well, and neither so
   * much rarer, or the same but for a doubled letter, that it looks like a slip often made in
   * writing the other.
   */
  static boolean bothUsual(Word[] as, Word[] bs) {
    long best = NOTHING;
    boolean usual = false;
    for (Word a : as) {
      for (Word b : bs) {
        long outcome = given(a, b);
        if (outcome < best) {
          best = outcome;
          boolean rarer = Math.abs(a.rarity() - b.rarity()) > SLIPS_RARER;
          boolean doubled = Text.undoubled(a.text()).equals(Text.undoubled(b.text()));
          usual = a.usual() && b.usual() && !rarer && !doubled;
        }
      }
    }
    return usual;
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

  /** How one given name compares with another. */
  static long given(Word a, Word b) {
    int rarity = Math.min(a.rarity(), b.rarity());
    if (a.text().equals(b.text())) {
      return a.initial() ? Outcome.of(INITIAL) : Outcome.of(0, rarity);
    }
    if (a.initial() || b.initial()) {
      boolean fits = a.text().charAt(0) == b.text().charAt(0);
      return Outcome.of(fits ? INITIAL : Comparison.GIVEN.last());
    }
    if (NameTables.share(a.forms(), b.forms())) {
      return Outcome.of(1, rarity);
    }
    if (slip(a, b)) {
      return Outcome.of(SLIP, rarity);
    }
    if (alike(a, b)) {
      return Outcome.of(ALIKE, rarity);
    }
    return letters(a, b) ? Outcome.of(LETTERS, rarity) : Outcome.of(Comparison.GIVEN.last());
  }

  private static boolean slip(Word a, Word b) {
    int shorter = Math.min(a.text().length(), b.text().length());
    return shorter >= 4 && a.oneSlip(b);
  }

  private static boolean alike(Word a, Word b) {
    return a.skeleton().length() > 1 && a.skeleton().equals(b.skeleton())
        || NameTables.share(a.nearly(), b.nearly())
        || a.alike(b, LIKENESS);
  }

  /** Most letters of either stand in the other, in whatever order: a name badly mistyped. */
  private static boolean letters(Word a, Word b) {
    int all = Long.bitCount(a.letters()) + Long.bitCount(b.letters());
    return all >= 7 && 200 * Long.bitCount(a.letters() & b.letters()) >= MOST_LETTERS * all;
  }

  private static long family(Word[] as, Word[] bs) {
    long best = NOTHING;
    boolean parts = as.length > 1 || bs.length > 1;
    for (Word a : as) {
      for (Word b : bs) {
        long one = family(a, b);
        boolean part = parts && level(one) == 0 && as.length != bs.length;
        best = Math.min(best, part ? Outcome.of(PART, rarity(one)) : one);
      }
    }
    return best;
  }

  private static long family(Word a, Word b) {
    int rarity = Math.min(a.rarity(), b.rarity());
    if (a.text().equals(b.text())) {
      return Outcome.of(0, rarity);
    }
    if (NameTables.share(a.forms(), b.forms())) {
      return Outcome.of(1, rarity);
    }
    if (slip(a, b)) {
      return Outcome.of(SLIP, rarity);
    }
    if (alike(a, b)) {
      return Outcome.of(FAMILY_ALIKE, rarity);
    }
    return letters(a, b)
        ? Outcome.of(FAMILY_LETTERS, rarity)
        : Outcome.of(Comparison.FAMILY.last());
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
                    ? Outcome.of(0, Math.min(one.rarity(), other.rarity()))
                    : Outcome.of(level < Comparison.GIVEN.last() ? 1 : 2));
      }
    }
    Outcome.add(Comparison.MIDDLE, best, into);
  }

  private static void knownAs(Profile a, Profile b, Findings into) {
    if (a.knownAs().length == 0 && b.knownAs().length == 0) {
      return;
    }
    long best = same(a.knownAs(), b.knownAs());
    best = Math.min(best, same(a.knownAs(), b.given()));
    best = Math.min(best, same(a.given(), b.knownAs()));
    boolean both = a.knownAs().length > 0 && b.knownAs().length > 0;
    if (level(best) == 0 || both) {
      Outcome.add(Comparison.KNOWNAS, best, into);
    }
  }

  private static long same(Word[] as, Word[] bs) {
    long best = NOTHING;
    for (Word a : as) {
      for (Word b : bs) {
        boolean same = a.text().equals(b.text());
        best = Math.min(best, Outcome.of(same ? 0 : 1, Math.min(a.rarity(), b.rarity())));
      }
    }
    return best;
  }
}
