package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * Reports as numbers, in the order in which they were recorded: who (units) was mentioned beside
 * what (entities).
 *
 * <p>Reports hang together by <em>ties</em>: an entity that they name, or the company of a unit,
 * which is every report that tells of it together with another. An entity is the tie of twice its
 * number; a unit's company is the one of twice its number and one.
 */
final class Sightings {
  /** The stratum of a report that is no more. */
  static final int GONE = -1;

  /** Of more units than this a report does not say that they keep each other's company. */
  static final int MOST_TOGETHER = 10;

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
  private final List<int[]> ties = new ArrayList<>();
  private final List<Ints> ofUnit = new ArrayList<>();
  private final List<Ints> ofEntity = new ArrayList<>();
  private final List<Ints> together = new ArrayList<>();

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
    ties.add(read.ties());
    for (int unit : read.units()) index(ofUnit, unit).add(at);
    for (int tie : read.ties()) reportsOf(tie).add(at);
  }

  /** What a report says, as numbers. */
  record Read(int stratum, boolean concern, int[] units, int[] entities) {
    /** Of a report that is no more: it stays in its place and says nothing. */
    static final Read GONE = new Read(Sightings.GONE, false, new int[0], new int[0]);

    boolean gone() {
      return stratum == Sightings.GONE;
    }

    /** What ties it to other reports: what it names, and whose company it tells of. */
    int[] ties() {
      boolean company = units.length > 1 && units.length <= MOST_TOGETHER;
      int[] ties = new int[entities.length + (company ? units.length : 0)];
      for (int i = 0; i < entities.length; i++) ties[i] = tie(entities[i]);
      for (int i = entities.length; i < ties.length; i++)
        ties[i] = company(units[i - entities.length]);
      return ties;
    }
  }

  Read read(int report) {
    return new Read(stratum(report), concern(report), units(report), entities(report));
  }

  /** A report reads otherwise, its day being the same. */
  void replace(int report, Read now) {
    for (int unit : units.get(report)) ofUnit.get(unit).remove(report);
    for (int tie : ties.get(report)) reportsOf(tie).remove(report);
    int more = Math.min(1, now.entities().length) - Math.min(1, entities.get(report).length);
    if (more != 0) naming.addFrom(report, more);
    if (now.entities().length != entities.get(report).length)
      mentions.addFrom(report, now.entities().length - entities.get(report).length);
    strata.set(report, now.stratum());
    concerns.set(report, now.concern() ? 1 : 0);
    units.set(report, now.units());
    entities.set(report, now.entities());
    ties.set(report, now.ties());
    for (int unit : now.units()) index(ofUnit, unit).insert(report);
    for (int tie : ties.get(report)) reportsOf(tie).insert(report);
  }

  /** Takes the last report out. */
  void removeLast() {
    for (int unit : units.removeLast()) ofUnit.get(unit).removeLast();
    for (int tie : ties.removeLast()) reportsOf(tie).removeLast();
    entities.removeLast();
    days.removeLast();
    strata.removeLast();
    concerns.removeLast();
    naming.removeLast();
    mentions.removeLast();
  }

  static int tie(int entity) {
    return entity << 1;
  }

  /** The tie of a unit's company. */
  static int company(int unit) {
    return unit << 1 | 1;
  }

  /** Whether a tie is an entity, and not somebody's company. */
  static boolean isEntity(int tie) {
    return (tie & 1) == 0;
  }

  /** The number of the entity, or of the unit whose company it is, that a tie is. */
  static int of(int tie) {
    return tie >> 1;
  }

  private Ints reportsOf(int tie) {
    return index(isEntity(tie) ? ofEntity : together, of(tie));
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

  /** What ties a report to others. */
  int[] ties(int report) {
    return ties.get(report);
  }

  /** The reports that have a tie, oldest first. */
  Ints ofTie(int tie) {
    if (isEntity(tie)) return ofEntity(of(tie));
    return of(tie) < together.size() ? together.get(of(tie)) : NOWHERE;
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

  /** More than the number of any tie. */
  int tieCount() {
    return 2 * Math.max(ofEntity.size(), ofUnit.size());
  }
}
