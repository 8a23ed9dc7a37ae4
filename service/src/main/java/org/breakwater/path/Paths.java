package org.breakwater.path;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.clocks.Rule;
import org.breakwater.clocks.Rules;
import org.breakwater.database.Rows;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.escalation.RunningClock;
import org.breakwater.escalation.RunningClocks;
import org.jspecify.annotations.Nullable;

/** Every path that the viewer may see; within a reading of theirs. */
public final class Paths {
  private static final String PATH =
      """
      select p.id, p.person, p.concern, p.partner, p.unborn, p.because, p.opened, p.closed, p.closing, p.open,
        p.category, p.seen_on, p.alone_on
      from path p where
      """;

  private static final String ONE = PATH + " p.id = ?";

  private static final String OF_PERSON =
      PATH
          + " p.person in (select access.persons_of(?)) order by p.closed nulls first, p.opened"
          + " desc, p.id limit 20";

  private static final String STEPS =
      """
      select s.entry, s.step, s.ending, s.happened, s.child, s.unseen, s.words, s.late, s.family,
        s.category, s.owner_name, s.owner_post, s.at, s.decision, s.corrected,
        s.corrected_by, s.corrected_why, s.said
      from path_step s where s.path = ? order by s.place desc limit 500\
      """;

  private static final String SEATS =
      """
      select s.step, s.agency, s.app_user, s.name from path_seat s
      join path_step t on t.entry = s.step where t.path = ? order by s.step, s.n\
      """;

  private static final String ACTION =
      """
      select a.id, a.path, a.what, a.who, a.who_name, a.by_day, a.agreed_by, a.happened, a.words,
        a.answered, a.answered_by
      from path_action a where
      """;

  private static final String ACTIONS =
      ACTION + " a.path = ? order by a.happened is not null, a.by_day, a.agreed, a.id limit 200";

  private static final String MINE =
      ACTION
          + " a.who = access.me() and a.happened is null"
          + " and exists (select 1 from path p where p.id = a.path and p.closed is null)"
          + " order by a.by_day, a.id limit 100";

  private static final String WORKER =
      "select app_user, name, post, since from access.worker_of(?, ?)";

  private final Transactions transactions;
  private final RunningClocks clocks;
  private final Rules rules;
  private final Clock clock;

  Paths(Transactions transactions, RunningClocks clocks, Rules rules, Clock clock) {
    this.transactions = transactions;
    this.clocks = clocks;
    this.rules = rules;
    this.clock = clock;
  }

  /** One path, where the viewer may see it. */
  Optional<Path> one(UUID id) {
    return list(ONE, id).stream().findFirst();
  }

  /** Those of a person, the open one first. */
  List<Path> of(UUID person) {
    return list(OF_PERSON, person);
  }

  /** The open one of a person. */
  Optional<Path> open(UUID person) {
    return of(person).stream().filter(path -> path.closed() == null).findFirst();
  }

  /** With all that belongs to it. */
  Path.Whole whole(Path path) {
    List<RunningClock> running = clocks.ofSubject(path.id());
    List<Path.Taken> steps = steps(path.id());
    return new Path.Whole(
        path,
        worker(path.person()).orElse(null),
        steps.stream().filter(step -> !step.child().isEmpty()).findFirst().orElse(null),
        running,
        running.stream().flatMap(this::rule).distinct().toList(),
        steps,
        actions(ACTIONS, path.id()));
  }

  /** Every step that was taken for a person, on every path of theirs. */
  List<Path.Taken> stepsOf(UUID person) {
    return of(person).stream().flatMap(path -> steps(path.id()).stream()).toList();
  }

  /** What the viewer agreed to do and has not said to have done, the soonest first. */
  public List<Path.Action> mine() {
    return actions(MINE);
  }

  /** Who answers for a person by name; a team is nobody. Within any transaction. */
  Optional<Path.Worker> worker(UUID person) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return transactions
        .batch()
        .query(
            WORKER,
            (row, _) ->
                new Path.Worker(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()),
            person,
            now)
        .stream()
        .findFirst();
  }

  private Stream<Rule> rule(RunningClock running) {
    return rules.versions(running.rule()).stream()
        .filter(rule -> rule.version() == running.version());
  }

  private List<Path.Taken> steps(UUID path) {
    Map<UUID, List<DecisionEvent.Seat>> seats = new HashMap<>();
    transactions
        .batch()
        .query(
            SEATS,
            row -> {
              seats
                  .computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                  .add(
                      new DecisionEvent.Seat(
                          row.getString(2), row.getObject(3, UUID.class), row.getString(4)));
            },
            path);
    return transactions.batch().query(STEPS, (row, _) -> taken(row, seats), path);
  }

  private List<Path.Action> actions(String sql, Object... by) {
    return transactions.batch().query(sql, (row, _) -> action(row), by);
  }

  private List<Path> list(String sql, Object... by) {
    return transactions.batch().query(sql, (row, _) -> path(row), by);
  }

  private static Path path(ResultSet row) throws SQLException {
    return new Path(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getBoolean(5),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        Rows.instant(row, 8),
        row.getString(9),
        matters((String[]) row.getArray(10).getArray()),
        row.getString(11),
        row.getObject(12, LocalDate.class),
        row.getObject(13, LocalDate.class));
  }

  static Set<Matter> matters(String[] names) {
    var open = EnumSet.noneOf(Matter.class);
    for (String name : names) {
      open.add(Matter.valueOf(name));
    }
    return open;
  }

  private static Path.Taken taken(ResultSet row, Map<UUID, List<DecisionEvent.Seat>> seats)
      throws SQLException {
    UUID entry = row.getObject(1, UUID.class);
    return new Path.Taken(
        entry,
        Step.valueOf(row.getString(2)),
        Ending.valueOf(row.getString(3)),
        row.getObject(4, LocalDate.class),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getTimestamp(13).toInstant(),
        row.getObject(14, UUID.class),
        corrected(row),
        seats.getOrDefault(entry, List.of()));
  }

  private static Path.@Nullable Corrected corrected(ResultSet row) throws SQLException {
    Instant at = Rows.instant(row, 15);
    return at == null
        ? null
        : new Path.Corrected(
            at, row.getString(16), row.getString(17), row.getObject(18, LocalDate.class));
  }

  private static Path.Action action(ResultSet row) throws SQLException {
    return new Path.Action(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        Rows.instant(row, 10),
        row.getString(11));
  }
}
