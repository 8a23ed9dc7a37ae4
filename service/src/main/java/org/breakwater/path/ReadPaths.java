package org.breakwater.path;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClock;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Identity;
import org.breakwater.story.People;
import org.breakwater.story.Saying;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Reads a child's path for who may open their record, and leaves the trace of the look. */
public final class ReadPaths {
  /** The most characters of an answer. */
  static final int LONGEST = 4_000;

  static final int LONGEST_NAME = 200;

  /** The latest concern about a person, from which a path can begin. */
  private static final String CONCERN =
      """
      select c.entry from concern c join appearance a on a.entry = c.entry
      where a.subject = ? order by c.received desc, c.entry limit 1\
      """;

  private final Paths paths;
  private final Attendees attendees;
  private final Door door;
  private final Viewing viewing;
  private final Saying saying;
  private final Transactions transactions;
  private final JsonMapper json;
  private final Clock clock;

  ReadPaths(
      Paths paths,
      Attendees attendees,
      Door door,
      Viewing viewing,
      Saying saying,
      Transactions transactions,
      JsonMapper json,
      Clock clock) {
    this.paths = paths;
    this.attendees = attendees;
    this.door = door;
    this.viewing = viewing;
    this.saying = saying;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A child's way as its viewer may see it.
   *
   * @param now the open path; absent where there is none, or none that they may see
   * @param earlier those that were closed, with all that belongs to them
   * @param concern the latest about the child; absent without one
   * @param late the rules of the clocks that are overdue
   */
  public record Childs(
      UUID person,
      String name,
      Path.@Nullable Whole now,
      List<Path.Whole> earlier,
      List<Attendees.Attendee> attendees,
      @Nullable UUID concern,
      Set<String> late) {
    /** The open path. */
    Path.Whole standing() {
      if (now == null) {
        throw new Restricted();
      }
      return now;
    }

    /** Those of an agency who can take part. */
    public List<Attendees.Attendee> of(String agency) {
      return attendees.stream().filter(it -> it.agency().equals(agency)).toList();
    }
  }

  /** The person of a path that the viewer may see. */
  UUID person(UUID path, Viewer viewer) {
    return viewing
        .read(viewer, () -> paths.one(path).map(it -> people().now(it.person())))
        .orElseThrow(Restricted::new);
  }

  /** A page of a child's path, once it is clear why it is opened. */
  View open(UUID id, Viewer viewer, Function<Childs, View> page) {
    UUID person = viewing.read(viewer, () -> people().now(id));
    Subject subject = Subject.person(person);
    return door.open(
        viewer,
        subject,
        purpose ->
            page.apply(
                viewing.look(viewer, purpose, "path", () -> read(person), _ -> List.of(subject))));
  }

  private Childs read(UUID person) {
    List<Path> all = paths.of(person);
    Path.Whole now =
        all.stream().filter(it -> it.closed() == null).findFirst().map(paths::whole).orElse(null);
    Identity who = people().who(List.of(person)).get(person);
    return new Childs(
        person,
        saying
            .words(AsKnown.TODAY)
            .name(
                who == null ? null : who.name(),
                who == null ? List.of("child") : List.copyOf(who.roles())),
        now,
        all.stream().filter(it -> it.closed() != null).map(paths::whole).toList(),
        now == null ? List.of() : attendees.all(now.path().partner()),
        transactions.batch().queryForList(CONCERN, UUID.class, person).stream()
            .findFirst()
            .orElse(null),
        now == null
            ? Set.of()
            : now.clocks().stream()
                .filter(running -> !clock.instant().isBefore(running.due()))
                .map(RunningClock::rule)
                .collect(Collectors.toSet()));
  }

  private People people() {
    return new People(transactions.jdbc(), json);
  }
}
