package org.breakwater.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.breakwater.clocks.Rule;
import org.breakwater.clocks.Rules;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** Starts and stops clocks, and shows those that run. */
public final class RunningClocks {
  /** The most clocks of one page. */
  public static final int MOST = 200;

  private static final String OF_CONCERN = clocks("c.concern = ?");

  private static final String MINE = clocks("c.id in (select access.clocks_of_mine())");

  private static final String OVERDUE = clocks("c.due <= ?");

  private static final String RUNNING =
      "select id from clock where about_id = ? and rule = ? and stopped is null order by id";

  private static final String OF_SUBJECT = clocks("c.about_id = ?");

  private static final String TOLD =
      """
      select exists (select 1 from clock
        where concern = ? and stopped is null and ? = any (told))\
      """;

  private static final String RUNNING_FOR =
      "select id from clock where about_id = ? and stopped is null order by id";

  private static final String DUE = "select due from clock where id = ?";

  private static final String CLIMBED =
      """
      select e.step, coalesce(p.name, e.post), cardinality(e.told) = 0, e.at,
        (select coalesce(array_agg(u.name order by u.name), '{}') from app_user u
          where u.id = any (e.told)),
        (select coalesce(array_agg(u.name order by u.name), '{}') from escalation_away a
          join app_user u on u.id = a.app_user where a.entry = e.entry)
      from escalation e join clock c on c.id = e.clock left join post p on p.code = e.post
      where c.concern = ? order by e.at, e.step\
      """;

  private static final String ALL_OVERDUE = "select access.overdue_in_all(?)";

  private final Transactions transactions;
  private final Rules rules;
  private final Clock clock;

  /** Which clocks are shown is found first, and only then what is shown with each. */
  private static String clocks(String which) {
    return """
    select c.id, c.rule, c.version, c.about_type, c.about_id, c.concern, c.partner, c.post, c.owner,
      u.name, c.starts, c.due, c.step, c.next_step, r.agency, r.ref,
      a.name, a.first_day, a.last_day, a.goes_to
    from (select * from clock c where c.stopped is null and %s order by c.due, c.id limit 200) c
    left join app_user u on u.id = c.owner
    left join report r on r.entry = c.concern
    left join lateral (
      select w.name, l.first_day, l.last_day,
        case when c.due < (l.last_day + 2)::timestamp at time zone 'Europe/London' then coalesce(
          (select string_agg(t.name, ', ' order by t.name) from clock_cover v join app_user t on t.id = any (v.told)
            where v.entry = (select o.entry from clock_cover o where o.clock = c.id and o.leave = l.id
              order by o.at desc, o.entry desc limit 1)),
          (select t.name from access.away_on(greatest(l.first_day, d.today)) o join app_user t on t.id = o.stand_in
            where o.leave = l.id),
          (select p.name from escalation_line e join post p on p.code = e.post
            where e.partner = c.partner order by e.step limit 1),
          (select min(p.name) from post p where p.role = 'SCRUTINEER')) end as goes_to
      from (select (access.my_time() at time zone 'Europe/London')::date as today,
        ((c.due - interval '1 microsecond') at time zone 'Europe/London')::date as due_day) d
      join leave l on l.ended is null and l.last_day >= d.today
        and (l.app_user = c.owner
          or l.id = (select v.leave from clock_cover v where v.clock = c.id order by v.at desc, v.entry desc limit 1))
        and (l.first_day <= d.today or d.due_day between l.first_day and l.last_day)
      join app_user w on w.id = l.app_user
      order by l.first_day, l.id limit 1) a on true
    order by c.due, c.id\
    """
        .formatted(which);
  }

