package org.breakwater.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Rows;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.record.Entries;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Identity;
import org.breakwater.story.People;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Shows patterns; all of it within a reading of the viewer. */
final class Patterns {
  /** The most patterns of one list. */
  static final int MOST = 200;

  private static final String PATTERN =
      """
      select p.id, p.found, p.state, p.surfaced_on, p.last_on, p.found_at, p.changed, p.lost,
        m.type, m.shown, access.person_now(m.subject), m.kind, p.entities, p.seen, p.worried,
        p.observed, p.expected, p.score, p.cut_off, p.part_of,
        (select count(*) from access.pattern_held(p.id)),
        (select min(c.due) from clock c where c.about_id = p.id and c.stopped is null),
        p.lead, p.lead_name, p.decision, p.merged_into, p.split_from,
        p.in_company, p.days
      from pattern p left join pattern_member m on m.pattern = p.id and m.key = p.grew_from
      """;

  private static final String ALL =
      PATTERN
          + """
          order by p.merged_into is not null, p.part_of is not null, p.state <> 'ASKED', p.state <> 'TAKEN_UP', 22 nulls last, p.lost is not null,
            p.last_on desc, p.id
          limit 200\
          """;

  private static final String ONE = PATTERN + "where p.id = ?";

  private static final String BESIDE =
      PATTERN + "where p.merged_into = ? or p.split_from = ? order by p.last_on desc, p.id";

  private static final String MEMBERS =
      """
      select m.key, m.kind,
        case when m.kind in ('THING', 'NAME') then m.subject else access.person_now(m.subject) end,
        m.type, m.shown, count(distinct r.entry), min(r.day), max(r.day), bool_or(m.added),
        bool_or(m.removed)
      from (select * from pattern_member where pattern in (select access.pattern_together(?))) m
      left join pattern_naming n on n.pattern = m.pattern and n.key = m.key
      left join pattern_report r on r.pattern = n.pattern and r.entry = n.entry
      group by m.key, m.kind, m.subject, m.type, m.shown
      order by bool_and(m.pattern <> ?), min(m.n), m.key\
      """;

  private static final String HIDDEN =
      """
      select coalesce(sum(members), 0)::bigint
        - (select count(distinct key) from pattern_member
          where pattern in (select access.pattern_together(?)))
      from access.pattern_size(?)\
      """;

  private static final String REPORTS =
      """
      select r.entry, r.day, r.agency, coalesce(t.ref, ''), r.worry, r.without, r.needed,
        (select coalesce(array_agg(distinct n.key order by n.key), '{}') from pattern_naming n
          where n.pattern in (select access.pattern_together(?)) and n.entry = r.entry)
      from (select distinct on (entry) * from pattern_report
        where pattern in (select access.pattern_together(?)) order by entry, pattern <> ?) r
      left join report t on t.entry = r.entry
      order by r.day, r.entry\
      """;

  private static final String HELD =
      """
      select h.agency, h.reports, h.last,
        h.reports - (select count(distinct r.entry) from pattern_report r
          where r.pattern in (select access.pattern_together(?)) and r.agency = h.agency),
        (select string_agg(u.name || ', ' || t.name, '; ' order by u.name)
          from app_user u join post t on t.code = u.post
          where t.partner = h.agency and t.reach = 'PARTNER' and not u.disabled
            and (t.role = 'MANAGER' or not exists (select 1 from post o
              join app_user v on v.post = o.code
              where o.partner = h.agency and o.role = 'MANAGER' and not v.disabled)))
      from access.pattern_held(?) h order by h.reports desc, h.agency\
      """;

  private static final String ALONE =
      """
      select a.agency, a.score >= p.cut_off from pattern_alone a join pattern p on p.id = a.pattern
      where a.pattern = ? order by a.agency\
      """;

  private static final String LINKS =
      """
      select one, other, max(shared), min(chance) from pattern_link
      where pattern in (select access.pattern_together(?)) group by one, other
      order by 4, one, other\
      """;

  private static final String SCANNED =
      "select at, reports, budget_per_month from pattern_scan where id = 1";

  private static final String HOLDS =
      "select readings_hold, readings_of, doubts from pattern where id = ? and doubts is not null";

  private static final String ACTS =
      """
      select case when other = ? then kind || '_HERE' else kind end, name, post, partner, at, words,
        happened, decision, member, case when other = ? then pattern else other end
      from pattern_act
      where pattern = ? or other = ? order by at desc, entry desc limit 200\
      """;

  private static final String OF_SUBJECT =
      """
      select distinct p.id, p.state, p.last_on from pattern p
      join pattern o on o.id = p.id or o.merged_into = p.id
      join pattern_member m on m.pattern = o.id
      where (m.subject = ? or m.subject in (select access.persons_of(?)))
        and p.state in ('ASKED', 'TAKEN_UP') and p.part_of is null and not m.removed
      order by p.last_on desc, p.id limit 10\
      """;

