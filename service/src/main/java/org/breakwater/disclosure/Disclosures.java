package org.breakwater.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.evidence.EvidenceFile;
import org.breakwater.evidence.KeptFiles;
import org.breakwater.evidence.Told;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.ledger.LogProof;
import org.breakwater.log.Proofs;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Row;
import org.breakwater.pages.Words;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Occurred;
import org.breakwater.record.Opened;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.breakwater.story.TypedDays;
import org.jspecify.annotations.Nullable;

/** Makes files of evidence from somebody's story, for somebody outside. */
final class Disclosures {
  /** Entries in one file; a longer story is given in several, by days. */
  static final int MOST = 300;

  private static final int BEGINNING = 160;

  private static final String STORY =
      """
      select s.entry, coalesce(p.name, s.partner) as agency, coalesce(r.kind, s.kind) as kind, r.ref,
        s.occurred_from, s.occurred_to, s.precision, s.recorded, s.received
      from standing s
      left join report r on r.entry = s.entry left join partner p on p.code = s.partner
      where s.entry in (select a.entry from appearance a where a.subject = :person)
        and coalesce(s.occurred_to, s.recorded) >= :from and coalesce(s.occurred_from, s.recorded) < :to
      order by coalesce(s.occurred_from, s.recorded), s.place limit :limit\
      """;

  private static final String SUBJECTS =
      """
      select distinct case when exists (select 1 from person p where p.id = a.subject)
        then 'person' else 'thing' end, a.subject
      from appearance a where a.entry = any(?)\
      """;

  private static final String HELD_BACK =
      """
      select access.story_size(:person)
        - (select count(*) from appearance a where a.subject = :person)\
      """;

  private static final String LIST =
      """
      select d.entry, access.person_now(d.person), d.maker, d.name, d.post, coalesce(p.name, d.partner), d.recipient,
        d.ground, d.reasons, d.shown, d.held_back, d.at
      from disclosure d left join partner p on p.code = d.partner
      """;

  private static final String OF =
      LIST
          + "where d.person in (select access.persons_of(?)) order by d.at desc, d.entry desc limit"
          + " 100";

  private static final String ONE = LIST + "where d.entry = ?";

  private final Transactions transactions;
  private final Viewing viewing;
  private final Entries entries;
  private final Proofs proofs;
  private final KeptFiles files;
  private final Pages pages;
  private final PageFrame frame;
  private final Clock clock;

  Disclosures(
      Transactions transactions,
      Viewing viewing,
      Entries entries,
      Proofs proofs,
      KeptFiles files,
      Pages pages,
      PageFrame frame,
      Clock clock) {
    this.transactions = transactions;
    this.viewing = viewing;
    this.entries = entries;
    this.proofs = proofs;
    this.files = files;
    this.pages = pages;
    this.frame = frame;
    this.clock = clock;
  }

  /** Whether this viewer may hand out what they may see. */
  static boolean mayDisclose(Viewer viewer) {
    return viewer.role() == Role.MANAGER || viewer.role() == Role.SCRUTINEER;
  }

  /**
   * The part of a story that is asked for, within a reading.
   *
   * @param hidden how many entries the viewer may not see, for those who may know
   * @param more whether there are more than {@link #MOST}
   * @param subjects whom and what these entries show
   */
  record Choice(
      List<Choosable> entries, @Nullable Long hidden, boolean more, List<Subject> subjects) {}

  Choice choice(UUID person, TypedDays days) {
    List<Choosable> found =
        transactions
            .jdbc()
            .sql(STORY)
            .param("person", person)
            .param("from", days.start())
            .param("to", days.end())
            .param("limit", MOST + 1)
            .query((row, _) -> choosable(row))
            .list();
    List<Choosable> shown = found.subList(0, Math.min(MOST, found.size()));
    List<UUID> ids = shown.stream().map(Choosable::entry).toList();
    var summaries = new LinkedHashMap<UUID, String>();
    entries.of(ids).forEach(entry -> summaries.put(entry.id(), beginning(entry)));
    var subjects = new LinkedHashSet<>(List.of(Subject.person(person)));
    subjects.addAll(subjects(ids));
    return new Choice(
        shown.stream()
            .map(one ->
                new Choosable(
                    one.entry(),
                    one.agency(),
                    one.kind(),
                    one.ref(),
                    one.occurred(),
                    one.recorded(),
                    one.received(),
                    summaries.getOrDefault(one.entry(), "")))
            .toList(),
        transactions
            .jdbc()
            .sql(HELD_BACK)
            .param("person", person)
            .query(Long.class)
            .optional()
            .orElse(null),
        found.size() > MOST,
        List.copyOf(subjects));
  }

