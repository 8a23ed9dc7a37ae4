package org.breakwater.alerts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.breakwater.identity.Thing;

/**
 * Which car a registration names: a half-seen one is the only whole one on record that it can be,
 * if there is one and no other; 0 is O and 1 is I.
 */
final class Plates {
  private final Set<String> whole = new HashSet<>();
  private final Map<String, String> told = new HashMap<>();

  /**
   * Takes in how a report has a registration.
   *
   * @return whether what was said of a half-seen one before may be otherwise now
   */
  boolean add(String typed) {
    var plate = plain(typed);
    return !plate.contains("?")
        && whole.add(plate)
        && told.keySet().stream().anyMatch(half -> half.contains("?") && fits(half, plate));
  }

  String of(String typed) {
    return told.computeIfAbsent(plain(typed), this::find);
  }

  private String find(String plate) {
    if (!plate.contains("?")) return plate;
    var fitting = whole.stream().filter(other -> fits(plate, other)).limit(2).toList();
    return fitting.size() == 1 ? fitting.getFirst() : plate;
  }

  private static boolean fits(String half, String other) {
    if (half.length() != other.length()) return false;
    for (int i = 0; i < half.length(); i++)
      if (half.charAt(i) != '?' && half.charAt(i) != other.charAt(i)) return false;
    return true;
  }

  private static String plain(String typed) {
    return Thing.plate(typed).replace('O', '0').replace('I', '1');
  }
}
