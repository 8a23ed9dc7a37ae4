package org.breakwater.alerts;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.breakwater.identity.Thing;
import org.breakwater.intake.Report;
import org.breakwater.patterns.Child;
import org.breakwater.patterns.Entity;
import org.breakwater.patterns.WorryRule;

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

  final List<org.breakwater.patterns.Report> reports = new ArrayList<>();
  private final Map<String, Gathered> byName = new HashMap<>();
  private final Map<Told, Line> lines = new IdentityHashMap<>();
  private final Map<Entity, String> shown = new HashMap<>();
  private final Map<Entity, Report.Thing> things = new HashMap<>();
  private final Map<String, Map<Entity, Set<UUID>>> adults = new HashMap<>();
  private final Set<UUID> children = new HashSet<>();
  private final Plates plates = new Plates();
  private final Households households;
  private final Set<UUID> grown = new HashSet<>();

  Gathering(List<Told> told) {
    households = new Households();
    all(told);
  }

  private Gathering(List<Told> told, Gathering before) {
    households = new Households(before.households);
    for (var one : told) {
      var line = before.lines.get(one);
      if (line != null) lines.put(one, line);
    }
    all(told);
  }

  /**
   * All of them anew, most of them being those that this gathered; this is of no more use.
   *
   * @param told in the order in which they were written down
   */
  Gathering again(List<Told> told) {
    return new Gathering(told, this);
  }

  private void all(List<Told> told) {
    told.forEach(this::prepare);
    told.forEach(this::gather);
  }

  /** What a report says by itself, whatever others say: worked out once. */
  private record Line(String name, int day, boolean worry, Set<String> routine) {
    static Line of(Told told) {
      var report = told.report();
      return new Line(
          told.name(),
          (int) told.recorded().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay(),
          WorryRule.worry(
              report.kind(),
              Report.each(report.concerns()),
              told.people().stream().map(who -> who.mention().role()).toList(),
              Report.each(report.links()).stream().map(Report.Link::type).toList()),
          Gathering.routine(told));
    }
  }

  private record Gathered(Told told, org.breakwater.patterns.Report report) {}

  /**
   * Takes the next report in.
   *
   * @return whether all is as it would be had it been there from the beginning; where not, this is
   *     of no more use: a later report can say that two children of earlier ones are brothers, that
   *     somebody was a child all along, or which car a half-seen plate was
   */
  boolean add(Told told) {
    if (prepare(told)) return false;
    gather(told);
    return true;
  }

  /** What a report says that bears on how others read; whether it bears on those gathered. */
  private boolean prepare(Told told) {
    boolean bears = households.add(told);
    for (var who : told.people())
      if (who.child() && children.add(who.person())) bears |= grown.contains(who.person());
    for (var thing : Report.each(told.report().things()))
      if (thing.type().equals("vehicle")) bears |= plates.add(thing.value());
    return bears;
  }

  private void gather(Told told) {
    var report = told.report();
    var line = lines.computeIfAbsent(told, Line::of);
    var about = new ArrayList<Child>();
    var entities = new LinkedHashSet<Entity>();
    for (var who : told.people()) {
      if (who.child()) about.add(households.child(who.person(), report.kind().equals("placement")));
      else if (who.adult() && !children.contains(who.person())) {
        grown.add(who.person());
        for (var entity : adult(who)) {
          entities.add(entity);
          adults
              .computeIfAbsent(line.name(), _ -> new HashMap<>())
              .computeIfAbsent(entity, _ -> new LinkedHashSet<>())
              .add(who.person());
        }
      }
    }
    for (var thing : Report.each(report.things()))
      if (!line.routine().contains(thing.ref())) thing(thing, entities);
    var gathered =
        new org.breakwater.patterns.Report(
            line.name(), line.day(), report.agency(), line.worry(), about, List.copyOf(entities));
    reports.add(gathered);
    byName.put(line.name(), new Gathered(told, gathered));
  }

  /** A report of a pattern, as the search for patterns reads it. */
  org.breakwater.patterns.Report report(String name) {
    return gathered(name).report();
  }

  /** A report of a pattern, as the record has it. */
  Told told(String name) {
    return gathered(name).told();
  }

  private Gathered gathered(String name) {
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

  private List<Entity> adult(Told.Who who) {
    var given = who.mention().given();
    var family = who.mention().family();
    var found = new ArrayList<Entity>();
    for (var nickname : Report.each(who.mention().knownAs())) named(nickname, found);
    if (given != null && family != null) {
      var entity = new Entity(ADULT, who.person().toString());
      shown.putIfAbsent(entity, given + " " + family);
      found.add(entity);
    } else if (found.isEmpty() && given != null) {
      named(given, found);
    }
    return found;
  }

  private void named(String name, List<Entity> into) {
    var plain = plain(name);
    if (plain.isEmpty()) return;
    var entity = new Entity(NICKNAME, plain);
    shown.putIfAbsent(entity, "“" + name.strip() + "”");
    into.add(entity);
  }

  private void thing(Report.Thing thing, Set<Entity> into) {
    entity(thing.type(), thing.value())
        .ifPresent(entity -> {
          // The fullest way of writing it is how it is shown: a whole plate rather than half of
          // one.
          var before = things.get(entity);
          if (before == null || before.value().contains("?")) things.put(entity, thing);
          into.add(entity);
        });
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

  /** What an entity is called, without what it is. */
  String shown(Entity entity) {
    var thing = things.get(entity);
    return thing == null ? shown.getOrDefault(entity, entity.id()) : thing.value().strip();
  }

  /** An entity in words. */
  String words(Entity entity) {
    var thing = things.get(entity);
    return thing == null
        ? shown.getOrDefault(entity, entity.toString())
        : thing.type() + " " + thing.value().strip();
  }

  /** The things among these, as their reports have them. */
  List<Map<String, String>> things(List<Entity> entities) {
    var found = new ArrayList<Map<String, String>>();
    for (var entity : entities) {
      var thing = things.get(entity);
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
      var named = adults.getOrDefault(report, Map.of());
      for (var entity : entities)
        for (var person : named.getOrDefault(entity, Set.of())) found.add(person.toString());
    }
    return List.copyOf(found);
  }
}
