package org.breakwater.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.evidence.EvidenceFile;
import org.breakwater.evidence.KeptFiles;
import org.breakwater.ledger.LogProof;
import org.breakwater.log.AsOf;
import org.breakwater.log.History;
import org.breakwater.log.Proofs;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Row;
import org.breakwater.pages.Words;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.breakwater.story.TypedDays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes files of evidence that state who knew what, when, with the proof of each line's entry: of
 * what the maker may read, word for word; of the rest, such as looks, that something was recorded
 * there and when.
 */
final class Statements {
  /** Lines in one file; a longer statement is made in several, by days. */
  static final int MOST = 2_000;

  private static final String NOT_SHOWN = "NOT_SHOWN";

  private static final String LIST =
      """
      select entry, subject_type, access.person_now(subject), name, post, recipient, lines, at
      from statement
      """;

  private static final String ONE = LIST + "where entry = ?";

  private static final String OF =
      LIST + "where subject in (select access.persons_of(?)) order by at desc limit 100";

  private final Transactions transactions;
  private final Viewing viewing;
  private final Entries entries;
  private final Knowing knowing;
  private final History history;
  private final Proofs proofs;
  private final KeptFiles files;
  private final Pages pages;
  private final PageFrame frame;
  private final JsonMapper json;
  private final Clock clock;

  Statements(
      Transactions transactions,
      Viewing viewing,
      Entries entries,
      Knowing knowing,
      History history,
      Proofs proofs,
      KeptFiles files,
      Pages pages,
      PageFrame frame,
      JsonMapper json,
      Clock clock) {
    this.transactions = transactions;
    this.viewing = viewing;
    this.entries = entries;
    this.knowing = knowing;
    this.history = history;
    this.proofs = proofs;
    this.files = files;
    this.pages = pages;
    this.frame = frame;
    this.json = json;
    this.clock = clock;
  }

  /** Whether this viewer may hand such a statement to somebody outside. */
  static boolean mayState(Viewer viewer) {
    return viewer.role() == Role.MANAGER || viewer.role() == Role.SCRUTINEER;
  }

  /** One statement; nothing where it may not be seen. Within a reading. */
  Optional<Statement> one(UUID entry) {
    return transactions.batch().query(ONE, (row, _) -> statement(row), entry).stream().findFirst();
  }

  /** The statements about somebody or something, newest first; within a reading. */
  List<Statement> of(UUID subject) {
    return transactions.batch().query(OF, (row, _) -> statement(row), subject);
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        row.getObject(1, UUID.class),
        new Subject(row.getString(2), row.getObject(3, UUID.class)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getTimestamp(8).toInstant());
  }

  private record Read(List<Known> lines, @Nullable Long heldBack) {}

  /**
   * Makes one, which is a look at whom or what it is about, and an entry of its own.
   *
   * @return the entry; nothing where the log has not come to all of it, and nothing is made then
   */
  Optional<UUID> make(
      Viewer maker, Purpose purpose, Subject subject, TypedDays days, String recipient) {
    proofs.takeIn();
    Read read =
        viewing.look(
            maker,
            purpose,
            "stated-who-knew",
            () ->
                new Read(
                    knowing.lines(subject, days, MOST, 0), knowing.heldBack(subject).orElse(null)),
            _ -> List.of(subject));
    proofs.takeIn();
    List<UUID> ids = read.lines().stream().map(Known::entry).distinct().toList();
    // Where each entry stands is no secret of the statement; its words are read as the maker.
    Optional<Proofs.Under> under = transactions.writing(() -> proofs.under(ids));
    if (under.isEmpty()) {
      return Optional.empty();
    }
    EvidenceFile file =
        viewing.read(maker, () -> file(maker, subject, days, recipient, read, ids, under.get()));
    var event =
        new InquiryEvent.Stated(
            recipient, days.from(), days.to(), maker.name(), read.lines().size(), file.manifest());
    return Optional.of(
        transactions.writing(() -> {
          UUID entry =
              entries
                  .add(Draft.now(event, clock.instant(), maker.author(), purpose, List.of(subject)))
                  .id();
          files.keep(entry, maker, ids, file);
          return entry;
        }));
  }

