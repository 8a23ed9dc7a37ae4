package org.breakwater.leave;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.pages.Form;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed about a leave, kept to be shown again when something is missing. */
public record LeaveForm(MultiValueMap<String, String> typed) implements Form {
  /** Nothing typed yet. */
  LeaveForm() {
    this(new LinkedMultiValueMap<>());
  }

  /** A leave that may be put on record. */
  record Said(
      Leaves.Person who, LocalDate first, LocalDate last, Leaves.@Nullable Person standIn) {}

  /** What is said; nothing while something is wrong. */
  Optional<Said> said(
      Viewer viewer, List<Leaves.Person> people, LocalDate today, Words say, List<Wrong> wrong) {
    String named = one("who").isEmpty() ? viewer.id().toString() : one("who");
    Leaves.Person who = person(named, people).orElse(null);
    if (who == null || !Leaves.maySay(viewer, who.id())) {
      wrong.add(new Wrong(say.of("leave.wrong.who"), "who"));
      return Optional.empty();
    }
    LocalDate first = day("first", say, wrong);
    LocalDate last = day("last", say, wrong);
    if (first != null && first.isBefore(today)) {
      wrong.add(new Wrong(say.of("leave.wrong.past"), "first-day"));
    }
    if (first != null && last != null && last.isBefore(first)) {
      wrong.add(new Wrong(say.of("leave.wrong.order"), "last-day"));
    }
    if (first != null && last != null && last.isAfter(first.plusDays(Leaves.LONGEST_DAYS))) {
      wrong.add(new Wrong(say.of("leave.wrong.long"), "last-day"));
    }
    Leaves.Person standIn = standIn(who, people, say, wrong);
    return first == null || last == null || !wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said(who, first, last, standIn));
  }

  private Leaves.@Nullable Person standIn(
      Leaves.Person who, List<Leaves.Person> people, Words say, List<Wrong> wrong) {
    String chosen = one("stand-in");
    if (chosen.isEmpty()) {
      wrong.add(new Wrong(say.of("leave.wrong.stand-in"), "stand-in"));
      return null;
    }
    if (chosen.equals("nobody")) {
      // Nobody is told after the last post: without a stand-in this leave would swallow what
      // climbs.
      if (who.role() == Role.SCRUTINEER) {
        wrong.add(new Wrong(say.of("leave.wrong.last"), "stand-in"));
      }
      return null;
    }
    Leaves.Person standIn = person(chosen, people).orElse(null);
    if (standIn == null || !standIn.standsInFor(who)) {
      wrong.add(new Wrong(say.of("leave.wrong.cannot", who.name()), "stand-in"));
    }
    return standIn;
  }

  private static Optional<Leaves.Person> person(String id, List<Leaves.Person> people) {
    return people.stream().filter(it -> it.id().toString().equals(id)).findFirst();
  }

  private @Nullable LocalDate day(String name, Words say, List<Wrong> wrong) {
    try {
      return LocalDate.of(number(name + "-year"), number(name + "-month"), number(name + "-day"));
    } catch (DateTimeException e) {
      wrong.add(new Wrong(say.of("leave.wrong." + name), name + "-day"));
      return null;
    }
  }
}
