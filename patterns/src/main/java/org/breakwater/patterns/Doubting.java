package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Works out in how many readings of who is who a pattern holds. The cluster stays as it was found:
 * whether its own evidence carries it is asked, not what else would be found.
 */
final class Doubting {
  private final Coding coding;
  private final Scanner scanner;

  /**
   * @param scanner that took in all reports that were coded
   */
  Doubting(Coding coding, Scanner scanner) {
    this.coding = coding;
    this.scanner = scanner;
  }

  /**
   * Readings, and all that they were worked out from: while that is the same, so are they.
   *
   * @param units of those who are in doubt, null where no report tells of them
   * @param tallies what the pattern comes to in each reading
   */
  record Answered(
      List<Integer> evidence,
      List<Doubt> taken,
      List<@Nullable Integer> units,
      int touching,
      List<Tally> tallies) {
    Readings readings(double cutOff) {
      return new Readings(
          (int) tallies.stream().filter(tally -> tally.reaches(cutOff)).count(),
          tallies.size(),
          touching,
          tallies.stream().mapToDouble(Tally::score).min().orElse(0));
    }

    /** The units of those who are in doubt, as far as reports tell of them. */
    List<Integer> whose() {
      return units.stream().filter(Objects::nonNull).toList();
    }

    /** Whether one of those who are in doubt is of another unit now. */
    boolean moved(Coding coding) {
      return !units.equals(sides(coding, taken));
    }

    private boolean stands(
        List<Integer> evidence, List<Doubt> taken, List<@Nullable Integer> units, int touching) {
      return touching == this.touching
          && evidence.equals(this.evidence)
          && taken.equals(this.taken)
          && units.equals(this.units);
    }
  }

  /**
   * Works readings out, unless nothing has come that bears on them.
   *
   * @param before the answer of last time
   */
  Answered readings(Candidate strongest, List<Doubt> doubts, @Nullable Answered before) {
    var entities = new LinkedHashSet<Entity>();
    for (int entity : strongest.entities()) entities.add(coding.entities.get(entity));
    var units = new TreeSet<Integer>();
    for (int tie : strongest.ties()) unitsOf(tie, strongest.report(), units);
    var touching =
        doubts.stream().filter(doubt -> touches(doubt, entities, units, strongest)).toList();
    var taken = touching.subList(0, Math.min(Readings.MOST_DOUBTS, touching.size()));
    int[] evidence = evidence(strongest, entities, units, taken);
    var from = Arrays.stream(evidence).boxed().toList();
    var whose = sides(coding, taken);
    if (before != null && before.stands(from, taken, whose, touching.size())) return before;
    return new Answered(
        from, List.copyOf(taken), whose, touching.size(), tallies(strongest, evidence, taken));
  }

  private static List<@Nullable Integer> sides(Coding coding, List<Doubt> taken) {
    var whose = new ArrayList<@Nullable Integer>();
    for (var doubt : taken) {
      whose.add(coding.knownUnit(doubt.from()));
      whose.add(coding.knownUnit(doubt.to()));
    }
    return whose;
  }

  private List<Tally> tallies(Candidate strongest, int[] evidence, List<Doubt> taken) {
    var tallies = new ArrayList<Tally>();
    for (int reading = 0; reading < 1 << taken.size(); reading++) {
      var held = new ArrayList<Doubt>();
      for (int i = 0; i < taken.size(); i++) if ((reading >> i & 1) == 1) held.add(taken.get(i));
      tallies.add(tally(strongest, evidence, held));
    }
    return List.copyOf(tallies);
  }

  /** A child beside the cluster, or one of its adults. */
  private boolean touches(Doubt doubt, Set<Entity> entities, Set<Integer> units, Candidate at) {
    if (entities.stream()
        .anyMatch(entity -> entity.id().equals(doubt.from()) || entity.id().equals(doubt.to())))
      return true;
    for (String id : List.of(doubt.from(), doubt.to())) {
      var unit = coding.knownUnit(id);
      if (unit != null && units.contains(unit) && told(unit, id, doubt, at)) return true;
    }
    return false;
  }

  /** Whether a report within the window tells of this child in a way that the doubt changes. */
  private boolean told(int unit, String id, Doubt doubt, Candidate at) {
    for (int report : window(coding.sightings.ofUnit(unit), at.report())) {
      var of = coding.reports.get(report);
      if ((doubt.reports().isEmpty() || doubt.reports().contains(of.id()))
          && of.children().stream().anyMatch(child -> child.id().equals(id))) return true;
    }
    return false;
  }

