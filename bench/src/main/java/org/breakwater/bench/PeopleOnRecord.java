package org.breakwater.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.breakwater.bench.InventedPeople.Invented;
import org.breakwater.database.Columns;
import org.breakwater.database.Transactions;
import org.breakwater.identity.IdentityEvent;
import org.breakwater.identity.Judgement;
import org.breakwater.identity.MentionId;
import org.breakwater.identity.Move;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportReceived;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Canonical;
import org.breakwater.record.Entry;
import org.breakwater.record.Event;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Reading;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a record with invented people as if their reports had come in, every fifth of them twice:
 * the very entries, taken up by the service's own readings, but for who they are, which is known
 * and not found out, and for the commitments, which are of no use here. So {@code rebuild --check}
 * would find nothing to say, and {@code record verify} would.
 */
final class PeopleOnRecord {
  private static final int BATCH = 2_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

  private static final String PLACES =
      "select nextval('record.entry_place') from generate_series(1, ?)";

  private static final String APPEND =
      """
      call record.append(?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::timestamptz[],
        ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::bytea[],
        ?::bytea[], ?::bytea[], ?::text[], ?::bytea[], ?::boolean[])\
      """;

  private static final Author MATCHER = Author.engine("matcher bench/1");
  private static final Author SCHOOL = new Author(null, "unstated", "school");

  private final OpenRecord record;
  private final JsonMapper json;
  private final List<Reading> readings;
  private final Random random = new Random(29);
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator(random);
  private final byte[] noCommitment = new byte[32];
  private final List<Draft> waiting = new ArrayList<>();
  private int reports;

  PeopleOnRecord(OpenRecord record) {
    this.record = record;
    this.json = record.bean(JsonMapper.class);
    // Whom an entry is about is written with the entry.
    this.readings =
        record.beans(Reading.class).stream()
            .filter(reading -> !reading.tables().contains("about"))
            .toList();
  }

  private record Draft(UUID person, Report report, @Nullable UUID first, UUID id) {}

  /** Brings so many people in, and looks through the tables as the server does by itself later. */
  void fill(int people) {
    // With the first report of all the service notes whose keys it keeps.
    Report begin = InventedPeople.report("begin", FIRST_DAY.toString(), List.of());
    record.bean(Intake.class).receive(List.of(json.writeValueAsBytes(begin)), Sender.OPERATOR);
    InventedPeople.forEach(
        people,
        (person, number) -> {
          if (number % 50_000 == 0) {
            System.err.println("  " + number + " people");
          }
          mention(person);
        });
    store();
    record.owner().execute("vacuum analyze");
  }

  private void mention(Invented person) {
    UUID who = ids.generate();
    UUID first = ids.generate();
    waiting.add(new Draft(who, report(InventedPeople.whole(person, "p1")), null, first));
    if (random.nextInt(5) == 0) {
      Report again = report(InventedPeople.slipped(person, "p1", random));
      waiting.add(new Draft(who, again, first, ids.generate()));
    }
    if (waiting.size() >= BATCH) {
      store();
    }
  }

  private Report report(Report.Person person) {
    String day = FIRST_DAY.plusDays(reports++ % 3_650).toString();
    return InventedPeople.report("fill-" + reports, day, List.of(person));
  }

  private void store() {
    var transactions = record.bean(Transactions.class);
    transactions.writing(() -> {
      var jdbc = transactions.batch();
      List<Long> places = jdbc.queryForList(PLACES, Long.class, 2 * waiting.size());
      var entries = new ArrayList<Entry>();
      for (Draft draft : waiting) {
        entries.add(received(draft, places.get(entries.size())));
        entries.add(judged(draft, places.get(entries.size())));
      }
      Columns.write(APPEND, entries.stream().map(this::row).toList(), jdbc);
      readings.forEach(reading -> reading.apply(entries, jdbc));
    });
    waiting.clear();
  }

  private Entry received(Draft draft, long place) {
    String digest = HexFormat.of().toHexDigits(place).repeat(4);
    Report report = draft.report();
    return new Entry(
        place,
        draft.id(),
        new ReportReceived(report, digest, List.of()),
        Occurred.parse(String.valueOf(report.occurred())).orElseThrow(),
        Instant.parse(report.recorded()),
        Instant.parse(report.recorded()),
        SCHOOL,
        Purpose.REPORTING,
        Marking.OPEN,
        List.of(),
        null,
        null);
  }

  private Entry judged(Draft draft, long place) {
    var mention = new MentionId(draft.id(), 0);
    UUID first = draft.first();
    List<Judgement> judgements =
        first == null
            ? List.of()
            : List.of(
                new Judgement(
                    mention,
                    new MentionId(first, 0),
                    Judgement.Verdict.SAME,
                    20_000,
                    List.of("before.0 -12131", "given.0 8000", "family.0 9000", "born.0 12829")));
    Instant at = Instant.parse(draft.report().recorded());
    return new Entry(
        place,
        ids.generate(),
        new IdentityEvent.Judged(judgements, List.of(new Move(mention, null, draft.person()))),
        new Occurred(at, at, Occurred.Precision.INSTANT),
        at,
        at,
        MATCHER,
        Purpose.ENGINE,
        Marking.OPEN,
        List.of(Subject.person(draft.person())),
        null,
        draft.id());
  }

  private Object[] row(Entry entry) {
    Occurred occurred = entry.occurred();
    Event event = entry.event();
    boolean judged = event instanceof IdentityEvent;
    return new Object[] {
      entry.place(),
      entry.id(),
      judged ? "identity.judged" : "report.received",
      1,
      occurred == null ? null : occurred.from(),
      occurred == null ? null : occurred.to(),
      occurred == null ? null : occurred.precision().name(),
      entry.recorded(),
      entry.received(),
      entry.author().user(),
      entry.author().post(),
      entry.author().partner(),
      entry.purpose().name(),
      entry.marking().level().name(),
      new String[0],
      entry.subjects().stream().map(Subject::toString).toArray(String[]::new),
      entry.corrects(),
      entry.answers(),
      noCommitment,
      noCommitment,
      noCommitment,
      Canonical.json(json.writeValueAsString(event)),
      noCommitment,
      judged
    };
  }
}
