package org.breakwater.path;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/**
 * Puts right on which day a step was and who took part. Clocks that began with it are stopped, and
 * begin anew on the right day; whoever took part and was forgotten is told and sees the decision.
 */
final class PuttingRight {
  private static final String LATER =
      "select entry from path_step where path = ? and place > (select place from path_step where"
          + " entry = ?)";

  private final Entries entries;
  private final Openings openings;
  private final RunningClocks clocks;
  private final Transactions transactions;
  private final Clock clock;

  PuttingRight(
      Entries entries,
      Openings openings,
      RunningClocks clocks,
      Transactions transactions,
      Clock clock) {
    this.entries = entries;
    this.openings = openings;
    this.clocks = clocks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is right about a step, and why it was wrong. */
  record Right(LocalDate happened, List<DecisionEvent.Seat> seats, String because) {}

  /**
   * Puts a step right, unless somebody did something on the path since the viewer looked.
   *
   * @return whether it stands
   */
  boolean correct(Viewer viewer, Path path, Path.Taken step, long version, Right right) {
    Subject about = Path.subject(path.id());
    return entries.exclusively(() -> {
      if (entries.version(about) > version) {
        return false;
      }
      var drafts = new ArrayList<Draft>();
      drafts.add(
          Draft.now(
                  new PathEvent.StepCorrected(
                      path.id(),
                      step.entry(),
                      right.happened(),
                      right.seats(),
                      right.because(),
                      viewer.name()),
                  clock.instant(),
                  viewer.author(),
                  Purpose.DIRECT_WORK,
                  List.of(about, Subject.person(path.person())))
              .answering(step.entry()));
      UUID decision = step.decision();
      if (decision != null && !right.seats().equals(step.seats())) {
        seats(viewer, path, decision, step, right, drafts);
      }
      if (!right.happened().equals(step.happened())) {
        restart(viewer, path, step, right.happened(), drafts);
      }
      entries.add(drafts);
      return true;
    });
  }

  private void seats(
      Viewer viewer, Path path, UUID decision, Path.Taken step, Right right, List<Draft> drafts) {
    var about = new Subject("decision", decision);
    drafts.add(
        Draft.now(
                new DecisionEvent.SeatsCorrected(decision, right.seats()),
                clock.instant(),
                viewer.author(),
                Purpose.DIRECT_WORK,
                List.of(about, Path.subject(path.id())))
            .answering(decision));
    for (DecisionEvent.Seat seat : right.seats()) {
      UUID user = seat.user();
      if (user != null
          && !user.equals(viewer.id())
          && step.seats().stream().noneMatch(it -> user.equals(it.user()))) {
        drafts.add(
            Notices.to(
                user,
                "took-part",
                List.of(viewer.name()),
                about,
                clock.instant(),
                viewer.author()));
      }
    }
  }

  /** What began with this step and was not begun again by a later one runs from the right day. */
  private void restart(
      Viewer viewer, Path path, Path.Taken step, LocalDate happened, List<Draft> drafts) {
    List<UUID> later =
        transactions.batch().queryForList(LATER, UUID.class, path.id(), step.entry());
    List<Matter> begunAgain =
        entries.of(later).stream().flatMap(entry -> begins(entry.event()).stream()).toList();
    Instant starts = happened.atStartOfDay(Occurred.ZONE).toInstant();
    Subject about = Path.subject(path.id());
    for (Matter matter : begins(entries.of(List.of(step.entry())).getFirst().event())) {
      String rule = matter.rule();
      // What the court adds runs from the end of the time before it, whatever day it was said on.
      if (rule == null || matter == Matter.EXTENSION || begunAgain.contains(matter)) {
        continue;
      }
      List<UUID> running = clocks.running(path.id(), rule);
      running.forEach(one -> drafts.add(clocks.stop(one, about, viewer.author())));
      if (!running.isEmpty()) {
        openings
            .clock(matter, path.id(), path.person(), path.concern(), starts, viewer.author())
            .ifPresent(drafts::add);
      }
    }
  }

  private static List<Matter> begins(org.breakwater.record.Event event) {
    return event instanceof PathEvent.Taken taken ? taken.begins() : List.of();
  }
}