  RunningClocks(Transactions transactions, Rules rules, Clock clock) {
    this.transactions = transactions;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Who answers for a clock.
   *
   * @param post null where a person does, or the partner as a whole
   * @param owner null where nobody is named
   */
  public record Answers(String partner, @Nullable String post, @Nullable UUID owner) {}

  /**
   * One post told of an overdue clock.
   *
   * @param vacant whether nobody in it could be told, so that the next was told at once
   * @param away those in it who were away
   */
  public record Step(
      int step, String post, boolean vacant, Instant at, List<String> told, List<String> away) {}

  /** A clock under the version of its rule that stands when it starts; it is told when due. */
  public Draft start(
      String rule, Subject about, UUID concern, Answers answers, Instant starts, Author by) {
    return start(UUID.randomUUID(), rule, about, concern, answers, starts, by);
  }

  /**
   * The same, for whoever must find this clock again among others for the same thing.
   *
   * @param id a new one
   */
  public Draft start(
      UUID id,
      String rule,
      Subject about,
      UUID concern,
      Answers answers,
      Instant starts,
      Author by) {
    return start(id, rule, about, concern, answers, starts, due(rule, starts), by);
  }

  /**
   * When a clock of this rule that starts then is due: the first moment at which it is too late.
   */
  public Instant due(String rule, Instant starts) {
    return rules.atOrFirst(rule, starts).due(starts, rules.working());
  }

  /**
   * Starts a clock that is due at another moment than its rule says, because somebody decided so.
   *
   * @param due the first moment at which it is too late
   */
  public Draft start(
      UUID id,
      String rule,
      Subject about,
      UUID concern,
      Answers answers,
      Instant starts,
      Instant due,
      Author by) {
    Rule standing = rules.atOrFirst(rule, starts);
    var event =
        new ClockEvent.Started(
            id,
            rule,
            standing.version(),
            about,
            concern,
            answers.partner(),
            answers.post(),
            answers.owner(),
            starts,
            due);
    return draft(event, about, by).answering(concern);
  }

  /** The end of a clock, for whoever decides what it waited for. */
  public Draft stop(UUID running, Subject about, Author by) {
    return draft(new ClockEvent.Stopped(running), about, by);
  }

  /** A clock that somebody else answers for from now on; it is due when it was. */
  public Draft hand(UUID running, Subject about, Answers answers, Author by) {
    return draft(
        new ClockEvent.Handed(running, answers.partner(), answers.post(), answers.owner()),
        about,
        by);
  }

  /** Every clock that runs for something, whatever its rule; within any transaction. */
  public List<UUID> running(UUID about) {
    return transactions.batch().queryForList(RUNNING_FOR, UUID.class, about);
  }

  /** The first moment at which it is too late for a clock; within any transaction. */
  public Instant due(UUID running) {
    return Objects.requireNonNull(
            transactions.batch().queryForObject(DUE, Timestamp.class, running))
        .toInstant();
  }

  /** Whether somebody was told that nobody has answered what runs because of a concern. */
  public boolean wasTold(UUID user, UUID concern) {
    return transactions.writing(() ->
        Boolean.TRUE.equals(
            transactions.batch().queryForObject(TOLD, Boolean.class, concern, user)));
  }

  /** What runs for one subject; within a reading of the viewer. */
  public List<RunningClock> ofSubject(UUID about) {
    return list(OF_SUBJECT, about);
  }

  private Draft draft(ClockEvent event, Subject about, Author by) {
    return Draft.now(event, clock.instant(), by, Purpose.ENGINE, List.of(about));
  }

  /** The clocks of a rule that run for something; within any transaction. */
  public List<UUID> running(UUID about, String rule) {
    return transactions.batch().queryForList(RUNNING, UUID.class, about, rule);
  }

  /** What runs because of a concern; within a reading of the viewer. */
  public List<RunningClock> ofConcern(UUID concern) {
    return list(OF_CONCERN, concern);
  }

  /** What waits for the viewer, their post or their partner as a whole, the soonest first. */
  public List<RunningClock> mine() {
    return list(MINE);
  }

  /** What is overdue, as far as the viewer may see it. */
  public List<RunningClock> overdue() {
    return list(OVERDUE, clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** How many are overdue in all, for who looks at the whole area; else 0. */
  public long allOverdue() {
    Long all =
        transactions
            .batch()
            .queryForObject(ALL_OVERDUE, Long.class, clock.instant().atOffset(ZoneOffset.UTC));
    return all == null ? 0 : all;
  }

  /** Which posts were told of a concern's overdue clocks. */
  public List<Step> climbed(UUID concern) {
    return transactions
        .batch()
        .query(
            CLIMBED,
            (row, _) ->
                new Step(
                    row.getInt(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getTimestamp(4).toInstant(),
                    List.of((String[]) row.getArray(5).getArray()),
                    List.of((String[]) row.getArray(6).getArray())),
            concern);
  }

  private List<RunningClock> list(String sql, Object... by) {
    return transactions.batch().query(sql, (row, _) -> clock(row), by);
  }

  private static RunningClock clock(ResultSet row) throws SQLException {
    var next = row.getTimestamp(14);
    return new RunningClock(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getInt(3),
        new Subject(row.getString(4), row.getObject(5, UUID.class)),
        row.getObject(6, UUID.class),
        row.getString(15),
        row.getString(16),
        row.getString(7),
        row.getString(8),
        row.getObject(9, UUID.class),
        row.getString(10),
        row.getTimestamp(11).toInstant(),
        row.getTimestamp(12).toInstant(),
        row.getInt(13),
        next == null ? null : next.toInstant(),
        row.getString(20) == null
            ? null
            : new RunningClock.Away(
                row.getString(17),
                row.getObject(18, LocalDate.class),
                row.getObject(19, LocalDate.class),
                row.getString(20)));
  }
}
