package org.breakwater.concerns;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.clocks.Rule;
import org.breakwater.clocks.Rules;
import org.breakwater.decisions.Decisions;
import org.breakwater.escalation.RunningClock;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.intake.Corrections;
import org.breakwater.intake.Report;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Subject;
import org.breakwater.story.People;

/** Reads a concern with all that is known around it, and leaves the trace of the look. */
final class WholeConcerns {
  private final Concerns concerns;
  private final Colleagues colleagues;
  private final Decisions decisions;
  private final RunningClocks clocks;
  private final Rules rules;
  private final Corrections reports;
  private final People people;
  private final Viewing viewing;

  WholeConcerns(
      Concerns concerns,
      Colleagues colleagues,
      Decisions decisions,
      RunningClocks clocks,
      Rules rules,
      Corrections reports,
      People people,
      Viewing viewing) {
    this.concerns = concerns;
    this.colleagues = colleagues;
    this.decisions = decisions;
    this.clocks = clocks;
    this.rules = rules;
    this.reports = reports;
    this.people = people;
    this.viewing = viewing;
  }

  /** The concern of a report that the viewer may see; empty where it came as history. */
  Optional<WholeConcern> find(UUID id, Viewer viewer) {
    return viewing.look(
        viewer,
        viewer.purpose(),
        "concern",
        () -> concerns.one(id).map(this::read),
        found -> found.stream().flatMap(whole -> people(whole.concern())).toList());
  }

  /** The same, where there must be one. */
  WholeConcern one(UUID id, Viewer viewer) {
    return find(id, viewer).orElseThrow(Restricted::new);
  }

  /** A report that waits for nobody, for who may see it. */
  Report history(UUID id, Viewer viewer) {
    return viewing
        .read(viewer, () -> reports.today(id))
        .filter(today -> today.entry().equals(id))
        .orElseThrow(Restricted::new)
        .report();
  }

  private WholeConcern read(Concern concern) {
    UUID id = concern.entry();
    List<RunningClock> running = clocks.ofConcern(id);
    return new WholeConcern(
        concern,
        reports.today(id).orElseThrow(Restricted::new).report(),
        concerns.knownTo(concern.children().stream().map(Concern.Child::person).toList()),
        Numbered.of(
            concern.children(),
            people.who(concern.children().stream().map(Concern.Child::person).toList())),
        concerns.workers(id),
        running,
        running.stream().flatMap(this::rule).distinct().toList(),
        clocks.climbed(id),
        decisions.ofConcern(id),
        concern.decision() == null ? List.of() : decisions.mine(concern.decision()),
        colleagues.ofTheTable(),
        colleagues.partners());
  }

  private Stream<Rule> rule(RunningClock clock) {
    return rules.versions(clock.rule()).stream().filter(rule -> rule.version() == clock.version());
  }

  static Stream<Subject> people(Concern concern) {
    return concern.children().stream().map(child -> Subject.person(child.person()));
  }
}
