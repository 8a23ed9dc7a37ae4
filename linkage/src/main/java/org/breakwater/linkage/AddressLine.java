package org.breakwater.linkage;

import java.util.Arrays;

/**
 * One address as typed: its words, and all of it run together, so that a gap in the wrong place
 * does not make it another address.
 *
 * @param pairs every two neighbouring letters of the whole, sorted
 */
record AddressLine(Word[] words, char[] pairs) {
  static AddressLine of(Word[] words) {
    var all = new StringBuilder();
    for (Word word : words) {
      if (!number(word)) {
        all.append(word.text());
      }
    }
    return new AddressLine(words, Text.pairs(all));
  }

  /** Weighs shared words by how rare they are; a house number that differs makes another house. */
  long compare(AddressLine other) {
    int all = 0;
    int shared = 0;
    boolean numbersDiffer = false;
    for (Word one : words) {
      int found = shared(one, other.words);
      all += one.rarity();
      shared += found;
      numbersDiffer |= found == 0 && number(one);
    }
    for (Word one : other.words) {
      int found = shared(one, words);
      all += one.rarity();
      shared += found;
    }
    if (all == 0) {
      return Outcome.NOTHING;
    }
    int share = (int) (1000L * shared / all);
    int rarity = Math.min(15_000, shared / 2);
    if (share >= 950) {
      return Outcome.of(0, rarity);
    }
    if (!numbersDiffer && (share >= 600 || Text.pairsShared(pairs, other.pairs) >= 750)) {
      return Outcome.of(Places.MOSTLY, Math.max(rarity, Math.min(15_000, all / 4)));
    }
    return Outcome.of(share >= 300 ? 2 : 3);
  }

  private static boolean number(Word word) {
    return Character.isDigit(word.text().charAt(0));
  }

  private static int shared(Word one, Word[] others) {
    for (Word other : others) {
      boolean close = one.text().length() >= 5 && !number(one) && one.oneSlip(other);
      if (close || one.text().equals(other.text())) {
        return Math.min(one.rarity(), other.rarity());
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressLine line && Arrays.equals(words, line.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return Arrays.toString(words);
  }
}