  private EvidenceFile file(
      Viewer maker,
      Subject subject,
      TypedDays days,
      String recipient,
      Read read,
      List<UUID> ids,
      Proofs.Under under) {
    Words words = frame.words();
    var file = new EvidenceFile(words.of("inquiry.statement.title", recipient), under.vkey());
    var numbers = new LinkedHashMap<UUID, String>();
    for (UUID id : ids) {
      numbers.put(id, file.number());
      Optional<LogProof> whole = under.whole(id);
      if (whole.isPresent()) {
        file.shown(id, whole.get());
      } else {
        file.heldBack(id, under.bare(id), under.leaf(id), NOT_SHOWN);
      }
    }
    file.lines("lines.csv", csv(read.lines(), numbers, under, words));
    file.lines(
        "lines.ndjson",
        read.lines().stream()
            .map(line -> new EvidenceFile.Line(json.writeValueAsString(line), line.entry()))
            .toList());
    file.addData();
    file.page(
        "index.html",
        pages.file(
            "inquiry/fileStatement",
            Map.of(
                "facts",
                facts(maker, subject, days, recipient, under, words),
                "then",
                days.last() == null
                    ? List.of()
                    : AsOf.said(history.at(end(days)), words, frame.dates()),
                "lines",
                read.lines(),
                "numbers",
                numbers,
                "hidden",
                read.heldBack() == null
                    ? words.of("inquiry.withheld")
                    : words.of("inquiry.withheld.count", read.heldBack()),
                "vkey",
                under.vkey())),
        null);
    return file;
  }

  private static Instant end(TypedDays days) {
    return days.end().toInstant().minusMillis(1);
  }

  private List<Row> facts(
      Viewer maker,
      Subject subject,
      TypedDays days,
      String recipient,
      Proofs.Under under,
      Words words) {
    var facts = new ArrayList<Row>();
    facts.add(Row.of(words.of("inquiry.statement.about"), subject.toString()));
    facts.add(Row.of(words.of("inquiry.statement.recipient"), recipient));
    facts.add(
        Row.of(
            words.of("disclosure.by"),
            words.of("disclosure.by.value", maker.name(), maker.postName(), maker.partner())));
    facts.add(Row.of(words.of("disclosure.at"), frame.dates().time(clock.instant())));
    if (!days.from().isBlank()) {
      facts.add(Row.of(words.of("inquiry.from"), days.from()));
    }
    if (!days.to().isBlank()) {
      facts.add(Row.of(words.of("inquiry.to"), days.to()));
    }
    facts.add(Row.of(words.of("log.name"), under.checkpoint().origin()));
    facts.add(Row.of(words.of("log.size"), Long.toString(under.checkpoint().size())));
    facts.add(Row.of(words.of("log.root"), under.checkpoint().root().base64()));
    return facts;
  }

  private static List<EvidenceFile.Line> csv(
      List<Known> lines, Map<UUID, String> numbers, Proofs.Under under, Words words) {
    var table = new ArrayList<EvidenceFile.Line>();
    table.add(
        EvidenceFile.csv(
            null, "when", "act", "who", "post", "partner", "what", "reason", "entry", "place",
            "proof"));
    for (Known line : lines) {
      table.add(
          EvidenceFile.csv(
              line.entry(),
              line.at(),
              line.act(),
              WhoKnew.who(line, words),
              text(line.post()),
              text(line.partner()),
              WhoKnew.said(line, words),
              text(line.words()),
              line.entry(),
              under.position(line.entry()),
              numbers.get(line.entry()) + ".tlog-proof"));
    }
    return table;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
