package org.breakwater.alerts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.intake.Report;
import org.breakwater.patterns.Child;

/**
 * Which children live together, so that a large family does not look like a pattern: those whom a
 * report calls brothers and sisters, and those whose first known address is the same.
 */
final class Households {
  private final Map<UUID, UUID> root = new HashMap<>();
  private final Map<UUID, String> firstAddress = new HashMap<>();
  private final Map<String, UUID> livesAt = new HashMap<>();
  private final Set<UUID> inCare = new HashSet<>();
  private final Set<UUID> told = new HashSet<>();
  private final Map<UUID, Said> said;
  private boolean moved;

  /** How a child was told, so that it is one and the same while nothing of it is otherwise. */
  private record Said(UUID home, Child child) {}

  Households() {
    said = new HashMap<>();
  }

  /** Begins anew; children of whom nothing is otherwise are told as before. */
  Households(Households before) {
    said = before.said;
  }

  /**
   * Takes in who lives together by a report.
   *
   * @return whether what was said of a child before is otherwise now
   */
  boolean add(Told report) {
    moved = false;
    var children = new HashMap<String, UUID>();
    for (var who : report.people())
      if (who.child()) {
        children.put(who.mention().ref(), who.person());
        settle(who);
      }
    for (var link : Report.each(report.report().links())) {
      UUID one = children.get(link.from());
      UUID other = children.get(link.to());
      if (link.type().equals("sibling") && one != null && other != null) join(one, other);
    }
    return moved;
  }

  private void settle(Told.Who who) {
    for (var address : Report.each(who.mention().addresses())) {
      var typed = address.line();
      if (typed == null || firstAddress.containsKey(who.person())) continue;
      var line = typed.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
      if (line.isEmpty()) continue;
      firstAddress.put(who.person(), line);
      UUID there = livesAt.putIfAbsent(line, who.person());
      if (there != null) join(there, who.person());
    }
  }

  private UUID of(UUID child) {
    UUID up = root.getOrDefault(child, child);
    if (up.equals(child)) return child;
    UUID top = of(up);
    root.put(child, top);
    return top;
  }

  private void join(UUID one, UUID other) {
    UUID first = of(one);
    UUID second = of(other);
    if (first.equals(second)) return;
    root.put(second, first);
    moved |= told.contains(second);
  }

  /** From a report about a placement on, a child is looked after: a unit alone. */
  Child child(UUID person, boolean placed) {
    if (placed) inCare.add(person);
    UUID home = of(person);
    told.add(home);
    boolean care = inCare.contains(person);
    Said last = said.get(person);
    if (last == null || !last.home().equals(home) || last.child().inCare() != care) {
      last = new Said(home, new Child(person.toString(), home.toString(), care));
      said.put(person, last);
    }
    return last.child();
  }
}
