package org.breakwater.concerns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.database.Rows;
import org.breakwater.database.Transactions;
import org.breakwater.story.AsKnown;
import org.jspecify.annotations.Nullable;

/** Every concern that the viewer may see; within a reading of theirs. */
public final class Concerns {
  private static final Duration A_YEAR = Duration.ofDays(365);

  private static final String CONCERN =
      """
      select c.entry, r.ref, c.agency, coalesce(p.name, c.agency), c.received,
        (select min(k.due) from clock k
          where k.about_id = c.entry and k.rule = 'front-door-decision' and k.stopped is null),
        c.decision, c.outcome, c.opened, c.raised
      from concern c join report r on r.entry = c.entry left join partner p on p.code = c.agency
      where
      """;

  private static final String WAITING =
      CONCERN + " c.decision is null order by c.received, c.entry limit 500";

  private static final String ONE = CONCERN + " c.entry = ?";

  private static final String OF_PERSON =
      CONCERN
          + """
           c.entry in (select a.entry from appearance a where a.subject = ?)
          order by c.received desc, c.entry limit 100\
          """;

  /** As they stood at a moment of the past, each with what had been decided by then. */
  private static final String OF_PERSON_THEN =
      """
      select c.entry, r.ref, c.agency, coalesce(p.name, c.agency), c.received, null::timestamptz,
        d.entry, d.outcome, c.opened, c.raised
      from concern c join report r on r.entry = c.entry left join partner p on p.code = c.agency
      left join lateral (select d.entry, d.outcome from decision d
        where d.concern = c.entry and d.kind = 'CONCERN' and d.at <= ?
        order by d.at desc, d.entry desc limit 1) d on true
      where c.received <= ? and c.entry in (select m.entry from membership m
        where m.person = ? and m.from_place <= ? and (m.to_place is null or m.to_place > ?))
      order by c.received desc, c.entry limit 100\
      """;

  private static final String PLACE_AT = "select place_at(?)";

  private static final String NAME =
      """
      coalesce(nullif(concat_ws(' ', d.details::jsonb ->> 'given', d.details::jsonb ->> 'family'), ''),
        d.details::jsonb -> 'knownAs' ->> 0)\
      """;

  private static final String CHILDREN =
      "select distinct on (ms.entry, ms.person) ms.entry, ms.person, "
          + NAME
          + """
           from membership ms
          join mention m on m.entry = ms.entry and m.at = ms.at
          join description d on d.id = m.description
          where ms.entry = any (?) and ms.to_place is null and m.role in ('child', 'sibling')
          order by ms.entry, ms.person, m.at\
          """;

  private static final String KNOWN =
      """
      select a.subject, count(distinct s.entry)::int, count(distinct s.partner)::int,
        (count(distinct c.entry) filter (where c.received > ?))::int
      from appearance a join standing s on s.entry = a.entry and s.kind = 'report.received'
      left join concern c on c.entry = a.entry
      where a.subject = any (?) group by a.subject\
      """;

  private static final String KNOWN_TO =
      """
      select coalesce(p.name, s.partner), count(distinct s.entry)::int, max(s.recorded)
      from appearance a join standing s on s.entry = a.entry and s.kind = 'report.received'
      left join partner p on p.code = s.partner
      where a.subject = any (?) group by 1 order by 2 desc, 1\
      """;

  private static final String WORKERS =
      """
      select distinct coalesce(u.name, t.name), coalesce(p.name, '') from membership ms
      join relationship r on r.person in (select access.persons_of(ms.person))
        and r.kind = 'allocated-worker' and (r.to_time is null or r.to_time > ?)
      left join app_user u on u.id = r.holder left join post p on p.code = u.post
      left join team t on t.id = r.holder
      where ms.entry = ? and ms.to_place is null
        and coalesce(not u.disabled, t.id is not null) order by 1 limit 50\
      """;

  /** Which concerns there are was asked first; of those, whether the viewer may see them. */
  private static final String ADDED =
      """
      seen as materialized (
        select c.entry, c.agency, c.decision, c.outcome from concern c
        where c.entry in (select entry from named)),
      added as materialized (
        select n.id, count(distinct c.entry)::int as times, count(distinct c.agency)::int as agencies,
          (count(distinct c.entry) filter (where c.decision is null))::int as waiting,
          bool_or(coalesce(c.outcome not in ('NO_FURTHER_ACTION', 'ADVICE'), false)) as acted
        from named n join seen c on c.entry = n.entry
        group by n.id having count(distinct c.entry) >= ? %s
        order by times desc, n.id limit 100)\
      """;

  /** That nothing waits, and nothing was done about any. */
  private static final String ALL_CLOSED =
      "and bool_and(coalesce(c.outcome in ('NO_FURTHER_ACTION', 'ADVICE'), false))";

  private static final String PEOPLE =
      ", "
          + ADDED
          + ", called as (select n.id, mode() within group (order by "
          + NAME
          + """
          ) as name
            from added a join named n on n.id = a.id
            join mention m on m.entry = n.entry and m.at = n.at
            join description d on d.id = m.description
            group by n.id)
          select 'person', a.id, c.name, a.times, a.agencies, a.waiting, a.acted
          from added a left join called c on c.id = a.id order by a.times desc, a.id\
          """;

  private static final String THINGS =
      ", "
          + ADDED
          + """
           select th.type, th.id, th.shown, a.times, a.agencies, a.waiting, a.acted
          from added a join thing th on th.id = a.id order by a.times desc, a.id\
          """;

  private static final List<String> ADDING_UP =
      List.of(
          "with named as materialized (select person as id, entry, at from"
              + " access.people_adding_up(0))"
              + PEOPLE.formatted(""),
          "with named as materialized (select thing as id, entry from access.things_adding_up(0))"
              + THINGS.formatted(""));

