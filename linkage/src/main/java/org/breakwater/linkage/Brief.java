package org.breakwater.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The little of a record by which most strangers can be told apart: one given and one family name
 * and one whole date of birth, where that is all it says of these.
 */
record Brief(Word given, Word family, BirthDate born) {
  static @Nullable Brief of(Word[] given, Word[] family, List<BirthDate> born, boolean more) {
    return !more
            && given.length == 1
            && family.length == 1
            && born.size() == 1
            && born.getFirst().whole()
        ? new Brief(given[0], family[0], born.getFirst())
        : null;
  }
}
