package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports turned into {@link Sightings}: who is which unit, and what counts as evidence at all. */
final class Coding {
  final Sightings sightings = new Sightings();
  final List<Report> reports = new ArrayList<>();
  final List<Entity> entities = new ArrayList<>();
  private final Map<Entity, Integer> entityNumbers = new HashMap<>();
  private final Map<String, Integer> unitOfChild = new HashMap<>();
  private final Map<String, Integer> unitOfHousehold = new HashMap<>();
  private final Map<String, Integer> strata = new HashMap<>();
  final Set<Entity> professionals;
  private int units;

  Coding(Set<Entity> professionals) {
    this.professionals = Set.copyOf(professionals);
  }

  /** Goes on with the numbers that another gave to entities and to strata. */
  Coding(Coding before) {
    this(before.professionals);
    entityNumbers.putAll(before.entityNumbers);
    entities.addAll(before.entities);
    strata.putAll(before.strata);
  }

  void add(Report report) {
    var about = new LinkedHashSet<Integer>();
    boolean care = false;
    for (var child : report.children()) {
      about.add(unit(child));
      care |= child.inCare();
    }
    var naming = new LinkedHashSet<Integer>();
    for (var entity : report.entities()) if (counts(entity, report)) naming.add(number(entity));
    int stratum =
        strata.computeIfAbsent(report.agency() + (care ? " in care" : ""), _ -> strata.size());
    sightings.add(
        report.day(),
        stratum,
        report.worry() && !about.isEmpty(),
        about.stream().mapToInt(i -> i).toArray(),
        naming.stream().mapToInt(i -> i).toArray());
    reports.add(report);
  }

  /** How many numbers of units have been given. */
  int unitCount() {
    return units;
  }

  /**
   * Gives units other numbers.
   *
   * @param numbers the new one of each
   * @param next what comes after all of them
   */
  void renumber(int[] numbers, int next) {
    sightings.renumber(numbers);
    unitOfChild.replaceAll((_, unit) -> numbers[unit]);
    unitOfHousehold.replaceAll((_, unit) -> numbers[unit]);
    units = next;
  }

  /** The unit of a child of a report that was added. */
  int unitOf(Child child) {
    var unit = unitOfChild.get(child.id());
    if (unit == null) throw new IllegalArgumentException("no report about this child was added");
    return unit;
  }

  /** The unit of a child; null where no report about them was added. */
  @Nullable Integer knownUnit(String child) {
    return unitOfChild.get(child);
  }

  /** The number of an entity; null where it has none, since no report ever named it. */
  @Nullable Integer knownNumber(Entity entity) {
    return entityNumbers.get(entity);
  }

  /**
   * Routine contact with a professional is what their work is; what a report says of them counts.
   */
  private boolean counts(Entity entity, Report report) {
    return report.accused().contains(entity)
        || !entity.type().equals(Entity.PROFESSIONAL) && !professionals.contains(entity);
  }

  /** A child stays the unit that they were first met as, or going into care would make two. */
  private int unit(Child child) {
    return unitOfChild.computeIfAbsent(
        child.id(),
        _ ->
            child.inCare()
                ? units++
                : unitOfHousehold.computeIfAbsent(child.household(), _ -> units++));
  }

  private int number(Entity entity) {
    return entityNumbers.computeIfAbsent(
        entity,
        _ -> {
          entities.add(entity);
          return entities.size() - 1;
        });
  }
}
