package org.breakwater.alerts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.breakwater.identity.Thing;
import org.breakwater.intake.Report;
import org.breakwater.patterns.Child;
import org.breakwater.patterns.Entity;
import org.breakwater.patterns.WorryRule;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the record's reports what the search for patterns looks at, and leads back from it.
 *
 * <p>An adult whose full name is known is the person whom they are held to be. One who is known by
 * a nickname or a given name alone is that name: many men may bear it, which its own exposure
 * shows. Family, whoever is there by profession, and anybody who is ever a child in a report is
 * never an entity.
 */
final class Gathering {
  static final String ADULT = "adult";
  static final String NICKNAME = "nickname";

  private final List<Line> lines = new ArrayList<>();
  private final Map<UUID, Line> byEntry = new HashMap<>();
  private final Map<String, Line> byName = new HashMap<>();
  private final Households households = new Households();
  private final Plates plates = new Plates();
  private final Map<String, Set<Line>> halfSeen = new HashMap<>();
  private final Map<Entity, List<Line>> naming = new HashMap<>();
  private final Map<Entity, Called> called = new HashMap<>();
  private long next;

  /**
   * @param told in the order in which they were written down
   */
  Gathering(List<Told> told) {
    take(told, Set.of());
  }

  /**
   * What the search for patterns has to be told.
   *
   * @param left how many reports keep their places: a late one moves those after it
   * @param otherwise those of them that read otherwise, by place; empty where one is no more
   * @param after all that come after them
   */
  record Change(
      int left,
      SortedMap<Integer, Optional<org.breakwater.patterns.Report>> otherwise,
      List<org.breakwater.patterns.Report> after) {}

  /**
   * Takes reports in, be they new, late or read otherwise than before. Others may read otherwise by
   * that: two children of earlier ones are brothers, somebody was a child all along, or a half-seen
   * plate was that car. Only what can be so is read anew.
   *
   * @param more in the order in which they were written down, and of equals in that of arriving
   * @param gone entries that are reports no more
   */
  Change take(List<Told> more, Set<UUID> gone) {
    int left = lines.size();
    var again = new TreeSet<Line>();
    for (UUID entry : gone) {
      var line = byEntry.remove(entry);
      if (line == null) continue;
      leave(line, again);
      line.gone = true;
      line.read = null;
    }
    for (var told : more) {
      var line = byEntry.get(told.entry());
      if (line == null) {
        line = new Line(told, next++);
        int at = -1 - Collections.binarySearch(lines, line);
        left = Math.min(left, at);
        lines.add(at, line);
        byEntry.put(told.entry(), line);
        if (at < lines.size() - 1) households.leave(told);
      } else if (told.equals(line.told)) {
        continue;
      } else {
        leave(line, again);
        line.tell(told);
      }
      come(line);
      again.add(line);
    }
    again.addAll(households.settle());
    for (var half : plates.settle()) again.addAll(halfSeen.getOrDefault(half, Set.of()));
    var otherwise = new TreeMap<Integer, Optional<org.breakwater.patterns.Report>>();
    for (var line : again) {
      var was = line.read;
      if (!line.gone) read(line);
      int at = Collections.binarySearch(lines, line);
      if (at < left && (line.gone || !Objects.equals(was, line.read)))
        otherwise.put(at, Optional.ofNullable(line.read));
    }
    lines.subList(left, lines.size()).removeIf(line -> line.gone);
    return new Change(
        left, otherwise, lines.subList(left, lines.size()).stream().map(Line::read).toList());
  }

  /** A report in its place, and how it reads today. */
  static final class Line implements Comparable<Line> {
    private static final Comparator<Line> WRITTEN =
        Comparator.comparing((Line line) -> line.recorded).thenComparingLong(line -> line.arrived);

    private final Instant recorded;
    private final long arrived;
    private Told told;
    private String name;
    private boolean worry;
    private Set<String> routine;
    private boolean gone;
    private org.breakwater.patterns.@Nullable Report read;

    private Line(Told told, long arrived) {
      recorded = told.recorded();
      this.arrived = arrived;
      this.told = told;
      name = told.name();
      worry = worry(told);
      routine = routine(told);
    }