  private List<Subject> subjects(Collection<UUID> ids) {
    return transactions
        .batch()
        .query(
            SUBJECTS,
            (row, _) -> new Subject(row.getString(1), row.getObject(2, UUID.class)),
            (Object) ids.toArray(UUID[]::new));
  }

  private static String beginning(Entry entry) {
    String words =
        switch (entry.event()) {
          case ReportReceived received -> received.report().summary();
          case ReportCorrected corrected -> corrected.report().summary();
          default -> "";
        };
    return words.length() <= BEGINNING ? words : words.substring(0, BEGINNING).strip() + "…";
  }

  private static Choosable choosable(ResultSet row) throws SQLException {
    String precision = row.getString("precision");
    return new Choosable(
        row.getObject("entry", UUID.class),
        row.getString("agency"),
        row.getString("kind"),
        row.getString("ref"),
        precision == null
            ? null
            : new Occurred(
                row.getTimestamp("occurred_from").toInstant(),
                row.getTimestamp("occurred_to").toInstant(),
                Occurred.Precision.valueOf(precision)),
        row.getTimestamp("recorded").toInstant(),
        row.getTimestamp("received").toInstant(),
        "");
  }

  /** The disclosures of a person, newest first; within a reading. */
  List<Disclosed> of(UUID person) {
    return transactions.batch().query(OF, (row, _) -> disclosed(row), person);
  }

  /** One disclosure; nothing where it may not be seen. Within a reading. */
  Optional<Disclosed> one(UUID entry) {
    return transactions.batch().query(ONE, (row, _) -> disclosed(row), entry).stream().findFirst();
  }

  private static Disclosed disclosed(ResultSet row) throws SQLException {
    return new Disclosed(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        row.getInt(11),
        row.getTimestamp(12).toInstant());
  }

  /**
   * What somebody wants to hand over.
   *
   * @param chosen each entry that the maker had before them, with why it is held back; absent for
   *     those that are given
   */
  record Wanted(
      UUID person,
      TypedDays days,
      String recipient,
      DisclosureEvent.Ground ground,
      String reasons,
      Map<UUID, Optional<DisclosureEvent.Why>> chosen) {

    /** Why an entry is held back; nothing for one that is given. */
    Optional<DisclosureEvent.Why> why(UUID entry) {
      Optional<DisclosureEvent.Why> answer = chosen.get(entry);
      return answer == null ? Optional.of(DisclosureEvent.Why.AFTERWARDS) : answer;
    }
  }

  /** What became of it. */
  sealed interface Outcome {
    /** It is made, and on record. */
    record Made(UUID entry) implements Outcome {}

    /** Nothing was chosen to be given, and nothing was made. */
    record Nothing() implements Outcome {}

    /** The log has not come to all of it, and nothing was made. */
    record NotInLog() implements Outcome {}
  }

  private record Prepared(
      EvidenceFile file,
      List<UUID> shown,
      List<DisclosureEvent.HeldBack> heldBack,
      List<Subject> subjects) {}

  /**
   * Makes a file. What it shows is a look at all whom it shows, and that it was made is an entry of
   * its own, which seals it.
   */
  Outcome make(Viewer maker, Purpose purpose, Wanted wanted) {
    proofs.takeIn();
    Optional<Prepared> prepared =
        viewing.look(
            maker,
            purpose,
            "disclosed",
            () -> prepare(maker, wanted),
            made -> made.map(Prepared::subjects).orElse(List.of()));
    if (prepared.isEmpty()) {
      return new Outcome.NotInLog();
    }
    Prepared made = prepared.get();
    if (made.shown().isEmpty()) {
      return new Outcome.Nothing();
    }
    var event =
        new DisclosureEvent.Made(
            wanted.recipient(),
            wanted.ground(),
            wanted.reasons(),
            maker.name(),
            made.shown(),
            made.heldBack(),
            made.file().manifest());
    return new Outcome.Made(
        transactions.writing(() -> {
          UUID entry =
              entries
                  .add(
                      Draft.now(
                          event,
                          clock.instant(),
                          maker.author(),
                          purpose,
                          List.of(Subject.person(wanted.person()))))
                  .id();
          files.keep(entry, maker, made.shown(), made.file());
          return entry;
        }));
  }

  /** Nothing where an entry waits for the log. */
  private Optional<Prepared> prepare(Viewer maker, Wanted wanted) {
    Choice choice = choice(wanted.person(), wanted.days());
    List<UUID> ids = choice.entries().stream().map(Choosable::entry).toList();
    return proofs.under(ids).map(under -> prepare(maker, wanted, choice, under));
  }

