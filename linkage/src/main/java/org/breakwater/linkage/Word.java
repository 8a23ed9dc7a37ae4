package org.breakwater.linkage;

/**
 * One word or number of a kind, prepared for comparing.
 *
 * @param rarity how much an agreement on it tells, in thousandths of a bit: -log2 of its frequency
 * @param usual whether several people are known to bear it, so that it is hardly a slip of another
 * @param misplaced how much rather a given name is known as a family name, or the other way round,
 *     in thousandths of a bit; below 0 where it is known as what it stands for
 * @param letters a bit for the first and one for every further of each letter it holds
 * @param forms the names of which it is a form
 * @param nearly the same, or of the names from which one slip parts it where it is none itself
 */
record Word(
    String text,
    String skeleton,
    int rarity,
    boolean usual,
    int misplaced,
    long letters,
    int[] forms,
    int[] nearly) {
  boolean initial() {
    return text.length() == 1;
  }

  /** {@link Text#oneSlip}, which nearly all words fail by their letters alone. */
  boolean oneSlip(Word other) {
    return Long.bitCount(letters ^ other.letters) <= 2 && Text.oneSlip(text, other.text);
  }

  /** Whether {@link Text#likeness} is so much; looked at only where the letters allow it. */
  boolean alike(Word other, int least) {
    int common =
        Math.min(
            text.length() - Long.bitCount(letters & ~other.letters),
            other.text.length() - Long.bitCount(other.letters & ~letters));
    return Text.mostLike(text, other.text, common) >= least
        && Text.likeness(text, other.text) >= least;
  }
}
