package org.breakwater.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Erasing;
import org.breakwater.record.Occurred;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.RecordEvent;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** Proposes that words go, keeps them where they must stay, and has them go once two agree. */
final class Erasures {
  /** Reports in one proposal. */
  static final int MOST = 200;

  private static final int BEGINNING = 160;
  private static final int DAY = 10;

  private static final String REPORTS =
      """
      select s.entry, coalesce(p.name, s.partner) as agency, coalesce(r.kind, s.kind) as kind, r.ref,
        s.occurred_from, s.occurred_to, s.precision, s.recorded,
        (select count(distinct a.subject) from appearance a join person o on o.id = a.subject
          where a.entry = s.entry and a.subject <> :person) as others,
        exists (select 1 from concern c where c.entry = s.entry and c.decision is null) as undecided
      from standing s
      join report r on r.entry = s.entry left join partner p on p.code = s.partner
      where s.kind = 'report.received'
        and s.entry in (select a.entry from appearance a where a.subject = :person)
      order by coalesce(s.occurred_from, s.recorded), s.place limit :limit\
      """;

  private static final String LAST =
      """
      select max(greatest(s.recorded, s.occurred_to)) from standing s
      where s.entry in (select a.entry from appearance a where a.subject = ?)\
      """;

  private static final String SEEN = "select count(*) from standing where entry = any(?)";

  private static final String LIST =
      """
      select entry, access.person_now(person), entries, ground, rule, reasons, proposer, proposer_name,
        proposer_partner, at, state, answerer_name, answerer_partner, answer_reasons, answered,
        tombstone
      from erasure
      """;

  private static final String ALL =
      LIST + "order by state <> 'WAITING', coalesce(answered, at) desc, entry limit 200";

  private static final String OF =
      LIST + "where person in (select access.persons_of(?)) order by at desc limit 100";

  private static final String ONE = LIST + "where entry = ?";

  private static final String HOLDS =
      """
      select entry, person, reasons, placer, name, partner, at from legal_hold
      where lifted is null and (person is null or person in (select access.persons_of(?)))
      order by at limit 100\
      """;

  private static final String ALL_HOLDS =
      """
      select entry, person, reasons, placer, name, partner, at from legal_hold
      where lifted is null order by person is not null, at limit 200\
      """;

  private static final String ONE_HOLD =
      """
      select entry, person, reasons, placer, name, partner, at from legal_hold
      where lifted is null and entry = ?\
      """;

  /** A hold of anybody whom one of the reports is about keeps it, and a hold of everything. */
  private static final String HELD =
      """
      select exists (select 1 from legal_hold h where h.lifted is null
        and (h.person is null or exists (select 1 from appearance a
          where a.entry = any(?) and a.subject = access.person_now(h.person))))\
      """;

  private static final String UNDECIDED =
      "select exists (select 1 from concern where entry = any(?) and decision is null)";

  /**
   * The reports and all that follows from them, as far as there are words to it. What judges who is
   * who, counts time, or tells who looked and what became of it has none, and is kept.
   */
  private static final String FOLLOWING =
      """
      with recursive gone (id) as (
        select unnest(?::uuid[])
        union
        select e.id from gone g join record.entry e on e.answers = g.id or e.corrects = g.id
        where e.kind not like 'identity.%' and e.kind not like 'clock.%'
          and e.kind not like 'access.%' and e.kind not like 'erasure.%'
          and e.kind not like 'disclosure.%' and e.kind not like 'inquiry.%'
          and e.kind <> 'record.erased'),
      told (id) as (
        select id from gone
        union
        select n.entry from notice n
        where n.needs_entry in (select id from gone) or n.about_id in (select id from gone))
      select t.id from told t where exists (select 1 from record.body b where b.entry = t.id)
      order by t.id\
      """;

  private static final String FILES =
      "delete from workspace.evidence_file where shows && ?::uuid[]";

  private final Transactions transactions;
  private final Viewing viewing;
  private final Entries entries;
  private final Erasing erasing;
  private final Retention retention;
  private final Clock clock;

