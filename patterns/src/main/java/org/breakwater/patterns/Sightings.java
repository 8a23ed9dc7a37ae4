package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * Reports as numbers, in the order in which they were recorded: who (units) was mentioned beside
 * what (entities). Nothing is taken out.
 */
final class Sightings {
  private static final Ints NOWHERE = new Ints();

  private final Ints days = new Ints();
  private final Ints strata = new Ints();
  private final Ints concerns = new Ints();

  /** How many reports up to each name an entity. */
  private final Ints naming = new Ints();

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
    int at = size();
    if (at > 0 && day < days.get(at - 1))
      throw new IllegalArgumentException("reports are added in the order of their days");
    days.add(day);
    strata.add(stratum);
    concerns.add(concern ? 1 : 0);
    this.naming.add(namingBefore(at) + (naming.length > 0 ? 1 : 0));
    units.add(about);
    entities.add(naming);
    for (int unit : about) index(ofUnit, unit).add(at);
    for (int entity : naming) index(ofEntity, entity).add(at);
  }

  /** Gives units other numbers. */
  void renumber(int[] numbers) {
    ofUnit.clear();
    for (int report = 0; report < size(); report++) {
      int[] about = units.get(report);
      for (int i = 0; i < about.length; i++) {
        about[i] = numbers[about[i]];
        index(ofUnit, about[i]).add(report);
      }
    }
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

  int[] units(int report) {
    return units.get(report);
  }

  int[] entities(int report) {
    return entities.get(report);
  }

  /** The reports about a unit, oldest first. */
  Ints ofUnit(int unit) {
    return ofUnit.get(unit);
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
