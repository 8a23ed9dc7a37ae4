package org.breakwater.concerns;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where concerns are decided, by people of several agencies, once each. */
public final class FrontDoor {
  /** So many concerns within a year add up, however small each was. */
  public static final int ADDS_UP = 3;

  /** What a system brings so many days after it was written is history and does not wait here. */
  public static final int HISTORY_DAYS = 28;

  /** The agencies that decide together, by the kind of partner. */
  static final List<String> TABLE = List.of("police", "health", "education");

  private static final String DOOR = "select partner, post, opened from front_door where id = 1";

  private static final String AGENCY = "select agency from report where entry = ?";

  private static final String DECIDED = "select decision is not null from concern where entry = ?";

  private final Entries entries;
  private final Decisions decisions;
  private final RunningClocks clocks;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Clock clock;

  FrontDoor(
      Entries entries,
      Decisions decisions,
      RunningClocks clocks,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    this.entries = entries;
    this.decisions = decisions;
    this.clocks = clocks;
    this.viewing = viewing;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Which post answers concerns, and since when. */
  public record Door(String partner, String post, Instant opened) {}

  /** What became of a decision about a concern. */
  sealed interface Result {
    /** It stands. */
    record Decided(UUID decision) implements Result {}

    /** Somebody else was quicker; nothing of this is kept. */
    record SomeoneElseDecided() implements Result {}
  }

  /** The concern of a report as the subject of entries. */
  static Subject subject(UUID report) {
    return new Subject("concern", report);
  }

  /** The front door, once it is open. */
  public Optional<Door> door() {
    return transactions.writing(() -> door(transactions.batch()));
  }

  /** The same within a transaction that is under way, whoever's it is. */
  public static Optional<Door> door(JdbcTemplate jdbc) {
    return jdbc
        .query(
            DOOR,
            (row, _) ->
                new Door(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .stream()
        .findFirst();
  }

  /** Opens the front door: reports of concern received from now on wait there for a decision. */
  public void open(String partner, String post, Author by) {
    entries.add(
        Draft.now(
            new ConcernEvent.DoorOpened(partner, post),
            clock.instant(),
            by,
            Purpose.FRONT_DOOR,
            List.of()));
  }

  /** Whether this person may see the list. */
  static boolean looks(Viewer viewer) {
    return viewer.reach() == Reach.AREA && viewer.role() != Role.ADMINISTRATOR;
  }

  /** Whether this person may open the front door for their own organisation. */
  static boolean mayOpen(Viewer viewer) {
    return looks(viewer) && viewer.role() != Role.SCRUTINEER;
  }

  /** Whether this person may put a report that they see at the front door. */
  static boolean mayRaise(Viewer viewer) {
    return viewer.role() != Role.ADMINISTRATOR;
  }

  /**
   * Whether this person may decide about this concern: whoever looks at all of them for the
   * organisation that answers, and a manager of it who was told that nobody does. Other agencies
   * and scrutiny look on.
   */
  boolean decides(Viewer viewer, UUID concern) {
    boolean answers =
        viewer.role() != Role.SCRUTINEER
            && door().filter(door -> door.partner().equals(viewer.partner())).isPresent();
    return answers
        && (looks(viewer)
            || (viewer.role() == Role.MANAGER && clocks.wasTold(viewer.id(), concern)));
  }

  /**
   * Puts a report that came as history at the front door, unless it is there: it waits from now on
   * like news.
   *
   * @param words why it worries whoever raises it
   * @return whether it waits because of this
   */
  public boolean raise(UUID report, String words, Author by) {
    Subject about = subject(report);
    return entries.exclusively(() -> {
      if (!transactions.batch().queryForList(DECIDED, Boolean.class, report).isEmpty()) {
        return false;
      }
      String agency = transactions.batch().queryForObject(AGENCY, String.class, report);
      entries.add(
          Draft.now(
                  new ConcernEvent.Raised(report, String.valueOf(agency), words),
                  clock.instant(),
                  by,
                  Purpose.DIRECT_WORK,
                  List.of(about))
              .answering(report));
      return true;
    });
  }

  /** What a decider saw of a concern: hand it back with the decision. */
  long version(UUID concern) {
    return transactions.writing(() -> entries.version(subject(concern)));
  }

  /** Decides about a concern, unless somebody did since the viewer looked. */
  Result decide(Viewer owner, Concern concern, long version, Decisions.Choice choice) {
    DecisionEvent.Known known = viewing.read(owner, () -> decisions.known(concern.entry()));
    Subject about = subject(concern.entry());
    return entries.exclusively(() -> {
      Boolean decided =
          transactions.batch().queryForObject(DECIDED, Boolean.class, concern.entry());
      if (Boolean.TRUE.equals(decided)) {
        return new Result.SomeoneElseDecided();
      }
      var drafts = new ArrayList<Draft>();
      drafts.add(
          decisions.made(owner, choice, known, Purpose.FRONT_DOOR, subjects(concern, about)));
      clocks
          .running(concern.entry(), Arrivals.RULE)
          .forEach(running -> drafts.add(clocks.stop(running, about, owner.author())));
      return switch (entries.append(drafts, new Seen(about, version))) {
        case Outcome.Appended appended -> new Result.Decided(made(appended.entries()).id());
        case Outcome.SomeoneElseWrote _ -> new Result.SomeoneElseDecided();
      };
    });
  }

  /**
   * Decides whether something is shared with a partner. Sharing tells them in the same moment; both
   * are on record, with an owner.
   *
   * @param words what they are told; empty when it is withheld
   * @param numbers by which numbers its children are known everywhere, or that none goes with it
   */
  UUID share(Viewer owner, Concern concern, Decisions.Choice choice, String words, String numbers) {
    DecisionEvent.Known known = viewing.read(owner, () -> decisions.known(concern.entry()));
    Subject about = subject(concern.entry());
    return entries.exclusively(() -> {
      var drafts = new ArrayList<Draft>();
      // About the decision alone: sharing does not answer the concern.
      drafts.add(
          decisions.made(
              owner,
              choice,
              known,
              Purpose.FRONT_DOOR,
              concern.children().stream().map(it -> Subject.person(it.person())).toList()));
      if (!words.isEmpty()) {
        drafts.add(
            Notices.toPartner(
                choice.question(),
                "shared",
                List.of(owner.name(), owner.postName(), words, numbers),
                about,
                null,
                clock.instant(),
                owner.author()));
      }
      return made(entries.add(drafts)).id();
    });
  }

  private static Entry made(List<Entry> appended) {
    return appended.stream()
        .filter(entry -> entry.event() instanceof DecisionEvent.Made)
        .findFirst()
        .orElseThrow();
  }

  private static List<Subject> subjects(Concern concern, Subject about) {
    var subjects = new ArrayList<Subject>();
    subjects.add(about);
    concern.children().forEach(child -> subjects.add(Subject.person(child.person())));
    return subjects;
  }
}