    private void tell(Told other) {
      told = other;
      name = other.name();
      worry = worry(other);
      routine = routine(other);
    }

    private static boolean worry(Told told) {
      return WorryRule.worry(
          told.report().kind(),
          Report.each(told.report().concerns()),
          told.people().stream().map(who -> who.mention().role()).toList(),
          Report.each(told.report().links()).stream().map(Report.Link::type).toList());
    }

    Told told() {
      return told;
    }

    private org.breakwater.patterns.Report read() {
      return Objects.requireNonNull(read);
    }

    @Override
    public int compareTo(Line other) {
      return WRITTEN.compare(this, other);
    }
  }

  /** What a report says bears on how others read. */
  private void come(Line line) {
    households.come(line);
    byName.put(line.name, line);
    for (var plate : plates(line)) {
      plates.add(plate);
      var half = Plates.half(plate);
      if (half != null) halfSeen.computeIfAbsent(half, _ -> new HashSet<>()).add(line);
    }
  }

  /** It says that no more. */
  private void leave(Line line, Set<Line> again) {
    again.add(line);
    households.leave(line.told);
    households.go(line);
    byName.remove(line.name, line);
    for (var plate : plates(line)) {
      plates.remove(plate);
      var half = Plates.half(plate);
      if (half != null) halfSeen.getOrDefault(half, new HashSet<>()).remove(line);
    }
    name(line, List.of());
  }

  private static List<String> plates(Line line) {
    return Report.each(line.told.report().things()).stream()
        .filter(thing -> thing.type().equals("vehicle"))
        .map(Report.Thing::value)
        .toList();
  }

  private void read(Line line) {
    var report = line.told.report();
    var about = new ArrayList<Child>();
    var entities = new LinkedHashSet<Entity>();
    for (var who : line.told.people()) {
      if (who.child()) about.add(households.child(who.person(), line));
      else if (who.adult() && !households.child(who.person())) entities.addAll(adult(who));
    }
    for (var thing : Report.each(report.things()))
      if (!line.routine.contains(thing.ref()))
        entity(thing.type(), thing.value()).ifPresent(entities::add);
    int day = (int) line.recorded.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    name(line, entities);
    line.read =
        new org.breakwater.patterns.Report(
            line.name, day, report.agency(), line.worry, about, List.copyOf(entities));
  }

  /** Keeps in mind which reports name an entity, in their order. */
  private void name(Line line, Collection<Entity> entities) {
    if (line.read != null)
      for (var entity : line.read.entities()) {
        called.remove(entity);
        naming.computeIfPresent(
            entity,
            (_, of) -> {
              int at = Collections.binarySearch(of, line);
              if (at >= 0) of.remove(at);
              return of.isEmpty() ? null : of;
            });
      }
    for (var entity : entities) {
      called.remove(entity);
      var of = naming.computeIfAbsent(entity, _ -> new ArrayList<>(1));
      int at = Collections.binarySearch(of, line);
      if (at < 0) of.add(-1 - at, line);
    }
  }

  /** All of them as the search for patterns reads them. */
  List<org.breakwater.patterns.Report> reports() {
    return lines.stream().filter(line -> !line.gone).map(Line::read).toList();
  }

  /** How many there are. */
  int size() {
    return byEntry.size();
  }

  /** A report of a pattern, as the search for patterns reads it. */
  org.breakwater.patterns.Report report(String name) {
    return line(name).read();
  }

  /** A report of a pattern, as the record has it. */
  Told told(String name) {
    return line(name).told;
  }

  private Line line(String name) {
    return Objects.requireNonNull(byName.get(name), "a pattern names a report that was not read");
  }

  /** Whether a report of this name has been read. */
  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * What somebody drives or keeps who is there by profession belongs to their work: a contract taxi
   * meets many children. Of a report that has them as an adult of concern it is evidence.
   */
  private static Set<String> routine(Told told) {
    if (Report.each(told.report().links()).isEmpty()) return Set.of();
    var there = new HashMap<String, String>();
    for (var who : told.people()) there.put(who.mention().ref(), who.mention().role());
    var routine = new HashSet<String>();
    for (var link : Report.each(told.report().links()))
      if ("professional".equals(there.get(link.from()))) routine.add(link.to());
    for (var link : Report.each(told.report().links()))
      if (there.getOrDefault(link.from(), "").startsWith("adult")) routine.remove(link.to());
    return routine;
  }