  private static final List<String> CLOSED_AGAIN =
      List.of(
          "with named as materialized (select person as id, entry, at from"
              + " access.people_closed_again())"
              + PEOPLE.formatted(ALL_CLOSED),
          "with named as materialized (select thing as id, entry from access.things_closed_again())"
              + THINGS.formatted(ALL_CLOSED));

  private final Transactions transactions;
  private final ClosedAgain closedAgain;
  private final Clock clock;

  Concerns(Transactions transactions, ClosedAgain closedAgain, Clock clock) {
    this.transactions = transactions;
    this.closedAgain = closedAgain;
    this.clock = clock;
  }

  /** Those that nobody has decided: where small worries add up first, then the longest waiting. */
  public List<Concern> waiting() {
    return withChildren(transactions.batch().query(WAITING, (row, _) -> bare(row))).stream()
        .sorted(
            Comparator.comparing((Concern one) -> !one.raised()).thenComparing(Concern::received))
        .toList();
  }

  /** The concern of this report. */
  public Optional<Concern> one(UUID entry) {
    return withChildren(transactions.batch().query(ONE, (row, _) -> bare(row), entry)).stream()
        .findFirst();
  }

  /**
   * Those about a person, the newest first. Of a past day those that had come in by then, with what
   * had been decided about each by then; where it is asked what was available here, under the
   * judgements of who is who that stood then.
   */
  List<Concern> ofPerson(UUID person, AsKnown asKnown) {
    if (asKnown.equals(AsKnown.TODAY)) {
      return transactions.batch().query(OF_PERSON, (row, _) -> bare(row), person);
    }
    OffsetDateTime by = asKnown.moment(Instant.MAX).atOffset(ZoneOffset.UTC);
    Long place =
        asKnown instanceof AsKnown.AvailableHere
            ? transactions.batch().queryForObject(PLACE_AT, Long.class, by)
            : Long.valueOf(Long.MAX_VALUE);
    return transactions
        .batch()
        .query(OF_PERSON_THEN, (row, _) -> bare(row), by, by, person, place, place);
  }

  /** Which agencies hold reports about these people. */
  List<Concern.KnownTo> knownTo(Collection<UUID> people) {
    return transactions
        .batch()
        .query(
            KNOWN_TO,
            (row, _) ->
                new Concern.KnownTo(
                    row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant()),
            (Object) people.toArray(UUID[]::new));
  }

  /** Who is allocated to somebody in the report. */
  List<Concern.Worker> workers(UUID concern) {
    return transactions
        .batch()
        .query(
            WORKERS,
            (row, _) -> new Concern.Worker(row.getString(1), row.getString(2)),
            clock.instant().atOffset(ZoneOffset.UTC),
            concern);
  }

  /** About whom and what concerns add up within a year, however small each was. */
  public List<Concern.AddingUp> addingUp() {
    return addingUp(ADDING_UP);
  }

  /** Those of them of which every concern was closed, and nothing was done about any. */
  public List<Concern.AddingUp> closedAgain() {
    closedAgain.atHand();
    closedAgain.thingsAtHand();
    return addingUp(CLOSED_AGAIN);
  }

  private List<Concern.AddingUp> addingUp(List<String> statements) {
    var all = new ArrayList<Concern.AddingUp>();
    for (String sql : statements) {
      all.addAll(transactions.batch().query(sql, (row, _) -> addingUp(row), FrontDoor.ADDS_UP));
    }
    all.sort(Comparator.comparingInt(Concern.AddingUp::concerns).reversed());
    return all;
  }

  private OffsetDateTime aYearAgo() {
    return clock.instant().minus(A_YEAR).atOffset(ZoneOffset.UTC);
  }

  private List<Concern> withChildren(List<Concern> bare) {
    record Named(UUID entry, UUID person, @Nullable String name) {}
    var named =
        transactions
            .batch()
            .query(
                CHILDREN,
                (row, _) ->
                    new Named(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3)),
                (Object) bare.stream().map(Concern::entry).toArray(UUID[]::new));
    Map<UUID, Concern.Child> known =
        known(named.stream().map(Named::person).distinct().toArray(UUID[]::new));
    Map<UUID, List<Named>> byConcern = named.stream().collect(Collectors.groupingBy(Named::entry));
    return bare.stream()
        .map(one ->
            one.about(
                byConcern.getOrDefault(one.entry(), List.of()).stream()
                    .map(child -> named(child.person(), child.name(), known))
                    .toList()))
        .toList();
  }

  private static Concern.Child named(
      UUID person, @Nullable String name, Map<UUID, Concern.Child> known) {
    Concern.Child counted = known.get(person);
    return counted == null
        ? new Concern.Child(person, name, 1, 1, 1)
        : new Concern.Child(
            person, name, counted.reports(), counted.agencies(), counted.concerns());
  }

  private Map<UUID, Concern.Child> known(UUID[] people) {
    var known = new HashMap<UUID, Concern.Child>();
    transactions
        .batch()
        .query(
            KNOWN,
            row -> {
              UUID person = row.getObject(1, UUID.class);
              known.put(
                  person,
                  new Concern.Child(person, null, row.getInt(2), row.getInt(3), row.getInt(4)));
            },
            aYearAgo(),
            people);
    return known;
  }

  private static Concern bare(ResultSet row) throws SQLException {
    return new Concern(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        Rows.instant(row, 6),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getInt(9),
        row.getString(10),
        List.of());
  }

  private static Concern.AddingUp addingUp(ResultSet row) throws SQLException {
    return new Concern.AddingUp(
        row.getString(1),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        row.getBoolean(7));
  }
}
