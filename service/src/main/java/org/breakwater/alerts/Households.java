package org.breakwater.alerts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.breakwater.intake.Report;
import org.breakwater.patterns.Child;
import org.jspecify.annotations.Nullable;

/**
 * Who is a child, from when on each is looked after, and which children live together, so that a
 * large family does not look like a pattern: those whom a report calls brothers and sisters, and
 * those whose first known address is the same. Worked out anew is only what reports that came or
 * went can change.
 */
final class Households {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<UUID, Person> people = new HashMap<>();

  /** The children whose first known address it is. */
  private final Map<String, Set<Person>> livesAt = new HashMap<>();

  /** Of whom a report came or went. */
  private final Set<Person> touched = new HashSet<>();

  /** Children who may live with others than before. */
  private final Set<Person> unsettled = new HashSet<>();

  /** Somebody whom reports name. */
  private static final class Person {
    /** A household is called by the child of whom the first report is. */
    private static final Comparator<Person> KNOWN_FIRST =
        Comparator.comparing((Person person) -> Objects.requireNonNull(person.first))
            .thenComparing(person -> person.id);

    private final UUID id;
    private final List<Gathering.Line> lines = new ArrayList<>(1);

    /** The first report of them as a child; null where there is none. */
    private Gathering.@Nullable Line first;

    /** From which report on they are looked after. */
    private Gathering.@Nullable Line placed;

    private @Nullable String address;
    private UUID home;

    /** How they were told last, so that it is one and the same while nothing is otherwise. */
    private @Nullable Child told;

    private Person(UUID id) {
      this.id = id;
      home = id;
    }
  }

  /** A report came, or reads otherwise; nothing follows from it until all is settled. */
  void come(Gathering.Line line) {
    for (var who : line.told().people()) {
      var person = people.computeIfAbsent(who.person(), Person::new);
      int at = Collections.binarySearch(person.lines, line);
      if (at < 0) person.lines.add(-1 - at, line);
      touched.add(person);
    }
    siblings(line.told()).forEach(pair -> pair.forEach(one -> unsettled.add(person(one))));
  }

  /** Before a report says something else, or comes before others: whoever lives together by now. */
  void leave(Told told) {
    for (var who : told.people()) {
      var person = people.get(who.person());
      if (person == null || !who.child()) continue;
      unsettled.addAll(together(person));
    }
  }

  /** It says nothing any more of those whom it told of. */
  void go(Gathering.Line line) {
    for (var who : line.told().people()) {
      var person = people.get(who.person());
      if (person == null) continue;
      person.lines.remove(line);
      touched.add(person);
    }
  }

  /** The reports that may read otherwise by what has come and gone since this was asked last. */
  Collection<Gathering.Line> settle() {
    var again = new HashSet<Gathering.Line>();
    touched.forEach(person -> settle(person, again));
    var settled = new HashSet<Person>();
    for (var person : unsettled) {
      if (settled.contains(person) || person.first == null) continue;
      var together = together(person);
      settled.addAll(together);
      UUID home = Collections.min(together, Person.KNOWN_FIRST).id;
      for (var one : together) {
        if (one.home.equals(home)) continue;
        one.home = home;
        again.addAll(one.lines);
      }
    }
    touched.forEach(person -> {
      if (person.lines.isEmpty()) people.remove(person.id);
    });
    touched.clear();
    unsettled.clear();
    return again;
  }

  private void settle(Person person, Set<Gathering.Line> again) {
    var first = person.first;
    var placed = person.placed;
    var address = person.address;
    person.first = null;
    person.placed = null;
    person.address = null;
    for (var line : person.lines)
      for (var who : line.told().people()) {
        if (!who.child() || !who.person().equals(person.id)) continue;
        if (person.first == null) person.first = line;
        if (person.placed == null && line.told().report().kind().equals("placement"))
          person.placed = line;
        if (person.address == null) person.address = address(who);
      }
    if ((first == null) != (person.first == null) || placed != person.placed)
      again.addAll(person.lines);
    if (first != person.first) unsettled.add(person);
    if (Objects.equals(address, person.address)) return;
    unsettled.add(person);
    if (address != null) livesAt.getOrDefault(address, new HashSet<>()).remove(person);
    if (person.address != null)
      livesAt.computeIfAbsent(person.address, _ -> new HashSet<>(2)).add(person);
  }

  private static @Nullable String address(Told.Who who) {
    for (var address : Report.each(who.mention().addresses())) {
      var typed = address.line();
      if (typed == null) continue;
      var line = BETWEEN_WORDS.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
      if (!line.isEmpty()) return line;
    }
    return null;
  }

  /** A child and all who live with them. */
  private Set<Person> together(Person child) {
    var together = new HashSet<Person>();
    var next = new ArrayDeque<Person>();
    next.add(child);
    while (!next.isEmpty()) {
      var one = next.remove();
      if (!together.add(one)) continue;
      if (one.address != null) next.addAll(livesAt.getOrDefault(one.address, Set.of()));
      for (var line : one.lines)
        for (var pair : siblings(line.told()))
          if (pair.contains(one.id)) pair.forEach(other -> next.add(person(other)));
    }
    return together;
  }

  private Person person(UUID id) {
    return Objects.requireNonNull(people.get(id), "a report tells of somebody who is not in it");
  }

  /** Whom a report calls brothers and sisters. */
  private static List<Set<UUID>> siblings(Told told) {
    var links = Report.each(told.report().links());
    if (links.stream().noneMatch(link -> link.type().equals("sibling"))) return List.of();
    var children = new HashMap<String, UUID>();
    for (var who : told.people()) if (who.child()) children.put(who.mention().ref(), who.person());
    var siblings = new ArrayList<Set<UUID>>();
    for (var link : links) {
      UUID one = children.get(link.from());
      UUID other = children.get(link.to());
      if (link.type().equals("sibling") && one != null && other != null && !one.equals(other))
        siblings.add(Set.of(one, other));
    }
    return siblings;
  }

  /** Whether any report tells of somebody as a child. */
  boolean child(UUID id) {
    var person = people.get(id);
    return person != null && person.first != null;
  }

  /** A child of a report. From a report about a placement on, one is looked after: a unit alone. */
  Child child(UUID id, Gathering.Line in) {
    var person = person(id);
    var home = person.home.toString();
    boolean care = person.placed != null && person.placed.compareTo(in) <= 0;
    var told = person.told;
    if (told == null || !told.household().equals(home) || told.inCare() != care) {
      told = new Child(id.toString(), home, care);
      person.told = told;
    }
    return told;
  }
}
