package org.breakwater.record;

import java.util.UUID;

/**
 * Whom or what an entry is about.
 *
 * @param type {@code person}, {@code thing}, {@code case}, {@code user}, {@code partner}, ...
 */
public record Subject(String type, UUID id) {
  /** A person: who we believe several mentions are. */
  public static Subject person(UUID id) {
    return new Subject("person", id);
  }

  @Override
  public String toString() {
    return type + ":" + id;
  }

  /** Reads what {@link #toString} wrote. */
  public static Subject parse(String text) {
    int colon = text.indexOf(':');
    return new Subject(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
  }
}