  Erasures(
      Transactions transactions,
      Viewing viewing,
      Entries entries,
      Erasing erasing,
      Retention retention,
      Clock clock) {
    this.transactions = transactions;
    this.viewing = viewing;
    this.entries = entries;
    this.erasing = erasing;
    this.retention = retention;
    this.clock = clock;
  }

  /** Whether this viewer answers for what is kept. */
  static boolean answers(Viewer viewer) {
    return viewer.role() == Role.MANAGER || viewer.role() == Role.SCRUTINEER;
  }

  /**
   * All that the page of an erasure shows.
   *
   * @param last the day of the newest entry of the story
   */
  record Whole(
      List<Erasable> reports,
      LocalDate last,
      List<RetentionRule> rules,
      List<LegalHold> holds,
      List<Proposal> earlier) {}

  /** Within a reading. */
  Whole whole(UUID person) {
    return new Whole(
        reports(person),
        last(person),
        retention.on(today()),
        transactions.batch().query(HOLDS, (row, _) -> hold(row), person),
        of(person));
  }

  /** The proposals about a person's story, newest first; within a reading. */
  List<Proposal> of(UUID person) {
    return transactions.batch().query(OF, (row, _) -> proposal(row), person);
  }

  private List<Erasable> reports(UUID person) {
    record Row(
        UUID entry,
        String agency,
        String kind,
        String ref,
        @Nullable Occurred occurred,
        java.time.Instant recorded,
        int others,
        boolean undecided) {}
    List<Row> rows =
        transactions
            .jdbc()
            .sql(REPORTS)
            .param("person", person)
            .param("limit", MOST)
            .query((row, _) ->
                new Row(
                    row.getObject("entry", UUID.class),
                    row.getString("agency"),
                    row.getString("kind"),
                    row.getString("ref"),
                    occurred(row),
                    row.getTimestamp("recorded").toInstant(),
                    row.getInt("others"),
                    row.getBoolean("undecided")))
            .list();
    Map<UUID, Report> said = said(rows.stream().map(Row::entry).toList());
    return rows.stream()
        .filter(row -> said.containsKey(row.entry()))
        .map(row -> {
          Report report = java.util.Objects.requireNonNull(said.get(row.entry()));
          return new Erasable(
              row.entry(),
              row.agency(),
              row.kind(),
              row.ref(),
              row.occurred(),
              row.recorded(),
              beginning(report.summary()),
              Report.each(report.concerns()),
              row.others(),
              row.undecided(),
              youngest(report));
        })
        .toList();
  }

  private Map<UUID, Report> said(Collection<UUID> ids) {
    var said = new LinkedHashMap<UUID, Report>();
    entries
        .of(ids)
        .forEach(entry -> {
          if (entry.event() instanceof ReportReceived received) {
            said.put(entry.id(), received.report());
          }
        });
    return said;
  }

  private static String beginning(String words) {
    return words.length() <= BEGINNING ? words : words.substring(0, BEGINNING).strip() + "…";
  }

  /** Of the youngest child; nothing where there is none, or one is not known to the day. */
  private static @Nullable LocalDate youngest(Report report) {
    List<Optional<LocalDate>> born =
        report.people().stream()
            .filter(person -> person.role().equals("child"))
            .map(person -> day(person.born()))
            .toList();
    return born.isEmpty() || born.stream().anyMatch(Optional::isEmpty)
        ? null
        : born.stream().flatMap(Optional::stream).max(LocalDate::compareTo).orElse(null);
  }

  private static Optional<LocalDate> day(@Nullable String born) {
    return born == null || born.length() != DAY
        ? Optional.empty()
        : Occurred.parse(born).map(day -> day.from().atZone(Occurred.ZONE).toLocalDate());
  }

  private LocalDate last(UUID person) {
    java.sql.Timestamp last =
        transactions.batch().queryForObject(LAST, java.sql.Timestamp.class, person);
    return last == null ? today() : last.toInstant().atZone(Occurred.ZONE).toLocalDate();
  }

