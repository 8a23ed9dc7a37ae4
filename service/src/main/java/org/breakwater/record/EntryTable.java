package org.breakwater.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.breakwater.database.Columns;
import org.breakwater.ledger.commitments.Commitment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two tables that are the record: headers, and bodies with their salts. */
final class EntryTable {
  private static final int SALT = 32;

  /** So many are worth the while of several processors. */
  private static final int MANY = 100;

  /**
   * The condition gives the transaction its number before it takes a place: the log relies on it to
   * tell whether somebody under way still holds a lower place than it has come to.
   */
  static final String PLACES =
      """
      select nextval('record.entry_place') from generate_series(1, ?)
      where pg_current_xact_id() is not null\
      """;

  /** Entries with their words and whom they are about, in one round trip and by plans kept. */
  private static final String APPEND =
      """
      call record.append(?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::timestamptz[],
        ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::bytea[],
        ?::bytea[], ?::bytea[], ?::text[], ?::bytea[], ?::boolean[])\
      """;

  private static final String COLUMNS =
      """
      select e.place, e.id, e.kind, e.version, e.occurred_from, e.occurred_to, e.precision,
        e.recorded, e.received, e.author_user, e.author_post, e.author_partner, e.purpose,
        e.marking, e.marked_for, e.subjects, e.corrects, e.answers, b.body
      from record.entry e join record.body b on b.entry = e.id
      """;

  private static final String FIND = COLUMNS + "where e.id = any(?) order by e.place";

  private static final String ABOUT =
      COLUMNS
          + """
          where e.id = any(?)
            or e.place in (select a.place from about a where a.subject = any(?))
          order by e.place\
          """;

  private static final String AFTER = COLUMNS + "where e.place > ? order by e.place limit ?";

  private static final String WHO_WROTE =
      "select id, author_user, author_post, author_partner, received from record.entry where place"
          + " = ?";

  private final EventKinds kinds;
  private final Clock clock;
  private final SecureRandom random;
  private final TimeBasedEpochGenerator ids;

  EntryTable(EventKinds kinds, Clock clock, SecureRandom random) {
    this.kinds = kinds;
    this.clock = clock;
    this.random = random;
    this.ids = Generators.timeBasedEpochGenerator(random);
  }

  boolean changesSomething(Draft draft) {
    return kinds.of(draft.event()).changesItsSubjects();
  }

  boolean changesSomething(Entry entry) {
    return kinds.of(entry.event()).changesItsSubjects();
  }

  boolean inStories(Entry entry) {
    return kinds.of(entry.event()).inStories();
  }

  String kind(Entry entry) {
    return kinds.of(entry.event()).value();
  }

  /** So many places in the record, for entries that this transaction is about to store. */
  static List<Long> places(int count, JdbcTemplate jdbc) {
    return jdbc.queryForList(PLACES, Long.class, count);
  }