  private static List<Entity> adult(Told.Who who) {
    var found = new ArrayList<Entity>();
    names(who).forEach(name -> named(name).ifPresent(found::add));
    if (whole(who)) found.add(new Entity(ADULT, who.person().toString()));
    return found;
  }

  private static boolean whole(Told.Who who) {
    return who.mention().given() != null && who.mention().family() != null;
  }

  /** By what they are called where they are not known, or besides. */
  private static List<String> names(Told.Who who) {
    var names = Report.each(who.mention().knownAs());
    var given = who.mention().given();
    return given == null || whole(who) || names.stream().anyMatch(name -> !plain(name).isEmpty())
        ? names
        : List.of(given);
  }

  private static Optional<Entity> named(String name) {
    var plain = plain(name);
    return plain.isEmpty() ? Optional.empty() : Optional.of(new Entity(NICKNAME, plain));
  }

  /** What a thing of the record is in patterns; empty where nothing of it can be read. */
  Optional<Entity> entity(String type, String written) {
    var value =
        switch (type) {
          case "vehicle" -> plates.of(written);
          case "phone" -> Thing.phone(written);
          default -> plain(written);
        };
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entity(type.equals("business") ? "place" : type, value));
  }

  private static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /**
   * How an entity is shown.
   *
   * @param thing of which it is that; null where it is an adult or a name
   */
  private record Called(Report.@Nullable Thing thing, @Nullable String name) {}

  private Called called(Entity entity) {
    return called.computeIfAbsent(
        entity,
        _ -> {
          Report.Thing thing = null;
          String name = null;
          for (var line : naming.getOrDefault(entity, List.of())) {
            if (name == null) name = name(line, entity);
            for (var other : things(line, entity)) {
              // The fullest way of writing it is how it is shown: a whole plate rather than half
              // of one.
              if (!other.value().contains("?")) return new Called(other, name);
              thing = other;
            }
            if (name != null && thing == null) break;
          }
          return new Called(thing, name);
        });
  }

  private List<Report.Thing> things(Line line, Entity entity) {
    return Report.each(line.told.report().things()).stream()
        .filter(thing ->
            !line.routine.contains(thing.ref())
                && entity(thing.type(), thing.value()).filter(entity::equals).isPresent())
        .toList();
  }

  private @Nullable String name(Line line, Entity entity) {
    for (var who : line.told.people()) {
      if (!who.adult() || households.child(who.person())) continue;
      for (var name : names(who))
        if (named(name).filter(entity::equals).isPresent()) return "“" + name.strip() + "”";
      if (whole(who) && entity.equals(new Entity(ADULT, who.person().toString())))
        return who.mention().given() + " " + who.mention().family();
    }
    return null;
  }

  /** What an entity is called, without what it is. */
  String shown(Entity entity) {
    var called = called(entity);
    if (called.thing() != null) return called.thing().value().strip();
    return called.name() == null ? entity.id() : called.name();
  }

  /** An entity in words. */
  String words(Entity entity) {
    var called = called(entity);
    if (called.thing() != null) return called.thing().type() + " " + called.thing().value().strip();
    return called.name() == null ? entity.toString() : called.name();
  }

  /** The things among these, as their reports have them. */
  List<Map<String, String>> things(List<Entity> entities) {
    var found = new ArrayList<Map<String, String>>();
    for (var entity : entities) {
      var thing = called(entity).thing();
      if (thing == null) continue;
      var told = new LinkedHashMap<String, String>();
      told.put("type", thing.type());
      told.put(
          "value",
          thing.type().equals("vehicle") ? Thing.plate(thing.value()) : thing.value().strip());
      found.add(told);
    }
    return found;
  }

  /** The persons whom these reports name as any of these entities. */
  List<String> adults(List<Entity> entities, List<String> reports) {
    var found = new LinkedHashSet<String>();
    for (var report : reports) {
      var people = line(report).told.people();
      for (var entity : entities)
        for (var who : people)
          if (who.adult() && !households.child(who.person()) && adult(who).contains(entity))
            found.add(who.person().toString());
    }
    return List.copyOf(found);
  }
}
