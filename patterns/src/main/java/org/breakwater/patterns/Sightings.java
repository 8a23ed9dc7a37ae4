package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * Reports as numbers, in the order in which they were recorded: who (units) was mentioned beside
 * what (entities).
 */
final class Sightings {
  /** The stratum of a report that is no more. */
  static final int GONE = -1;

  private static final Ints NOWHERE = new Ints();

  private final Ints days = new Ints();
  private final Ints strata = new Ints();
  private final Ints concerns = new Ints();

  /** How many reports up to each name an entity. */
  private final Ints naming = new Ints();

  /** How many mentions of entities there are up to each. */
  private final Ints mentions = new Ints();

  private final List<int[]> units = new ArrayList<>();
  private final List<int[]> entities = new ArrayList<>();
  private final List<Ints> ofUnit = new ArrayList<>();
  private final List<Ints> ofEntity = new ArrayList<>();

  /**
   * Adds the next report.
   *
   * @param stratum reports of one stratum (agency and care) have one chance of being a worry
   * @param about units, each once
   * @param naming entities, each once
   */
  void add(int day, int stratum, boolean concern, int[] about, int[] naming) {
    add(day, new Read(stratum, concern, about, naming));
  }

  void add(int day, Read read) {
    int at = size();
    if (at > 0 && day < days.get(at - 1))
      throw new IllegalArgumentException("reports are added in the order of their days");
    days.add(day);
    strata.add(read.stratum());
    concerns.add(read.concern() ? 1 : 0);
    naming.add(namingBefore(at) + (read.entities().length > 0 ? 1 : 0));
    mentions.add(mentionsBefore(at) + read.entities().length);
    units.add(read.units());
    entities.add(read.entities());
    for (int unit : read.units()) index(ofUnit, unit).add(at);
    for (int entity : read.entities()) index(ofEntity, entity).add(at);
  }

  /** What a report says, as numbers. */
  record Read(int stratum, boolean concern, int[] units, int[] entities) {
    /** Of a report that is no more: it stays in its place and says nothing. */
    static final Read GONE = new Read(Sightings.GONE, false, new int[0], new int[0]);

    boolean gone() {
      return stratum == Sightings.GONE;
    }
  }

  Read read(int report) {
    return new Read(stratum(report), concern(report), units(report), entities(report));
  }

  /** A report reads otherwise, its day being the same. */
  void replace(int report, Read now) {
    for (int unit : units.get(report)) ofUnit.get(unit).remove(report);
    for (int entity : entities.get(report)) ofEntity.get(entity).remove(report);
    int more = Math.min(1, now.entities().length) - Math.min(1, entities.get(report).length);
    if (more != 0) naming.addFrom(report, more);
    if (now.entities().length != entities.get(report).length)
      mentions.addFrom(report, now.entities().length - entities.get(report).length);
    strata.set(report, now.stratum());
    concerns.set(report, now.concern() ? 1 : 0);
    units.set(report, now.units());
    entities.set(report, now.entities());
    for (int unit : now.units()) index(ofUnit, unit).insert(report);
    for (int entity : now.entities()) index(ofEntity, entity).insert(report);
  }

  /** Takes the last report out. */
  void removeLast() {
    for (int unit : units.removeLast()) ofUnit.get(unit).removeLast();
    for (int entity : entities.removeLast()) ofEntity.get(entity).removeLast();
    days.removeLast();
    strata.removeLast();
    concerns.removeLast();
    naming.removeLast();
    mentions.removeLast();
  }

  private static Ints index(List<Ints> lists, int at) {
    while (lists.size() <= at) lists.add(new Ints());
    return lists.get(at);
  }

  int size() {
    return days.size();
  }

  int day(int report) {
    return days.get(report);
  }

  int stratum(int report) {
    return strata.get(report);
  }

  boolean concern(int report) {
    return concerns.get(report) == 1;
  }

  /** How many reports there are until the end of a day. */
  int through(int day) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days.get(middle) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many reports before this one name any entity. */
  int namingBefore(int report) {
    return report == 0 ? 0 : naming.get(report - 1);
  }

  /** How many mentions of entities there are before this one. */
  int mentionsBefore(int report) {
    return report == 0 ? 0 : mentions.get(report - 1);
  }

  int[] units(int report) {
    return units.get(report);
  }

  int[] entities(int report) {
    return entities.get(report);
  }

  /** The reports about a unit, oldest first. */
  Ints ofUnit(int unit) {
    return unit < ofUnit.size() ? ofUnit.get(unit) : NOWHERE;
  }

  /** The reports that name an entity, oldest first. */
  Ints ofEntity(int entity) {
    return entity < ofEntity.size() ? ofEntity.get(entity) : NOWHERE;
  }

  /** Where an entity was first named: a place in the order of all that is named. */
  long firstNaming(int entity) {
    int report = ofEntity(entity).get(0);
    int at = 0;
    while (entities(report)[at] != entity) at++;
    return (long) report << Integer.SIZE | at;
  }

  int unitCount() {
    return ofUnit.size();
  }

  int entityCount() {
    return ofEntity.size();
  }
}