  private static final String FOUND_BY =
      """
      select e.id from about a join record.entry e on e.place = a.place
      where a.subject = ? and e.kind = 'pattern.found' and e.received <= ?
      order by e.place desc limit 1\
      """;

  private static final String SEEN =
      """
      select s.entry, coalesce(r.ref, '') from standing s left join report r on r.entry = s.entry
      where s.entry = any (?)\
      """;

  private static final String NOW =
      "select person, access.person_now(person) from unnest(?::uuid[]) person";

  private final Transactions transactions;
  private final Entries entries;
  private final JsonMapper json;
  private final RunningClocks clocks;

  Patterns(Transactions transactions, Entries entries, JsonMapper json, RunningClocks clocks) {
    this.transactions = transactions;
    this.entries = entries;
    this.json = json;
    this.clocks = clocks;
  }

  /** A pattern with a person or thing in it. */
  record In(UUID pattern, KnownPattern.State state) {}

  private record Read(KnownPattern pattern, @Nullable UUID person) {}

  /** Those that the viewer may know of, the most urgent first. */
  List<KnownPattern> all() {
    return named(transactions.batch().query(ALL, (row, _) -> pattern(row)));
  }

  /** Patterns on which somebody works or must decide, with this person or thing in them. */
  List<In> of(Subject subject) {
    return transactions
        .batch()
        .query(
            OF_SUBJECT,
            (row, _) ->
                new In(row.getObject(1, UUID.class), KnownPattern.State.valueOf(row.getString(2))),
            subject.id(),
            subject.id());
  }

  /** One of them with all that the viewer may see of it. */
  Optional<WholePattern> whole(UUID id) {
    return named(transactions.batch().query(ONE, (row, _) -> pattern(row), id)).stream()
        .findFirst()
        .map(this::whole);
  }

  /**
   * What the record says of a pattern's past: what had been found of it by then, or where it is
   * told on the reports' own clock, what is found now. Not for anybody's eyes, and not within a
   * viewer's reading.
   */
  Optional<Finding> finding(UUID id, AsKnown asKnown) {
    OffsetDateTime by =
        asKnown instanceof AsKnown.AvailableHere here
            ? here.by().atOffset(ZoneOffset.UTC)
            : OffsetDateTime.MAX;
    return transactions.writing(() -> {
      List<UUID> last =
          transactions
              .batch()
              .queryForList(FOUND_BY, UUID.class, KeepPatterns.subject(id).toString(), by);
      return entries.of(last).stream()
          .map(entry -> ((PatternEvent.Found) entry.event()).finding())
          .findFirst();
    });
  }

  /** The pattern as it could have been seen then, with no more than the viewer may see. */
  Optional<WholePattern> then(WholePattern today, Finding finding, AsKnown asKnown) {
    var seen = new HashMap<UUID, String>();
    transactions
        .batch()
        .query(
            SEEN,
            row -> {
              seen.put(row.getObject(1, UUID.class), row.getString(2));
            },
            (Object) finding.reports().stream().map(Finding.Evidence::entry).toArray(UUID[]::new));
    List<Finding.Member> named =
        finding.members().stream()
            .filter(member -> member.reports().stream().anyMatch(seen::containsKey))
            .toList();
    var now = new HashMap<UUID, UUID>();
    transactions
        .batch()
        .query(
            NOW,
            row -> {
              now.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            },
            (Object)
                named.stream()
                    .filter(member -> member.shown().isEmpty() && member.subject() != null)
                    .map(Finding.Member::subject)
                    .toArray(UUID[]::new));
    Map<UUID, String> names = names(List.copyOf(now.values()));
    var members = new HashMap<String, PatternThen.Named>();
    for (Finding.Member member : named) {
      UUID subject = member.subject();
      UUID person = now.get(subject);
      members.put(
          member.key(),
          person == null
              ? new PatternThen.Named(subject, member.shown())
              : new PatternThen.Named(person, names.get(person)));
    }
    return PatternThen.of(today, finding, asKnown, seen, members);
  }

