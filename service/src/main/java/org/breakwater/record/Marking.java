package org.breakwater.record;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may see an entry at all, whatever their relationship: the partnership, named posts, or named
 * people.
 *
 * @param level how narrow it is
 * @param named post codes for {@code RESTRICTED}, user ids for {@code SEALED}, nothing for {@code
 *     OPEN}
 */
public record Marking(Level level, SortedSet<String> named) {
  /** From wide to narrow. */
  public enum Level {
    OPEN,
    RESTRICTED,
    SEALED
  }

  /** Open to the partnership, for those with a reason to look. */
  public static final Marking OPEN = new Marking(Level.OPEN, List.of());

  public Marking {
    named = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(named));
    if ((level == Level.OPEN) != named.isEmpty()) {
      throw new IllegalArgumentException(
          "an open entry names nobody, a narrower one names somebody");
    }
  }

  public Marking(Level level, java.util.Collection<String> named) {
    this(level, new TreeSet<>(named));
  }
}
