package org.breakwater.linkage;

/**
 * What a comparison's levels weigh in one model.
 *
 * @param m share of each level among pairs of one person's records
 * @param u share of each level among pairs of strangers' records
 * @param usual rarity of a chance agreement, in thousandths of a bit
 * @param millibits log2 of m over u
 * @param agreeing log2 of m alone, for levels that follow the word's rarity
 */
record Scale(
    Comparison comparison, double[] m, double[] u, int usual, int[] millibits, int[] agreeing) {
  /** One word's rarity moves a near agreement by at most this. */
  private static final int MOST_MOVED = 3_000;

  private static final int MOST = 24_000;

  static Scale of(Comparison comparison, double[] m, double[] u, int usual) {
    int[] millibits = new int[m.length];
    int[] agreeing = new int[m.length];
    for (int i = 0; i < m.length; i++) {
      millibits[i] = Math.clamp(Bits.of(m[i] / u[i]), -MOST, MOST);
      agreeing[i] = Bits.of(m[i]);
    }
    for (int i = m.length - 2; i >= 0 && comparison != Comparison.ORDER; i--) {
      millibits[i] = Math.max(millibits[i], millibits[comparison.nextBelow(i)]);
    }
    return new Scale(comparison, m, u, usual, millibits, agreeing);
  }

  static Scale shipped(Comparison comparison, int usual) {
    return of(
        comparison,
        comparison.levels.stream().mapToDouble(Comparison.Level::m).toArray(),
        comparison.levels.stream().mapToDouble(Comparison.Level::u).toArray(),
        usual);
  }

  /** The most that any level can weigh, of whatever word. */
  int most() {
    int most = -MOST;
    for (int level = 0; level < millibits.length; level++) {
      most =
          Math.max(
              most,
              switch (comparison.rarity(level)) {
                case NONE -> millibits[level];
                case OF_WORD -> MOST;
                case HALF -> millibits[level] + MOST_MOVED;
              });
    }
    return most;
  }

  int weight(int level, int rarity) {
    return switch (comparison.rarity(level)) {
      case NONE -> millibits[level];
      case OF_WORD -> Math.min(MOST, agreeing[level] + rarity);
      case HALF -> millibits[level] + Math.clamp((rarity - usual) / 2, -MOST_MOVED, MOST_MOVED);
    };
  }
}