  private WholePattern whole(KnownPattern pattern) {
    UUID id = pattern.id();
    List<WholePattern.Member> members = members(id);
    Long hidden = transactions.batch().queryForObject(HIDDEN, Long.class, id, id);
    return new WholePattern(
        pattern,
        members,
        Uncertain.among(members, transactions),
        hidden == null ? 0 : hidden,
        transactions.batch().query(REPORTS, (row, _) -> report(row), id, id, id),
        transactions
            .batch()
            .query(
                HELD,
                (row, _) ->
                    new WholePattern.Held(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4),
                        row.getString(5)),
                id,
                id),
        transactions
            .batch()
            .query(
                ALONE, (row, _) -> new WholePattern.Alone(row.getString(1), row.getBoolean(2)), id),
        transactions
            .batch()
            .query(
                LINKS,
                (row, _) ->
                    new WholePattern.Link(
                        row.getString(1), row.getString(2), row.getInt(3), row.getDouble(4)),
                id),
        transactions
            .batch()
            .query(
                ACTS,
                (row, _) ->
                    new WholePattern.Act(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, UUID.class),
                        row.getString(9),
                        row.getObject(10, UUID.class)),
                id,
                id,
                id,
                id),
        transactions
            .batch()
            .query(
                HOLDS,
                (row, _) -> new WholePattern.Holds(row.getInt(1), row.getInt(2), row.getInt(3)),
                id)
            .stream()
            .findFirst()
            .orElse(null),
        named(transactions.batch().query(BESIDE, (row, _) -> pattern(row), id, id)),
        clocks.ofSubject(id),
        Objects.requireNonNull(
            transactions
                .batch()
                .queryForObject(
                    SCANNED,
                    (row, _) ->
                        new WholePattern.Scanned(
                            row.getTimestamp(1).toInstant(), row.getInt(2), row.getDouble(3)))));
  }

  private static WholePattern.Evidence report(ResultSet row) throws SQLException {
    return new WholePattern.Evidence(
        row.getObject(1, UUID.class),
        row.getObject(2, LocalDate.class),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getObject(6, Double.class),
        row.getBoolean(7),
        List.of((String[]) row.getArray(8).getArray()));
  }

  private List<WholePattern.Member> members(UUID pattern) {
    List<WholePattern.Member> read =
        transactions
            .batch()
            .query(
                MEMBERS,
                (row, _) ->
                    new WholePattern.Member(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5).isEmpty() ? null : row.getString(5),
                        row.getInt(6),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class),
                        row.getBoolean(9),
                        row.getBoolean(10)),
                pattern,
                pattern);
    var people = new ArrayList<UUID>();
    for (WholePattern.Member member : read) {
      UUID subject = member.subject();
      if (subject != null && member.name() == null) people.add(subject);
    }
    Map<UUID, String> names = names(people);
    // Two mentions that are one person now are one member.
    var once = new LinkedHashMap<String, WholePattern.Member>();
    for (WholePattern.Member member : read) {
      String name = member.name() == null ? names.get(member.subject()) : member.name();
      once.putIfAbsent(
          member.kind() + (member.subject() == null ? member.key() : member.subject()),
          new WholePattern.Member(
              member.key(),
              member.kind(),
              member.subject(),
              member.type(),
              name,
              member.reports(),
              member.first(),
              member.last(),
              member.added(),
              member.removed()));
    }
    return List.copyOf(once.values());
  }

  private Map<UUID, String> names(List<UUID> people) {
    var names = new HashMap<UUID, String>();
    new People(transactions.jdbc(), json)
        .who(people.stream().distinct().toList())
        .forEach((person, who) -> name(who).ifPresent(name -> names.put(person, name)));
    return names;
  }

  private static Optional<String> name(Identity who) {
    return Optional.ofNullable(who.name());
  }

  private List<KnownPattern> named(List<Read> read) {
    Map<UUID, String> names =
        names(read.stream().flatMap(one -> Optional.ofNullable(one.person()).stream()).toList());
    return read.stream()
        .map(one -> {
          KnownPattern pattern = one.pattern();
          KnownPattern.Leading leading = pattern.leading();
          String name = names.get(one.person());
          return leading == null || name == null
              ? pattern
              : leading(pattern, new KnownPattern.Leading(leading.type(), name));
        })
        .toList();
  }

  private static KnownPattern leading(KnownPattern it, KnownPattern.Leading leading) {
    return new KnownPattern(
        it.id(),
        it.found(),
        it.state(),
        it.surfacedOn(),
        it.lastOn(),
        it.foundAt(),
        it.changed(),
        it.lost(),
        leading,
        it.entities(),
        it.seen(),
        it.inCompany(),
        it.days(),
        it.worried(),
        it.observed(),
        it.expected(),
        it.score(),
        it.cutOff(),
        it.partOf(),
        it.mergedInto(),
        it.splitFrom(),
        it.agencies(),
        it.due(),
        it.lead(),
        it.leadName(),
        it.decision());
  }

  private static Read pattern(ResultSet row) throws SQLException {
    String type = row.getString(9);
    boolean adult = "ADULT".equals(row.getString(12));
    return new Read(
        new KnownPattern(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            KnownPattern.State.valueOf(row.getString(3)),
            row.getObject(4, LocalDate.class),
            row.getObject(5, LocalDate.class),
            row.getTimestamp(6).toInstant(),
            row.getTimestamp(7).toInstant(),
            Rows.instant(row, 8),
            type == null ? null : new KnownPattern.Leading(type, row.getString(10)),
            row.getInt(13),
            row.getInt(14),
            row.getInt(28),
            row.getInt(29),
            row.getInt(15),
            row.getInt(16),
            row.getDouble(17),
            row.getDouble(18),
            row.getDouble(19),
            row.getObject(20, UUID.class),
            row.getObject(26, UUID.class),
            row.getObject(27, UUID.class),
            row.getInt(21),
            Rows.instant(row, 22),
            row.getObject(23, UUID.class),
            row.getString(24),
            row.getObject(25, UUID.class)),
        adult ? row.getObject(11, UUID.class) : null);
  }
}