  private Prepared prepare(Viewer maker, Wanted wanted, Choice choice, Proofs.Under under) {
    var words = frame.words();
    var file =
        new EvidenceFile(words.of("disclosure.file.title", wanted.recipient()), under.vkey());
    var shown = new ArrayList<UUID>();
    var heldBack = new ArrayList<DisclosureEvent.HeldBack>();
    var listed = new ArrayList<Listed>();
    var lines = new ArrayList<EvidenceFile.Line>();
    lines.add(
        EvidenceFile.csv(
            null,
            "number",
            "entry",
            "place",
            "received",
            "recorded",
            "occurred_from",
            "occurred_to",
            "agency",
            "kind",
            "reference",
            "given",
            "held_back_because"));
    for (Choosable one : choice.entries()) {
      String number = file.number();
      Optional<DisclosureEvent.Why> why = wanted.why(one.entry());
      Optional<LogProof> proof = why.isPresent() ? Optional.empty() : under.whole(one.entry());
      String because =
          proof.isPresent()
              ? ""
              : words.of("disclosure.why." + why.orElse(DisclosureEvent.Why.ERASED));
      if (proof.isPresent()) {
        shown.add(one.entry());
        Opened opened = Opened.parse(proof.get().extra().orElseThrow());
        file.shown(one.entry(), proof.get());
        file.page(
            "entries/" + number + ".html",
            pages.file(
                "disclosure/fileEntry",
                Map.of(
                    "number",
                    number,
                    "one",
                    one,
                    "header",
                    Told.all(opened.header(), words),
                    "body",
                    Told.all(opened.body(), words))),
            one.entry());
      } else {
        DisclosureEvent.Why held = why.orElse(DisclosureEvent.Why.ERASED);
        heldBack.add(new DisclosureEvent.HeldBack(one.entry(), held));
        file.heldBack(one.entry(), under.bare(one.entry()), under.leaf(one.entry()), held.name());
      }
      listed.add(new Listed(number, one, proof.isPresent(), because));
      lines.add(line(number, one, under.position(one.entry()), proof.isPresent(), because));
    }
    file.lines("entries.csv", lines);
    file.addData();
    file.page(
        "index.html",
        pages.file(
            "disclosure/fileIndex",
            Map.of(
                "facts", facts(maker, wanted, under, words),
                "reasons", wanted.reasons(),
                "listed", listed,
                "given", shown.size(),
                "hidden", hidden(choice, words),
                "vkey", under.vkey())),
        null);
    var subjects = new LinkedHashSet<>(List.of(Subject.person(wanted.person())));
    subjects.addAll(subjects(shown));
    return new Prepared(file, shown, heldBack, List.copyOf(subjects));
  }

  private static String hidden(Choice choice, Words words) {
    Long hidden = choice.hidden();
    return hidden == null
        ? words.of("disclosure.file.hidden")
        : words.of("inquiry.withheld.count", hidden);
  }

  private List<Row> facts(Viewer maker, Wanted wanted, Proofs.Under under, Words words) {
    var facts = new ArrayList<Row>();
    facts.add(Row.of(words.of("disclosure.recipient"), wanted.recipient()));
    facts.add(
        Row.of(words.of("disclosure.ground"), words.of("disclosure.ground." + wanted.ground())));
    facts.add(
        Row.of(
            words.of("disclosure.by"),
            words.of("disclosure.by.value", maker.name(), maker.postName(), maker.partner())));
    facts.add(Row.of(words.of("disclosure.at"), frame.dates().time(clock.instant())));
    if (!wanted.days().from().isBlank()) {
      facts.add(Row.of(words.of("inquiry.from"), wanted.days().from()));
    }
    if (!wanted.days().to().isBlank()) {
      facts.add(Row.of(words.of("inquiry.to"), wanted.days().to()));
    }
    facts.add(Row.of(words.of("log.name"), under.checkpoint().origin()));
    facts.add(Row.of(words.of("log.size"), Long.toString(under.checkpoint().size())));
    facts.add(Row.of(words.of("log.root"), under.checkpoint().root().base64()));
    return facts;
  }

  /** An entry that is held back is told by no more than where it is and since when. */
  private static EvidenceFile.Line line(
      String number, Choosable one, long place, boolean given, String because) {
    Occurred occurred = one.occurred();
    return given
        ? EvidenceFile.csv(
            one.entry(),
            number,
            one.entry(),
            place,
            one.received(),
            one.recorded(),
            occurred == null ? "" : occurred.from(),
            occurred == null ? "" : occurred.to(),
            one.agency(),
            one.kind(),
            Objects.requireNonNullElse(one.ref(), ""),
            "yes",
            "")
        : EvidenceFile.csv(
            one.entry(),
            number,
            one.entry(),
            place,
            one.received(),
            "",
            "",
            "",
            "",
            "",
            "",
            "no",
            because);
  }
}