  private static @Nullable Occurred occurred(ResultSet row) throws SQLException {
    String precision = row.getString("precision");
    return precision == null
        ? null
        : new Occurred(
            row.getTimestamp("occurred_from").toInstant(),
            row.getTimestamp("occurred_to").toInstant(),
            Occurred.Precision.valueOf(precision));
  }

  LocalDate today() {
    return clock.instant().atZone(Occurred.ZONE).toLocalDate();
  }

  /** Until when the rules keep a report; nothing where one never lets go. */
  Optional<LocalDate> keptUntil(RetentionRule chosen, Erasable report, LocalDate last) {
    return retention.keptUntil(chosen, report.concerns(), report.born(), last, today());
  }

  /** The rule of this name as it applies today. */
  Optional<RetentionRule> rule(String name) {
    return retention.on(name, today());
  }

  /** Every proposal that this viewer may know of, those that wait first; within a reading. */
  List<Proposal> all() {
    return transactions.batch().query(ALL, (row, _) -> proposal(row));
  }

  /** Every hold that this viewer may know of; within a reading. */
  List<LegalHold> holds() {
    return transactions.batch().query(ALL_HOLDS, (row, _) -> hold(row));
  }

  /** One hold that stands; within a reading. */
  Optional<LegalHold> holdOf(UUID entry) {
    return transactions.batch().query(ONE_HOLD, (row, _) -> hold(row), entry).stream().findFirst();
  }

  /** One proposal; nothing where it may not be seen. Within a reading. */
  Optional<Proposal> one(UUID entry) {
    return transactions.batch().query(ONE, (row, _) -> proposal(row), entry).stream().findFirst();
  }

  /** Whether the viewer of the running reading sees all of these reports. */
  boolean seesAll(Collection<UUID> ids) {
    Long seen =
        transactions.batch().queryForObject(SEEN, Long.class, (Object) ids.toArray(UUID[]::new));
    return seen != null && seen == ids.size();
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    var answered = row.getTimestamp(15);
    return new Proposal(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        List.of((UUID[]) row.getArray(3).getArray()),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getString(9),
        row.getTimestamp(10).toInstant(),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        row.getString(14),
        answered == null ? null : answered.toInstant(),
        row.getObject(16, UUID.class));
  }

  private static LegalHold hold(ResultSet row) throws SQLException {
    return new LegalHold(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        row.getTimestamp(7).toInstant());
  }

  /** Why nothing came of it. */
  enum No {
    /** A legal hold stands. */
    HELD,
    /** A concern about it waits for a decision. */
    UNDECIDED,
    /** Somebody answered it before. */
    ANSWERED,
    /** Whoever agrees must be another person, of another partner, and see all of it. */
    NOT_THEIRS
  }

  /**
   * Puts a proposal on record.
   *
   * @return why not; nothing where it is
   */
  Optional<No> propose(
      Viewer viewer,
      UUID person,
      List<UUID> reports,
      ErasureEvent.Ground ground,
      @Nullable RetentionRule rule,
      String reasons) {
    return entries.exclusively(() -> {
      Optional<No> no = no(reports);
      if (no.isEmpty()) {
        entries.add(
            Draft.now(
                new ErasureEvent.Proposed(
                    person,
                    reports,
                    ground,
                    rule == null ? null : rule.name(),
                    rule == null ? null : rule.version(),
                    reasons,
                    viewer.name()),
                clock.instant(),
                viewer.author(),
                Purpose.OVERSIGHT,
                List.of(Subject.person(person))));
      }
      return no;
    });
  }

  /** Within a writing. */
  private Optional<No> no(List<UUID> reports) {
    Object ids = reports.toArray(UUID[]::new);
    if (yes(HELD, ids)) {
      return Optional.of(No.HELD);
    }
    return yes(UNDECIDED, ids) ? Optional.of(No.UNDECIDED) : Optional.empty();
  }

