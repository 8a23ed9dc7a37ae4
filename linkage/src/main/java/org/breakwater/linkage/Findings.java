package org.breakwater.linkage;

import java.util.Arrays;

/**
 * How a pair's comparisons came out, in room that is used again for the next pair: for each
 * comparison its slot in the model, its level, and the rarity of what agreed.
 */
final class Findings {
  private static final int MOST = 64;

  private final boolean[] identifiers;
  final int[] slots;
  final int[] levels;
  final int[] rarities;
  int size;
  boolean guarded;

  Findings(boolean[] identifiers) {
    this(identifiers, new int[MOST], new int[MOST], new int[MOST]);
  }

  private Findings(boolean[] identifiers, int[] slots, int[] levels, int[] rarities) {
    this.identifiers = identifiers;
    this.slots = slots;
    this.levels = levels;
    this.rarities = rarities;
  }

  /** What was found, in room of its own. */
  Findings copy() {
    var copy =
        new Findings(
            identifiers,
            Arrays.copyOf(slots, size),
            Arrays.copyOf(levels, size),
            Arrays.copyOf(rarities, size));
    copy.size = size;
    copy.guarded = guarded;
    return copy;
  }

  void clear() {
    size = 0;
    guarded = false;
  }

  void add(int slot, int level, int rarity) {
    if (size < MOST) {
      slots[size] = slot;
      levels[size] = level;
      rarities[size] = rarity;
      size++;
    }
  }

  boolean identifier(int slot) {
    return identifiers[slot];
  }

  /** The level of one comparison, or {@link Outcome#NONE} where there was nothing to compare. */
  int level(int slot) {
    for (int i = 0; i < size; i++) {
      if (slots[i] == slot) {
        return levels[i];
      }
    }
    return Outcome.NONE;
  }

  /** Whether any number that names one person is the same but for a slip. */
  boolean sameNumber() {
    for (int i = 0; i < size; i++) {
      if (identifiers[slots[i]] && levels[i] <= 1) {
        return true;
      }
    }
    return false;
  }
}