  /**
   * The drafts as entries, in this order; nothing is stored yet.
   *
   * @param places one for each, taken in the running transaction
   */
  List<Entry> entries(List<Draft> drafts, List<Long> places) {
    // PostgreSQL keeps microseconds; the commitment must be over what is kept.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var entries = new ArrayList<Entry>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      entries.add(entry(places.get(i), drafts.get(i), now));
    }
    return entries;
  }

  /** Stores entries. */
  void insert(List<Entry> entries, JdbcTemplate jdbc) {
    // Spelling out and hashing is much of the work of many, and each entry's is its own.
    Stream<Entry> all = entries.size() < MANY ? entries.stream() : entries.parallelStream();
    List<Row> rows = all.map(this::row).toList();
    Columns.write(APPEND, rows.stream().map(EntryTable::values).toList(), jdbc);
  }

  /** An entry with all that is stored beside it. */
  private record Row(
      Entry entry,
      Kind kind,
      String body,
      byte[] bodySalt,
      byte[] bodyCommitment,
      byte[] headerSalt,
      byte[] headerCommitment) {}

  private Row row(Entry entry) {
    Kind kind = kinds.of(entry.event());
    String body = kinds.write(entry.event());
    String header = Header.of(entry, kind.value(), kind.version());
    byte[] bodySalt = salt();
    byte[] headerSalt = salt();
    return new Row(
        entry,
        kind,
        body,
        bodySalt,
        Commitment.body(bodySalt, utf8(body)),
        headerSalt,
        Commitment.header(headerSalt, utf8(header)));
  }

  private Entry entry(long place, Draft draft, Instant now) {
    Occurred occurred = draft.occurred();
    return new Entry(
        place,
        ids.generate(),
        draft.event(),
        occurred == null
            ? null
            : new Occurred(micros(occurred.from()), micros(occurred.to()), occurred.precision()),
        micros(draft.recorded()),
        now,
        draft.author(),
        draft.purpose(),
        draft.marking(),
        draft.subjects(),
        draft.corrects(),
        draft.answers());
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static Object[] values(Row made) {
    Entry entry = made.entry;
    Occurred occurred = entry.occurred();
    return new Object[] {
      entry.place(),
      entry.id(),
      made.kind.value(),
      made.kind.version(),
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
      entry.marking().named().toArray(String[]::new),
      entry.subjects().stream().map(Subject::toString).toArray(String[]::new),
      entry.corrects(),
      entry.answers(),
      made.headerSalt,
      made.headerCommitment,
      made.bodyCommitment,
      made.body,
      made.bodySalt,
      made.kind.changesItsSubjects()
    };
  }

  List<Entry> find(Collection<UUID> ids, JdbcTemplate jdbc) {
    return jdbc.query(FIND, (row, _) -> read(row), (Object) ids.toArray(UUID[]::new));
  }

  /** Those about any of these subjects of a type, and those that are one. */
  List<Entry> about(String type, Collection<UUID> subjects, JdbcTemplate jdbc) {
    return jdbc.query(
        ABOUT,
        (row, _) -> read(row),
        subjects.toArray(UUID[]::new),
        subjects.stream().map(id -> new Subject(type, id).toString()).toArray(String[]::new));
  }

  /** Hands every entry to the reader in the order of the record, a batch at a time. */
  void forEachBatch(int size, JdbcTemplate jdbc, Consumer<List<Entry>> reader) {
    long place = 0;
    while (true) {
      List<Entry> batch = jdbc.query(AFTER, (row, _) -> read(row), place, size);
      if (batch.isEmpty()) {
        return;
      }
      reader.accept(batch);
      place = batch.getLast().place();
    }
  }

  static Outcome whoWrote(Subject about, long place, JdbcTemplate jdbc) {
    return jdbc.query(
            WHO_WROTE,
            (row, _) ->
                new Outcome.SomeoneElseWrote(
                    about, row.getObject(1, UUID.class), author(row, 2), instant(row, 5)),
            place)
        .getFirst();
  }

  private Entry read(ResultSet row) throws SQLException {
    String precision = row.getString(7);
    return new Entry(
        row.getLong(1),
        row.getObject(2, UUID.class),
        kinds.read(row.getString(3), row.getInt(4), row.getString(19)),
        precision == null
            ? null
            : new Occurred(instant(row, 5), instant(row, 6), Occurred.Precision.valueOf(precision)),
        instant(row, 8),
        instant(row, 9),
        author(row, 10),
        Purpose.valueOf(row.getString(13)),
        new Marking(Marking.Level.valueOf(row.getString(14)), texts(row.getArray(15))),
        texts(row.getArray(16)).stream().map(Subject::parse).toList(),
        row.getObject(17, UUID.class),
        row.getObject(18, UUID.class));
  }

  private static Author author(ResultSet row, int first) throws SQLException {
    return new Author(
        row.getObject(first, UUID.class), row.getString(first + 1), row.getString(first + 2));
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return salt;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
