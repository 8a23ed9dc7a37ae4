package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports turned into {@link Sightings}: who is which unit, and what counts as evidence at all. */
final class Coding {
  private static final int[] NONE = {};

  /** Stands for a report that is no more. */
  private static final Report NOTHING = new Report("", 0, "", false, List.of(), List.of());

  final Sightings sightings = new Sightings();
  final List<Report> reports = new ArrayList<>();

  final List<Entity> entities = new ArrayList<>();
  private final Map<Entity, Integer> entityNumbers = new HashMap<>();
  private final Map<String, Integer> unitOfChild = new HashMap<>();
  private final Map<String, Integer> unitOfHousehold = new HashMap<>();
  private final Map<String, Integer> unitAlone = new HashMap<>();
  private final Map<String, Integer> strata = new HashMap<>();
  final Set<Entity> professionals;
  private int units;

  Coding(Set<Entity> professionals) {
    this.professionals = Set.copyOf(professionals);
  }

  /**
   * Takes the next report in.
   *
   * @throws IllegalArgumentException if its day is before that of the report added last
   */
  void add(Report report) {
    sightings.add(report.day(), read(report));
    reports.add(report);
  }

  private Sightings.Read read(Report report) {
    if (report == NOTHING) return Sightings.Read.GONE;
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
    return new Sightings.Read(
        stratum,
        report.worry() && !about.isEmpty(),
        about.stream().mapToInt(i -> i).toArray(),
        naming.stream().mapToInt(i -> i).toArray());
  }

  /**
   * Takes the last report out. A child who was met in no other has a unit no more; numbers that
   * were given stay.
   */
  void removeLast() {
    var report = reports.getLast();
    var told = new HashMap<String, Integer>();
    for (var child : report.children()) told.put(child.id(), unitOf(child));
    sightings.removeLast();
    reports.removeLast();
    told.forEach((child, unit) -> {
      if (reportsOf(child, unit).length == 0) unitOfChild.remove(child);
    });
  }

  /** A report that reads otherwise than it did. */
  record Otherwise(int report, Sightings.Read was, Sightings.Read is) {}

  /**
   * Reports read otherwise than they did, or are no more. Those are coded anew and, where one of
   * their children is of another unit by that, so are all reports of that child.
   *
   * @param otherwise by their numbers, those that are no more as empty
   * @return all of which the numbers or the children are otherwise, in their order; the sightings
   *     are left as they were
   */
  List<Otherwise> reread(SortedMap<Integer, Optional<Report>> otherwise) {
    var children = new LinkedHashMap<String, int[]>();
    otherwise.forEach((at, report) -> {
      for (var child : reports.get(at).children()) children.put(child.id(), NONE);
      for (var child : report.orElse(NOTHING).children()) children.put(child.id(), NONE);
    });
    children.replaceAll((child, _) -> {
      var unit = unitOfChild.get(child);
      return unit == null ? NONE : reportsOf(child, unit);
    });
    otherwise.forEach((at, report) -> reports.set(at, report.orElse(NOTHING)));
    var again = new TreeSet<>(otherwise.keySet());
    children.forEach((child, before) -> {
      var now = new TreeSet<Integer>();
      for (int report : before) if (about(report, child) != null) now.add(report);
      for (int report : otherwise.keySet()) if (about(report, child) != null) now.add(report);
      var was = unitOfChild.remove(child);
      if (now.isEmpty()) return;
      int is = unit(Objects.requireNonNull(about(now.getFirst(), child)));
      if (was == null || was != is) again.addAll(now);
    });
    var all = new ArrayList<Otherwise>();
    for (int at : again) all.add(new Otherwise(at, sightings.read(at), read(reports.get(at))));
    return all;
  }

  private @Nullable Child about(int at, String child) {
    for (var one : reports.get(at).children()) if (one.id().equals(child)) return one;
    return null;
  }

  private int[] reportsOf(String child, int unit) {
    return IntStream.of(sightings.ofUnit(unit).toArray())
        .filter(report -> about(report, child) != null)
        .toArray();
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

  /** The type of what a cluster grew from. */
  String type(Candidate candidate) {
    return entities.get(candidate.lead()).type();
  }

  /** Whether a cluster is worth somebody's time. */
  boolean reaches(Candidate candidate, CutOff cutOff) {
    return candidate.tally().reaches(cutOff.from(type(candidate)));
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
        id ->
            child.inCare()
                ? unitAlone.computeIfAbsent(id, _ -> units++)
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