  private boolean yes(String sql, Object... parameters) {
    return Boolean.TRUE.equals(transactions.batch().queryForObject(sql, Boolean.class, parameters));
  }

  /** Whether this viewer may agree to a proposal, as far as who they are goes. */
  static boolean mayAgree(Viewer viewer, Proposal proposal) {
    return answers(viewer)
        && !viewer.id().equals(proposal.proposer())
        && !viewer.partner().equals(proposal.proposerPartner());
  }

  /**
   * Agrees, and has the words go in the same transaction: from the record with their salts, from
   * every reading, and from files that wait to be taken.
   *
   * @return why not; nothing where it is done
   */
  Optional<No> agree(Viewer viewer, Proposal proposal, String reasons) {
    boolean sees = viewing.read(viewer, () -> seesAll(proposal.entries()));
    if (!sees || !mayAgree(viewer, proposal)) {
      return Optional.of(No.NOT_THEIRS);
    }
    return entries.exclusively(() -> {
      Optional<No> no = no(proposal.entries());
      if (no.isPresent()) {
        return no;
      }
      Optional<UUID> agreed =
          answer(
              proposal, viewer, new ErasureEvent.Agreed(proposal.entry(), reasons, viewer.name()));
      if (agreed.isEmpty()) {
        return Optional.of(No.ANSWERED);
      }
      List<UUID> following =
          transactions
              .batch()
              .queryForList(
                  FOLLOWING, UUID.class, (Object) proposal.entries().toArray(UUID[]::new));
      erasing.erase(
          Draft.now(
                  new RecordEvent.Erased(following),
                  clock.instant(),
                  viewer.author(),
                  Purpose.OVERSIGHT,
                  List.of(Subject.person(proposal.person())))
              .answering(agreed.get()));
      transactions.batch().update(FILES, (Object) following.toArray(UUID[]::new));
      return Optional.<No>empty();
    });
  }

  /**
   * Says no; the proposer may take it back so.
   *
   * @return why nothing came of it
   */
  Optional<No> refuse(Viewer viewer, Proposal proposal, String reasons) {
    var event = new ErasureEvent.Refused(proposal.entry(), reasons, viewer.name());
    return answer(proposal, viewer, event).isPresent()
        ? Optional.empty()
        : Optional.of(No.ANSWERED);
  }

  /** The first answer counts; gives its entry. */
  private Optional<UUID> answer(Proposal proposal, Viewer viewer, ErasureEvent event) {
    var about = new Subject("erasure", proposal.entry());
    Draft draft =
        Draft.now(
                event,
                clock.instant(),
                viewer.author(),
                Purpose.OVERSIGHT,
                List.of(about, Subject.person(proposal.person())))
            .answering(proposal.entry());
    return entries.append(List.of(draft), new Seen(about, 0)) instanceof Outcome.Appended appended
        ? Optional.of(appended.entries().getFirst().id())
        : Optional.empty();
  }

  /** Holds one person's story, or everything. */
  void hold(Viewer viewer, @Nullable UUID person, String reasons) {
    entries.add(
        Draft.now(
            new ErasureEvent.Held(person, reasons, viewer.name()),
            clock.instant(),
            viewer.author(),
            Purpose.OVERSIGHT,
            person == null ? List.of() : List.of(Subject.person(person))));
  }

  /** Whether this viewer may end a hold: nobody ends one of their own partner alone. */
  static boolean mayLift(Viewer viewer, LegalHold hold) {
    return answers(viewer) && !viewer.partner().equals(hold.partner());
  }

  /** Ends a hold; does nothing where somebody did before. */
  void lift(Viewer viewer, LegalHold hold, String reasons) {
    var about = new Subject("hold", hold.entry());
    Outcome _ =
        entries.append(
            List.of(
                Draft.now(
                        new ErasureEvent.HoldLifted(hold.entry(), reasons, viewer.name()),
                        clock.instant(),
                        viewer.author(),
                        Purpose.OVERSIGHT,
                        List.of(about))
                    .answering(hold.entry())),
            new Seen(about, 0));
  }
}
