package org.breakwater.ledger.note;

import java.nio.charset.StandardCharsets;

/** What a key may be called: no spaces of any script, no plus, no control characters. */
final class KeyName {
  /** Longest name, in bytes of UTF-8: the ML-DSA cosignature has one byte for its length. */
  private static final int LONGEST = 255;

  private KeyName() {}

  static void check(String name) {
    boolean well =
        !name.isEmpty()
            && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST
            && name.codePoints().noneMatch(KeyName::forbidden);
    if (!well) {
      throw new IllegalArgumentException("not a key name");
    }
  }

  private static boolean forbidden(int letter) {
    return letter == '+'
        || Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.isISOControl(letter);
  }
}
