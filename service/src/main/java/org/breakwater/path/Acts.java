package org.breakwater.path;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.breakwater.access.Qualification;
import org.breakwater.access.Qualifications;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What is done on a path. Each act, the clocks that it stops and starts and the decision that it is
 * stand in one transaction, and only for whoever is qualified for it on that day.
 */
public final class Acts {
  /** What was decided is looked at again after so many months, if no meeting does so before. */
  private static final int REVIEWED_AFTER = 3;

  private static final String ANSWERED =
      "select happened is not null from path_action where id = ? and path = ?";

  private final Entries entries;
  private final Decisions decisions;
  private final RunningClocks clocks;
  private final Paths paths;
  private final Openings openings;
  private final Qualifications qualifications;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Clock clock;

  Acts(
      Entries entries,
      Decisions decisions,
      RunningClocks clocks,
      Paths paths,
      Openings openings,
      Qualifications qualifications,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    this.entries = entries;
    this.decisions = decisions;
    this.clocks = clocks;
    this.paths = paths;
    this.openings = openings;
    this.qualifications = qualifications;
    this.viewing = viewing;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What somebody says about a step.
   *
   * @param measure what will show that it worked; empty where it decides nothing
   * @param disagreement what somebody at the meeting said against it; null for nothing
   */
  record Said(
      Step step,
      Ending ending,
      LocalDate happened,
      String child,
      @Nullable String unseen,
      String words,
      @Nullable String late,
      @Nullable String family,
      PathEvent.@Nullable Harm harm,
      List<DecisionEvent.Seat> seats,
      @Nullable String disagreement,
      String measure) {}

  /** Today on the clocks of the United Kingdom. */
  LocalDate today() {
    return clock.instant().atZone(Occurred.ZONE).toLocalDate();
  }

  /** What this person is qualified for today. */
  Set<Qualification> held(Viewer viewer) {
    return qualifications.of(viewer.id(), today());
  }

  /**
   * Whether this person may do what needs this qualification: whoever works for the organisation
   * that answers and holds it; without one, whoever works with the child. Scrutiny looks on.
   */
  boolean may(Viewer viewer, Path path, @Nullable Qualification needed) {
    boolean works = viewer.role() == Role.PRACTITIONER || viewer.role() == Role.MANAGER;
    return works
        && path.closed() == null
        && (needed == null
            || (viewer.partner().equals(path.partner()) && held(viewer).contains(needed)));
  }

  /**
   * Whether this person may put a child on the path who is not on one: whoever may decide for the
   * organisation whose front door it is.
   */
  boolean mayOpen(Viewer viewer) {
    return transactions
            .writing(() -> FrontDoor.door(transactions.batch()))
            .filter(door -> door.partner().equals(viewer.partner()))
            .isPresent()
        && held(viewer).contains(Qualification.ENQUIRY_DECISION);
  }

  /** What somebody saw of a path: hand it back with what they do. */
  long version(UUID path) {
    return transactions.writing(() -> entries.version(Path.subject(path)));
  }

  /**
   * Puts a child on the path because of a concern about them, unless they are on one.
   *
   * @return whether a path was opened
   */
  boolean open(Viewer viewer, UUID person, UUID concern, String because) {
    return entries.exclusively(() -> {
      List<Draft> drafts =
          openings.open(person, concern, because, List.of(Matter.ASSESSMENT), viewer.author());
      if (!drafts.isEmpty()) {
        entries.add(drafts);
      }
      return !drafts.isEmpty();
    });
  }

  /**
   * Takes a step, unless somebody did something on the path since the viewer looked.
   *
   * @return the decision that it is, or the step's own entry; empty where somebody was quicker
   */
  Optional<UUID> take(Viewer viewer, Path path, long version, Said said) {
    Step step = said.step();
    DecisionEvent.Known known = viewing.read(viewer, () -> decisions.known(path.concern()));
    Subject about = Path.subject(path.id());
    List<Subject> subjects = List.of(about, Subject.person(path.person()));
    Ending.Change change = said.ending().change(path.open(), step.decides(), path.unborn());
    return entries.exclusively(() -> {
      // Whoever was quicker may have ended what this step is about.
      if (entries.version(about) > version) {
        return Optional.empty();
      }
      UUID decision =
          step.decides()
              ? entries
                  .add(
                      decisions.made(
                          viewer, choice(viewer, path, said), known, Purpose.ENQUIRY, subjects))
                  .id()
              : null;
      var drafts = new ArrayList<Draft>();
      drafts.add(
          Draft.now(
                  event(path, said, decision, change, viewer),
                  clock.instant(),
                  viewer.author(),
                  Purpose.DIRECT_WORK,
                  subjects)
              .answering(path.concern()));
      turn(path, change, said.happened(), viewer, drafts);
      tell(viewer, path, said, decision, drafts);
      UUID taken = entries.add(drafts).getFirst().id();
      return Optional.of(decision == null ? taken : decision);
    });
  }

  private static PathEvent.Taken event(
      Path path, Said said, @Nullable UUID decision, Ending.Change change, Viewer viewer) {
    return new PathEvent.Taken(
        path.id(),
        said.step(),
        said.ending(),
        said.happened(),
        said.child(),
        said.unseen(),
        said.words(),
        said.late(),
        said.family(),
        said.harm(),
        said.seats(),
        decision,
        change.ends(),
        change.begins(),
        viewer.name());
  }

  private Decisions.Choice choice(Viewer viewer, Path path, Said said) {
    List<DecisionEvent.Seat> seats =
        said.seats().isEmpty()
            ? List.of(new DecisionEvent.Seat(Attendees.OWN, viewer.id(), viewer.name()))
            : said.seats();
    return new Decisions.Choice(
        DecisionEvent.About.PATH,
        path.concern(),
        said.step().name(),
        said.step().endings().stream().map(Ending::name).toList(),
        said.ending().name(),
        said.words(),
        said.disagreement(),
        seats,
        said.measure(),
        today().plusMonths(REVIEWED_AFTER));
  }

  /** Stops the clocks of what ended and starts those of what began. */
  private void turn(
      Path path, Ending.Change change, LocalDate happened, Viewer viewer, List<Draft> drafts) {
    Subject about = Path.subject(path.id());
    Instant starts = starts(happened);
    for (Matter matter : change.ends()) {
      String rule = matter.rule();
      if (rule != null) {
        for (UUID running : clocks.running(path.id(), rule)) {
          // What the court adds begins where the time before it ends.
          if (change.begins().contains(Matter.EXTENSION)) {
            Instant due = clocks.due(running);
            starts = due.isAfter(starts) ? due.minusNanos(1) : starts;
          }
          drafts.add(clocks.stop(running, about, viewer.author()));
        }
      }
    }
    for (Matter matter : change.begins()) {
      openings
          .clock(matter, path.id(), path.person(), path.concern(), starts, viewer.author())
          .ifPresent(drafts::add);
    }
  }

  /** Today the moment itself, from which hours run; else the first moment of that day. */
  private Instant starts(LocalDate happened) {
    return happened.equals(today())
        ? clock.instant()
        : happened.atStartOfDay(Occurred.ZONE).toInstant();
  }

  private void tell(
      Viewer viewer, Path path, Said said, @Nullable UUID decision, List<Draft> drafts) {
    if (decision == null) {
      return;
    }
    var about = new Subject("decision", decision);
    var told = new ArrayList<UUID>();
    for (DecisionEvent.Seat seat : said.seats()) {
      if (seat.user() != null && !seat.user().equals(viewer.id())) {
        told.add(seat.user());
        drafts.add(notice(seat.user(), "took-part", viewer.name(), about));
      }
    }
    paths
        .worker(path.person())
        .map(Path.Worker::user)
        .filter(user -> !told.contains(user) && !user.equals(viewer.id()))
        .ifPresent(user ->
            drafts.add(notice(user, "for-worker-path", viewer.name(), Path.subject(path.id()))));
  }

  private Draft notice(UUID user, String kind, String name, Subject about) {
    return Notices.to(user, kind, List.of(name), about, clock.instant(), Openings.BY);
  }

  /** Puts on record who does what by when, and tells them where they are of the service. */
  void agree(
      Viewer viewer, Path path, String what, @Nullable UUID who, String whoName, LocalDate by) {
    Subject about = Path.subject(path.id());
    var drafts = new ArrayList<Draft>();
    drafts.add(
        onPath(
            path,
            new PathEvent.ActionAgreed(
                path.id(), UUID.randomUUID(), what, who, whoName, by, viewer.name()),
            viewer.author()));
    if (who != null && !who.equals(viewer.id())) {
      drafts.add(
          Notices.to(
              who,
              "path-action",
              List.of(viewer.name(), by.toString()),
              about,
              clock.instant(),
              viewer.author()));
    }
    entries.add(drafts);
  }

  /**
   * Puts on record whether what was agreed happened, unless somebody did.
   *
   * @return whether this answer stands
   */
  boolean answer(Viewer viewer, Path path, UUID action, PathEvent.Happened happened, String words) {
    return entries.exclusively(() -> {
      List<Boolean> answered =
          transactions.batch().queryForList(ANSWERED, Boolean.class, action, path.id());
      if (answered.isEmpty() || answered.getFirst()) {
        return false;
      }
      entries.add(
          onPath(
              path,
              new PathEvent.ActionAnswered(path.id(), action, happened, words, viewer.name()),
              viewer.author()));
      return true;
    });
  }

  private Draft onPath(Path path, PathEvent event, Author by) {
    return Draft.now(
            event,
            clock.instant(),
            by,
            Purpose.DIRECT_WORK,
            List.of(Path.subject(path.id()), Subject.person(path.person())))
        .answering(path.concern());
  }
}
