package org.breakwater.patterns;

import java.util.Locale;
import java.util.Set;

/**
 * Something or some adult that reports name: a vehicle, phone, place, business, account, nickname,
 * adult.
 *
 * @param type what it is, in small letters
 * @param id which one; two mentions of one thing have the same
 */
public record Entity(String type, String id) {
  /** Children take part in a pattern; they are never what is suspected. */
  private static final Set<String> CHILDREN = Set.of("child", "sibling", "peer", "friend");

  /** Somebody who meets children by profession, in the course of it. */
  static final String PROFESSIONAL = "professional";

  public Entity {
    type = type.strip().toLowerCase(Locale.ROOT);
    id = id.strip();
    if (type.isEmpty() || id.isEmpty())
      throw new IllegalArgumentException("an entity is type:id, both with something in them");
    if (CHILDREN.contains(type))
      throw new IllegalArgumentException(
          "a child is never an entity: name them among a report's children");
  }

  /** Reads {@code type:id}. */
  public static Entity parse(String words) {
    int colon = words.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("an entity is type:id");
    return new Entity(words.substring(0, colon), words.substring(colon + 1));
  }

  @Override
  public String toString() {
    return type + ":" + id;
  }
}
