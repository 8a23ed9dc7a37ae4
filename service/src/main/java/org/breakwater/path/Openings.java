package org.breakwater.path;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** Begins paths, and the clocks of what begins on them. */
final class Openings {
  static final Author BY = Author.engine("path/1");

  private static final String OPEN =
      """
      select p.id from path p
      where p.person in (select access.persons_of(?)) and p.closed is null
      order by p.opened, p.id limit 1\
      """;

  private static final String UNBORN =
      """
      select coalesce(bool_or((d.details::jsonb ->> 'age')::int = -1
          and d.details::jsonb ->> 'born' is null), false)
      from membership ms join mention m on m.entry = ms.entry and m.at = ms.at
      join description d on d.id = m.description
      where ms.entry = ? and ms.person in (select access.persons_of(?)) and ms.to_place is null\
      """;

  private final RunningClocks clocks;
  private final Paths paths;
  private final Transactions transactions;
  private final Clock clock;

  Openings(RunningClocks clocks, Paths paths, Transactions transactions, Clock clock) {
    this.clocks = clocks;
    this.paths = paths;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The open path of a person; within any transaction. */
  Optional<UUID> standing(UUID person) {
    return transactions.batch().queryForList(OPEN, UUID.class, person).stream().findFirst();
  }

  /** The entries that begin a path; none where the person is on one, or no front door is open. */
  List<Draft> open(
      UUID person, UUID concern, @Nullable String because, List<Matter> begins, Author by) {
    Optional<FrontDoor.Door> door = FrontDoor.door(transactions.batch());
    if (door.isEmpty() || standing(person).isPresent()) {
      return List.of();
    }
    UUID path = UUID.randomUUID();
    boolean unborn =
        Boolean.TRUE.equals(
            transactions.batch().queryForObject(UNBORN, Boolean.class, concern, person));
    Instant now = clock.instant();
    var drafts = new ArrayList<Draft>();
    drafts.add(
        draft(
            new PathEvent.Opened(
                path,
                person,
                concern,
                door.get().partner(),
                door.get().post(),
                unborn,
                because,
                begins),
            path,
            person,
            concern,
            by));
    for (Matter matter : begins) {
      clock(matter, path, person, concern, now, by).ifPresent(drafts::add);
    }
    return drafts;
  }

  /** The entries with which something begins on a standing path because of what was decided. */
  List<Draft> begin(UUID path, UUID person, UUID concern, Matter matter, Author by) {
    return begin(path, person, concern, matter, clock.instant(), by);
  }

  /**
   * The same for what is owed since an earlier moment.
   *
   * @param starts from when its time runs
   */
  List<Draft> begin(
      UUID path, UUID person, UUID concern, Matter matter, Instant starts, Author by) {
    var drafts = new ArrayList<Draft>();
    drafts.add(draft(new PathEvent.Begun(path, matter), path, person, concern, by));
    String rule = matter.rule();
    if (rule != null && clocks.running(path, rule).isEmpty()) {
      clock(matter, path, person, concern, starts, by).ifPresent(drafts::add);
    }
    return drafts;
  }

  /**
   * The clock of a matter, which the named worker answers for, and until there is one the post of
   * the front door; none where no rule limits it.
   */
  Optional<Draft> clock(
      Matter matter, UUID path, UUID person, UUID concern, Instant starts, Author by) {
    return Optional.ofNullable(matter.rule())
        .map(rule -> clocks.start(rule, Path.subject(path), concern, answers(person), starts, by));
  }

  /** Who answers for what runs on a person's path; within any transaction. */
  RunningClocks.Answers answers(UUID person) {
    FrontDoor.Door door = FrontDoor.door(transactions.batch()).orElseThrow();
    return paths
        .worker(person)
        .map(worker -> new RunningClocks.Answers(door.partner(), null, worker.user()))
        .orElseGet(() -> new RunningClocks.Answers(door.partner(), door.post(), null));
  }

  private Draft draft(PathEvent event, UUID path, UUID person, UUID concern, Author by) {
    return Draft.now(
            event,
            clock.instant(),
            by,
            Purpose.ENGINE,
            List.of(Path.subject(path), Subject.person(person)))
        .answering(concern);
  }
}
