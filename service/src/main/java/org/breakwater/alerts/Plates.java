package org.breakwater.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.breakwater.identity.Thing;

/**
 * Which car a registration names: a half-seen one is the only whole one on record that it can be,
 * if there is one and no other; 0 is O and 1 is I.
 */
final class Plates {
  private static final int BEGINNING = 2;

  private final Set<String> whole = new HashSet<>();

  /** By length and first letters, so that a half-seen one need not be held against all. */
  private final Map<String, List<String>> alike = new HashMap<>();

  private final Map<String, String> halves = new HashMap<>();

  /**
   * Takes in how a report has a registration.
   *
   * @return whether what was said of a half-seen one before may be otherwise now
   */
  boolean add(String typed) {
    var plate = plain(typed);
    if (plate.contains("?") || !whole.add(plate)) return false;
    alike.computeIfAbsent(beginning(plate), _ -> new ArrayList<>()).add(plate);
    return halves.keySet().stream().anyMatch(half -> fits(half, plate));
  }

  String of(String typed) {
    var plate = plain(typed);
    return plate.contains("?") ? halves.computeIfAbsent(plate, this::find) : plate;
  }

  private String find(String half) {
    var beginning = beginning(half);
    var among = beginning.contains("?") ? whole : alike.getOrDefault(beginning, List.of());
    var fitting = among.stream().filter(other -> fits(half, other)).limit(2).toList();
    return fitting.size() == 1 ? fitting.getFirst() : half;
  }

  private static String beginning(String plate) {
    return plate.length() + " " + plate.substring(0, Math.min(BEGINNING, plate.length()));
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