  /** Everybody whom a doubt must be about to touch the cluster. */
  Set<String> beside(Candidate strongest) {
    var beside = new HashSet<String>();
    var units = new TreeSet<Integer>();
    for (int entity : strongest.entities()) beside.add(coding.entities.get(entity).id());
    for (int tie : strongest.ties()) unitsOf(tie, strongest.report(), units);
    for (int unit : units)
      for (int report : window(coding.sightings.ofUnit(unit), strongest.report()))
        for (var child : coding.reports.get(report).children())
          if (coding.unitOf(child) == unit) beside.add(child.id());
    return Set.copyOf(beside);
  }

  private void unitsOf(int tie, int last, Set<Integer> into) {
    for (int report : window(coding.sightings.ofTie(tie), last))
      for (int unit : coding.sightings.units(report)) into.add(unit);
  }

  /** Every report that counts in any reading, oldest first. */
  private int[] evidence(
      Candidate strongest, Set<Entity> entities, Set<Integer> units, List<Doubt> taken) {
    var ties = new TreeSet<Integer>();
    for (int tie : strongest.ties()) ties.add(tie);
    var met = new TreeSet<>(units);
    for (var doubt : taken)
      for (String id : List.of(doubt.from(), doubt.to())) {
        var unit = coding.knownUnit(id);
        if (unit != null) met.add(unit);
        for (var entity : entities) {
          var other = coding.knownNumber(new Entity(entity.type(), id));
          if (other != null) ties.add(Sightings.tie(other));
        }
      }
    for (int tie : ties) unitsOf(tie, strongest.report(), met);
    var evidence = new TreeSet<Integer>();
    for (int tie : ties)
      for (int report : window(coding.sightings.ofTie(tie), strongest.report()))
        evidence.add(report);
    for (int unit : met)
      for (int report : window(coding.sightings.ofUnit(unit), strongest.report()))
        evidence.add(report);
    return evidence.stream().mapToInt(i -> i).toArray();
  }

  private int[] window(Ints reports, int last) {
    int from = coding.sightings.day(last) - Scanner.WINDOW;
    int end = reports.countTo(last);
    int start = end;
    while (start > 0 && coding.sightings.day(reports.get(start - 1)) >= from) start--;
    return Arrays.copyOfRange(reports.toArray(), start, end);
  }

  private Tally tally(Candidate strongest, int[] evidence, List<Doubt> held) {
    var all = new Sightings();
    var units = new HashMap<Object, Integer>();
    var numbers = new HashMap<Entity, Integer>();
    double[] rates = new double[evidence.length];
    for (int i = 0; i < evidence.length; i++) {
      int report = evidence[i];
      rates[i] = scanner.rate(report);
      all.add(
          coding.sightings.day(report),
          0,
          coding.sightings.concern(report),
          units(coding.reports.get(report), held, units),
          named(report, held, numbers));
    }
    var again = new Scanner(all, all::concern, rates);
    again.skip();
    var cluster = new LinkedHashSet<Integer>();
    for (int tie : strongest.ties()) {
      int of = Sightings.of(tie);
      if (Sightings.isEntity(tie)) {
        var number = numbers.get(coding.entities.get(of));
        if (number != null) cluster.add(Sightings.tie(number));
      } else {
        var number = units.get(of);
        if (number != null) cluster.add(Sightings.company(number));
      }
    }
    return again.asOf(evidence.length - 1, cluster.stream().mapToInt(i -> i).toArray(), _ -> true);
  }

  /** A child who may be somebody of whom nothing is known is a unit alone. */
  private int[] units(Report report, List<Doubt> held, Map<Object, Integer> numbers) {
    var about = new LinkedHashSet<Integer>();
    for (var child : report.children()) {
      String id = child.id();
      for (var doubt : held) id = doubt.read(id, report.id());
      Object unit = coding.knownUnit(id);
      about.add(numbers.computeIfAbsent(unit == null ? id : unit, _ -> numbers.size()));
    }
    return about.stream().mapToInt(i -> i).toArray();
  }

  private int[] named(int report, List<Doubt> held, Map<Entity, Integer> numbers) {
    var naming = new LinkedHashSet<Integer>();
    for (int number : coding.sightings.entities(report)) {
      var entity = coding.entities.get(number);
      String id = entity.id();
      for (var doubt : held) id = doubt.read(id, coding.reports.get(report).id());
      var read = id.equals(entity.id()) ? entity : new Entity(entity.type(), id);
      naming.add(numbers.computeIfAbsent(read, _ -> numbers.size()));
    }
    return naming.stream().mapToInt(i -> i).toArray();
  }
}
