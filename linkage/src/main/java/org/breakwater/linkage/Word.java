package org.breakwater.linkage;

/**
 * One word or number of a kind, prepared for comparing.
 *
 * @param rarity how much an agreement on it tells, in thousandths of a bit: -log2 of its frequency
 * @param forms the names of which it is a form
 */
record Word(String text, String skeleton, int rarity, int[] forms) {
  boolean initial() {
    return text.length() == 1;
  }
}
