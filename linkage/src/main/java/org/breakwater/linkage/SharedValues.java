package org.breakwater.linkage;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.breakwater.linkage.PersonRecord.Value;

/**
 * One of each value, for whoever reads millions of records: they say the same names, days and
 * postcodes again and again, which would take most of the memory if each kept its own. Not for
 * several threads at once.
 */
public final class SharedValues {
  /** Of each kind so many are at hand, then anew. */
  private static final int MOST_AT_HAND = 2_000_000;

  private final Map<Kind, Map<Value, Value>> known = new EnumMap<>(Kind.class);

  /** The one that stands for all that say the same; a number is one person's and stays as it is. */
  Value one(Value said) {
    if (said.kind() == Kind.IDENTIFIER) {
      return said;
    }
    var ofKind = known.computeIfAbsent(said.kind(), _ -> new HashMap<>());
    Value first = ofKind.putIfAbsent(said, said);
    if (first == null && ofKind.size() > MOST_AT_HAND) {
      ofKind.clear();
    }
    return first == null ? said : first;
  }
}
