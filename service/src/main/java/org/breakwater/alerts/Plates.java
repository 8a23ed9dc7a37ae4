package org.breakwater.alerts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.breakwater.identity.Thing;
import org.jspecify.annotations.Nullable;

/**
 * Which car a registration names: a half-seen one is the only whole one on record that it can be,
 * if there is one and no other; 0 is O and 1 is I.
 */
final class Plates {
  private static final int BEGINNING = 2;

  /** How often each whole one is on record. */
  private final Map<String, Integer> whole = new HashMap<>();

  /** By length and first letters, so that a half-seen one need not be held against all. */
  private final Map<String, Set<String>> alike = new HashMap<>();

  /** What each half-seen one that was asked for is held to be. */
  private final Map<String, String> halves = new HashMap<>();

  /** Whole ones that came to be on record or ceased to be. */
  private final Set<String> moved = new HashSet<>();

  /** Takes in how a report has a registration. */
  void add(String typed) {
    var plate = plain(typed);
    if (plate.contains("?") || whole.merge(plate, 1, Integer::sum) > 1) return;
    alike.computeIfAbsent(beginning(plate), _ -> new HashSet<>()).add(plate);
    moved.add(plate);
  }

  /** A report has it so no more. */
  void remove(String typed) {
    var plate = plain(typed);
    if (plate.contains("?")
        || whole.computeIfPresent(plate, (_, often) -> often == 1 ? null : often - 1) != null)
      return;
    alike.getOrDefault(beginning(plate), new HashSet<>()).remove(plate);
    moved.add(plate);
  }

  /** The half-seen ones that are held to be another than before. */
  Set<String> settle() {
    var otherwise = new HashSet<String>();
    if (!moved.isEmpty())
      halves.replaceAll((half, was) -> {
        if (moved.stream().noneMatch(plate -> fits(half, plate))) return was;
        var is = find(half);
        if (!is.equals(was)) otherwise.add(half);
        return is;
      });
    moved.clear();
    return otherwise;
  }

  /** What a registration is compared by, where it is half-seen. */
  static @Nullable String half(String typed) {
    var plate = plain(typed);
    return plate.contains("?") ? plate : null;
  }

  String of(String typed) {
    var plate = plain(typed);
    return plate.contains("?") ? halves.computeIfAbsent(plate, this::find) : plate;
  }

  private String find(String half) {
    var beginning = beginning(half);
    var among = beginning.contains("?") ? whole.keySet() : alike.getOrDefault(beginning, Set.of());
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
