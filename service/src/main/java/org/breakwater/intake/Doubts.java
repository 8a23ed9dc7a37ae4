package org.breakwater.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.breakwater.intake.Doubt.What;
import org.breakwater.record.Occurred;

/** Finds what is odd about a report that can be read. It is kept as sent all the same. */
final class Doubts {
  /** Clocks of two machines may differ by this much before a report counts as from the future. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  private final Report report;
  private final Instant recorded;
  private final List<Doubt> found = new ArrayList<>();

  private Doubts(Report report) {
    this.report = report;
    this.recorded = Moments.rfc3339(report.recorded());
  }

  static List<Doubt> about(Report report, Instant now) {
    var doubts = new Doubts(report);
    doubts.times(now);
    doubts.people();
    doubts.things();
    doubts.refs();
    return List.copyOf(doubts.found);
  }

  private void times(Instant now) {
    if (recorded.isAfter(now.plus(CLOCK_SKEW))) {
      add("recorded", What.RECORDED_IN_THE_FUTURE);
    }
    if (report.occurred() != null) {
      Optional<Occurred> occurred = Occurred.parse(report.occurred());
      if (occurred.isEmpty()) {
        add("occurred", What.OCCURRED_IS_NO_DATE);
      } else if (occurred.get().from().isAfter(recorded.plus(CLOCK_SKEW))) {
        add("occurred", What.OCCURRED_AFTER_RECORDED);
      }
    }
    if (unshowable(report.summary())) {
      add("summary", What.UNSHOWABLE_CHARACTER);
    }
  }

  private void people() {
    for (int i = 0; i < report.people().size(); i++) {
      Report.Person person = report.people().get(i);
      String at = "people[" + i + "]";
      born(person, at);
      List<Report.Identifier> identifiers = Report.each(person.identifiers());
      for (int k = 0; k < identifiers.size(); k++) {
        identifier(identifiers.get(k), at + ".identifiers[" + k + "].value");
      }
      if (unshowable(person.words())
          || Stream.of(person.given(), person.middle(), person.family())
              .anyMatch(Doubts::unshowable)) {
        add(at, What.UNSHOWABLE_CHARACTER);
      }
    }
  }

  private void born(Report.Person person, String at) {
    if (person.born() == null) {
      return;
    }
    Optional<Occurred> born = Occurred.parse(person.born());
    if (born.isEmpty()) {
      add(at + ".born", What.BORN_IS_NO_DATE);
      return;
    }
    if (born.get().from().isAfter(recorded)) {
      add(at + ".born", What.BORN_AFTER_RECORDED);
    }
    Integer age = person.age();
    if (age != null && age >= 0 && Math.abs(age - years(born.get())) > 1) {
      add(at + ".age", What.AGE_DISAGREES_WITH_BORN);
    }
  }

  private int years(Occurred born) {
    return Period.between(day(born.from()), day(recorded)).getYears();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(Occurred.ZONE).toLocalDate();
  }

  private void identifier(Report.Identifier identifier, String at) {
    if (identifier.scheme().equals("nhs") && !CheckDigits.nhsNumber(identifier.value())) {
      add(at, What.NHS_NUMBER_CHECK_DIGIT);
    }
    if (identifier.scheme().equals("upn") && !CheckDigits.upn(identifier.value())) {
      add(at, What.UPN_CHECK_LETTER);
    }
  }

  private void things() {
    List<Report.Thing> things = Report.each(report.things());
    for (int i = 0; i < things.size(); i++) {
      Report.Thing thing = things.get(i);
      if (thing.type().equals("vehicle") && thing.value().contains("?")) {
        add("things[" + i + "].value", What.HALF_PLATE);
      }
      if (unshowable(thing.value()) || unshowable(thing.label())) {
        add("things[" + i + "]", What.UNSHOWABLE_CHARACTER);
      }
    }
  }

  private void refs() {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < report.people().size(); i++) {
      once(report.people().get(i).ref(), "people[" + i + "].ref", known);
    }
    List<Report.Thing> things = Report.each(report.things());
    for (int i = 0; i < things.size(); i++) {
      once(things.get(i).ref(), "things[" + i + "].ref", known);
    }
    List<Report.Link> links = Report.each(report.links());
    for (int i = 0; i < links.size(); i++) {
      if (!known.contains(links.get(i).from()) || !known.contains(links.get(i).to())) {
        add("links[" + i + "]", What.LINK_TO_NOTHING);
      }
    }
  }

  private void once(String ref, String at, Set<String> known) {
    if (!known.add(ref)) {
      add(at, What.REF_USED_TWICE);
    }
  }

  private static boolean unshowable(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.indexOf('\0') >= 0;
  }

  private void add(String field, What what) {
    found.add(new Doubt(field, what));
  }
}
