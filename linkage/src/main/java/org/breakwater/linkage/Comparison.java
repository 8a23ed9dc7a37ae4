package org.breakwater.linkage;

import java.util.List;

/**
 * What is compared, and the levels on which the comparison may come out, from most alike to most
 * unlike. The shares are those of the shipped model: how often the level occurs among pairs of one
 * person's records (m) and among pairs of strangers' (u).
 */
enum Comparison {
  GIVEN(
      level("same given name", .70, .008, Rarity.OF_WORD),
      level("given names are forms of one name", .07, .004, Rarity.HALF),
      level("given names one slip apart", .06, .003, Rarity.HALF),
      level("given names sound alike", .03, .008, Rarity.HALF),
      level("given names share most letters", .015, .015, Rarity.HALF),
      level("one's middle name is the other's given name", .02, .01, Rarity.NONE),
      level("given name and its initial", .04, .05, Rarity.NONE),
      level("different given names", .065, .905, Rarity.NONE)),
  FAMILY(
      level("same family name", .82, .004, Rarity.OF_WORD),
      level("family names are forms of one name", .01, .0015, Rarity.HALF),
      level("family names one slip apart", .06, .0015, Rarity.HALF),
      level("family names share a part", .02, .002, Rarity.HALF),
      level("family names sound alike", .02, .006, Rarity.HALF),
      level("family names share most letters", .01, .01, Rarity.HALF),
      level("different family names", .06, .975, Rarity.NONE)),
  ORDER(
      level("names in the same order", .975, 1, Rarity.NONE),
      level("given and family name exchanged", .025, 1, Rarity.NONE)),
  MIDDLE(
      level("same middle name", .72, .03, Rarity.HALF),
      level("middle name and its initial, or nearly the same", .16, .05, Rarity.NONE),
      level("different middle names", .12, .92, Rarity.NONE)),
  KNOWNAS(
      level("same street name or alias", .60, .01, Rarity.OF_WORD),
      level("no street name in common", .40, .99, Rarity.NONE)),
  BORN(
      level("same date of birth", .80, .0001, Rarity.OF_WORD),
      level("day and month of birth exchanged", .02, .0001, Rarity.NONE),
      level("dates of birth one slip apart", .07, .0012, Rarity.NONE),
      level("year or month of birth as far as known the same", .02, .015, Rarity.NONE),
      level("two of day, month and year of birth the same", .03, .006, Rarity.NONE),
      level("most digits of the dates of birth the same", .01, .02, Rarity.NONE),
      level("age fits the birth date", .025, .04, Rarity.NONE),
      level("age nearly fits the birth date", .01, .06, Rarity.NONE),
      level("born within about a year", .015, .05, Rarity.NONE),
      level("different dates of birth", .01, .81, Rarity.NONE)),
  SEX(level("same sex", .98, .5, Rarity.NONE), level("different sex", .02, .5, Rarity.NONE)),
  ADDRESS(
      level("same address", .55, .001, Rarity.OF_WORD),
      level("addresses mostly the same", .12, .0015, Rarity.HALF),
      level("addresses partly the same", .05, .02, Rarity.NONE),
      level("different addresses", .28, .977, Rarity.NONE)),
  POSTCODE(
      level("same postcode", .60, .0005, Rarity.OF_WORD),
      level("postcodes one slip apart", .05, .001, Rarity.NONE),
      level("same postcode district", .08, .02, Rarity.NONE),
      level("different postcodes", .27, .98, Rarity.NONE)),
  PLACE(
      level("same place", .75, .02, Rarity.OF_WORD),
      level("places nearly the same", .08, .006, Rarity.HALF),
      level("places in part the same", .02, .02, Rarity.NONE),
      level("different places", .15, .954, Rarity.NONE)),
  PHONE(
      level("same phone", .60, .0005, Rarity.OF_WORD),
      level("phones one slip apart", .02, .00005, Rarity.NONE),
      level("different phones", .38, .9995, Rarity.NONE)),
  OCCUPATION(
      level("same occupation", .75, .04, Rarity.OF_WORD),
      level("occupations partly the same", .08, .02, Rarity.NONE),
      level("different occupations", .17, .94, Rarity.NONE)),
  IDENTIFIER(
      level("same number", .955, .000002, Rarity.NONE),
      level("numbers one slip apart", .03, .00001, Rarity.NONE),
      level("different numbers, one of them not valid", .005, .05, Rarity.NONE),
      level("different numbers", .010, .95, Rarity.NONE)),
  OTHER(
      level("same", .75, .02, Rarity.OF_WORD),
      level("nearly the same", .10, .01, Rarity.HALF),
      level("in part the same", .03, .02, Rarity.NONE),
      level("different", .12, .95, Rarity.NONE));

  /** Whether a level's weight follows how rare the agreeing word is. */
  enum Rarity {
    NONE,
    OF_WORD,
    HALF
  }

  record Level(String words, double m, double u, Rarity rarity) {}

  final List<Level> levels;

  /** By level, whether its weight follows how rare the agreeing word is. */
  private final Rarity[] rarities;

  Comparison(Level... levels) {
    this.levels = List.of(levels);
    this.rarities = this.levels.stream().map(Level::rarity).toArray(Rarity[]::new);
  }

  Rarity rarity(int level) {
    return rarities[level];
  }

  private static Level level(String words, double m, double u, Rarity rarity) {
    return new Level(words, m, u, rarity);
  }

  /** Evidence on where somebody lives is one fact, however often it is said. */
  boolean where() {
    return this == ADDRESS || this == POSTCODE || this == PLACE;
  }

  /** What a whole household shares, and so cannot tell its members apart. */
  boolean household() {
    return where() || this == FAMILY || this == PHONE;
  }

  /**
   * The next level that is less alike in the same way, and so may not weigh more; an age that fits
   * and a date with slips are unlike in different ways.
   */
  int nextBelow(int level) {
    return switch (this) {
      case GIVEN -> level < 4 ? level + 1 : last();
      case FAMILY -> level == 2 ? 4 : level == 3 ? last() : level + 1;
      case BORN -> level == 2 ? 4 : level == 3 || level == 5 ? last() : level + 1;
      default -> level + 1;
    };
  }

  int last() {
    return levels.size() - 1;
  }
}
