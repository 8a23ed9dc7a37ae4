package org.breakwater.patterns;

import java.util.Arrays;

/**
 * Which units each entity was mentioned beside in the window that ends with a report: every pair of
 * the two once, in one list of numbers, since a window of a large area has very many.
 */
final class Met {
  /** The entity in the upper half, the unit in the lower; rising. */
  private final long[] pairs;

  private Met(long[] pairs) {
    this.pairs = pairs;
  }

  static Met until(Sightings sightings, int last) {
    int from = sightings.through(sightings.day(last) - Scanner.WINDOW - 1);
    int most = 0;
    for (int report = from; report <= last; report++)
      most += sightings.entities(report).length * sightings.units(report).length;
    long[] all = new long[most];
    int size = 0;
    for (int report = from; report <= last; report++)
      for (int entity : sightings.entities(report))
        for (int unit : sightings.units(report)) all[size++] = pair(entity, unit);
    Arrays.sort(all);
    int once = 0;
    for (int i = 0; i < size; i++) if (i == 0 || all[i] != all[i - 1]) all[once++] = all[i];
    return new Met(Arrays.copyOf(all, once));
  }

  private static long pair(int entity, int unit) {
    return (long) entity << Integer.SIZE | unit;
  }

  boolean isEmpty() {
    return pairs.length == 0;
  }

  /** How many entities each unit met, in no order. */
  int[] ofUnits() {
    int[] units = new int[pairs.length];
    for (int i = 0; i < units.length; i++) units[i] = (int) pairs[i];
    Arrays.sort(units);
    var degrees = new Ints();
    for (int from = 0, to = 0; from < units.length; from = to) {
      while (to < units.length && units[to] == units[from]) to++;
      degrees.add(to - from);
    }
    return degrees.toArray();
  }

  /** How many units met each entity, in no order. */
  int[] ofEntities() {
    var degrees = new Ints();
    for (int from = 0, to = 0; from < pairs.length; from = to) {
      while (to < pairs.length && entity(to) == entity(from)) to++;
      degrees.add(to - from);
    }
    return degrees.toArray();
  }

  private int entity(int at) {
    return (int) (pairs[at] >>> Integer.SIZE);
  }

  private int start(int entity) {
    int found = Arrays.binarySearch(pairs, pair(entity, 0));
    return found < 0 ? -found - 1 : found;
  }

  /** How many units met an entity. */
  int units(int entity) {
    return start(entity + 1) - start(entity);
  }

  /** How many units met both of two entities. */
  int shared(int one, int other) {
    int shared = 0;
    int i = start(one);
    int j = start(other);
    while (i < pairs.length && entity(i) == one && j < pairs.length && entity(j) == other) {
      int left = (int) pairs[i];
      int right = (int) pairs[j];
      if (left == right) shared++;
      if (left <= right) i++;
      if (right <= left) j++;
    }
    return shared;
  }
}
