package org.breakwater.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.Database;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.commitments.Commitment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The record on a real PostgreSQL: what it keeps, and what it refuses. */
class RecordTest {
  @TempDir static Path folder;
  static ConfigurableApplicationContext application;
  static Entries entries;
  static Transactions transactions;
  static Database database;

  /** Something that can happen in this test. */
  @Kind("test.noted")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Noted(String words) implements Event {}

  /** Something that changes nothing. */
  @Kind(value = "test.seen", changesItsSubjects = false)
  record SeenIt(String words) implements Event {}

  /** A reading that fails when it is told to. */
  static final class Failing implements Reading {
    volatile boolean fails;

    @Override
    public List<String> tables() {
      return List.of();
    }

    @Override
    public void apply(List<Entry> entries, JdbcTemplate jdbc) {
      if (fails) {
        throw new IllegalStateException("failed on purpose");
      }
    }
  }

  /** What is worked out while its entries are being stored: an echo of each. */
  static final class Echoing implements Consequence {
    volatile boolean fails;

    @Override
    public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
      return List.of();
    }

    @Override
    public Optional<Supplier<List<Draft>>> beside(List<Entry> arriving, JdbcTemplate jdbc) {
      return arriving.stream()
              .anyMatch(
                  entry -> entry.event() instanceof SeenIt seen && seen.words().equals("echo"))
          ? Optional.of(() -> echoes(arriving, jdbc))
          : Optional.empty();
    }

    private List<Draft> echoes(List<Entry> arriving, JdbcTemplate jdbc) {
      Integer one = jdbc.queryForObject("select 1 from record.entry limit 1", Integer.class);
      if (fails) {
        throw new IllegalStateException("worked out wrongly on purpose");
      }
      return arriving.stream().map(entry -> note("echo " + one).answering(entry.id())).toList();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Events {
    @Bean
    Echoing echoing() {
      return new Echoing();
    }

    @Bean
    EventFamily noted() {
      return new EventFamily(Noted.class);
    }

    @Bean
    EventFamily seenIt() {
      return new EventFamily(SeenIt.class);
    }

    @Bean
    @Order(99)
    Failing failing() {
      return new Failing();
    }
  }

  @BeforeAll
  static void open() {
    application =
        new SpringApplicationBuilder(Application.class, Events.class, QuickPasswords.class)
            .web(WebApplicationType.NONE)
            .run("--breakwater.data=" + FreshRecord.in(folder));
    entries = application.getBean(Entries.class);
    transactions = application.getBean(Transactions.class);
    database = application.getBean(Database.class);
  }

  @AfterAll
  static void close() {
    application.close();
  }

  private static Draft note(String words, Subject... subjects) {
    Instant now = application.getBean(Clock.class).instant();
    return Draft.now(
        new Noted(words), now, Author.engine("test/1"), Purpose.ENGINE, List.of(subjects));
  }

  private static Subject somebody() {
    return Subject.person(UUID.randomUUID());
  }

  @Test
  void an_entry_comes_back_as_it_was_added() {
    Subject child = somebody();
    var draft =
        new Draft(
            new Noted("“Ça va”, said nobody. \u0000 \uD83D\uDE00"),
            Occurred.parse("2011-03").orElseThrow(),
            Instant.parse("2011-03-09T16:20:00.123456Z"),
            new Author(UUID.randomUUID(), "Duty social worker", "social-care"),
            Purpose.REPORTING,
            new Marking(Marking.Level.RESTRICTED, List.of("police.public-protection")),
            List.of(child),
            null,
            null);
    Entry added = entries.add(draft);
    Entry read = transactions.writing(() -> entries.of(List.of(added.id())).getFirst());
    assertThat(read).isEqualTo(added);
    assertThat(read.event()).isEqualTo(draft.event());
    assertThat(read.occurred()).isEqualTo(draft.occurred());
    assertThat(read.marking()).isEqualTo(draft.marking());
  }

  @Test
  void the_commitments_are_over_exactly_what_is_stored() {
    Entry added = entries.add(note("words to commit to", somebody()));
    transactions.writing(() -> {
      transactions
          .batch()
          .query(
              """
              select e.header_salt, e.header_commitment, e.body_commitment, b.salt, b.body
              from record.entry e join record.body b on b.entry = e.id where e.id = ?\
              """,
              row -> {
                String header = Header.of(added, "test.noted", 1);
                assertThat(Commitment.header(row.getBytes(1), utf8(header)))
                    .isEqualTo(row.getBytes(2));
                assertThat(Commitment.body(row.getBytes(4), utf8(row.getString(5))))
                    .isEqualTo(row.getBytes(3));
                assertThat(row.getBytes(1)).isNotEqualTo(row.getBytes(4)).hasSize(32);
                assertThat(row.getString(5)).isEqualTo("{\"words\":\"words to commit to\"}");
              },
              added.id());
    });
  }

  @Test
  void two_entries_of_the_same_words_have_nothing_in_common_that_an_outsider_could_see() {
    Entry one = entries.add(note("the same"));
    Entry other = entries.add(note("the same"));
    List<byte[]> commitments =
        transactions.writing(() ->
            transactions
                .batch()
                .query(
                    "select body_commitment from record.entry where id in (?, ?)",
                    (row, _) -> row.getBytes(1),
                    one.id(),
                    other.id()));
    assertThat(commitments.get(0)).isNotEqualTo(commitments.get(1));
  }

  @Test
  void the_application_may_not_change_or_remove_an_entry() {
    Entry added = entries.add(note("to stay"));
    for (String attempt :
        List.of(
            "update record.entry set author_post = 'somebody else'",
            "delete from record.entry",
            "truncate record.entry",
            "update record.body set body = '{}'",
            "delete from record.body")) {
      assertThatThrownBy(() -> transactions.writing(() -> transactions.batch().execute(attempt)))
          .as(attempt)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThat(transactions.writing(() -> entries.of(List.of(added.id())))).hasSize(1);
  }

  @Test
  void not_even_the_owner_may() {
    entries.add(note("to stay"));
    var owner = new JdbcTemplate(database.owner());
    for (String attempt :
        List.of(
            "update record.entry set author_post = 'somebody else'",
            "delete from record.entry",
            "truncate record.entry cascade",
            "update record.body set body = '{}'",
            "delete from record.body")) {
      assertThatThrownBy(() -> owner.execute(attempt))
          .as(attempt)
          .rootCause()
          .hasMessageContaining("the record is only added to");
    }
  }

  @Test
  void words_answers_and_corrections_are_of_entries_that_are_there() {
    var owner = new JdbcTemplate(database.owner());
    UUID there = entries.add(note("There.")).id();
    assertThat(entries.add(note("To it.").answering(there)).answers()).isEqualTo(there);
    UUID nowhere = UUID.randomUUID();
    Draft draft = note("To nothing.");
    Draft correction =
        new Draft(
            draft.event(),
            null,
            draft.recorded(),
            draft.author(),
            draft.purpose(),
            draft.marking(),
            List.of(),
            nowhere,
            null);
    for (List<Draft> wrong :
        List.of(
            List.of(note("Good."), draft.answering(nowhere)), List.of(correction, note("Good.")))) {
      assertThatThrownBy(() -> entries.add(wrong))
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("not there");
    }
    assertThatThrownBy(() ->
            owner.update(
                """
                insert into record.body (entry, body, salt)
                select ?, '{}', b.salt from record.body b limit 1\
                """,
                nowhere))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("not there");
  }

  @Test
  void without_saying_as_whom_the_application_may_do_nothing() throws SQLException {
    try (Connection connection = database.application().getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select 1 from record.entry"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void when_a_reading_fails_nothing_is_stored() {
    var failing = application.getBean(Failing.class);
    long before = count();
    failing.fails = true;
    try {
      assertThatThrownBy(() -> entries.add(note("never stored")))
          .hasMessageContaining("failed on purpose");
    } finally {
      failing.fails = false;
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void what_is_worked_out_beside_is_stored_with_the_entries_or_neither_is() {
    entries.add(note("somebody was here before"));
    var echoing = application.getBean(Echoing.class);
    var failing = application.getBean(Failing.class);
    List<Draft> two = List.of(note("first"), echoed());
    List<Entry> stored = entries.add(two);
    assertThat(stored).extracting(Entry::event).endsWith(new Noted("echo 1"), new Noted("echo 1"));
    assertThat(stored.get(2).answers()).isEqualTo(stored.get(0).id());

    long before = count();
    echoing.fails = true;
    assertThatThrownBy(() -> entries.add(two)).hasMessageContaining("wrongly on purpose");
    failing.fails = true;
    assertThatThrownBy(() -> entries.add(two)).hasMessageContaining("failed on purpose");
    echoing.fails = false;
    assertThatThrownBy(() -> entries.add(two)).hasMessageContaining("failed on purpose");
    failing.fails = false;
    assertThat(count()).isEqualTo(before);
    assertThat(entries.add(two)).hasSize(4);
  }

  private static Draft echoed() {
    Instant now = application.getBean(Clock.class).instant();
    return Draft.now(new SeenIt("echo"), now, Author.engine("test/1"), Purpose.ENGINE, List.of());
  }

  @Test
  void the_second_of_two_who_decide_at_once_is_told_what_the_first_did() {
    Subject child = somebody();
    entries.add(note("the first report", child));
    long seen = transactions.writing(() -> entries.version(child));
    Outcome first = entries.append(List.of(note("decided one way", child)), new Seen(child, seen));
    Outcome second =
        entries.append(List.of(note("decided the other way", child)), new Seen(child, seen));
    Entry stored = ((Outcome.Appended) first).entries().getFirst();
    assertThat(second)
        .isInstanceOfSatisfying(
            Outcome.SomeoneElseWrote.class,
            other -> assertThat(other.entry()).isEqualTo(stored.id()));
  }

  @Test
  void a_look_does_not_stand_in_the_way_of_a_decision() {
    Subject child = somebody();
    long seen = transactions.writing(() -> entries.version(child));
    Instant now = application.getBean(Clock.class).instant();
    entries.add(
        Draft.now(
            new SeenIt("looked"), now, Author.engine("test/1"), Purpose.ENGINE, List.of(child)));
    assertThat(entries.append(List.of(note("decided", child)), new Seen(child, seen)))
        .isInstanceOf(Outcome.Appended.class);
  }

  @Test
  void of_many_who_look_at_once_each_is_answered_about_their_own_and_nobody_else()
      throws Exception {
    Instant now = application.getBean(Clock.class).instant();
    List<Callable<List<Entry>>> looks =
        IntStream.range(0, 200)
            .<Callable<List<Entry>>>mapToObj(n ->
                () ->
                    entries.add(
                        IntStream.range(0, 1 + n % 3)
                            .mapToObj(part ->
                                Draft.now(
                                    new SeenIt("look " + n + " " + part),
                                    now,
                                    Author.engine("test/1"),
                                    Purpose.ENGINE,
                                    List.of(somebody())))
                            .toList()))
            .toList();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Entry>>> answers = executor.invokeAll(looks);
      for (int n = 0; n < answers.size(); n++) {
        List<Entry> mine = answers.get(n).get();
        assertThat(mine).hasSize(1 + n % 3);
        for (int part = 0; part < mine.size(); part++) {
          assertThat(mine.get(part).event()).isEqualTo(new SeenIt("look " + n + " " + part));
        }
        List<UUID> ids = mine.stream().map(Entry::id).toList();
        assertThat(transactions.writing(() -> entries.of(ids))).isEqualTo(mine);
      }
    }
  }

  @Test
  void of_many_who_decide_at_once_exactly_one_does() throws Exception {
    Subject child = somebody();
    List<Callable<Outcome>> deciders =
        IntStream.range(0, 12)
            .<Callable<Outcome>>mapToObj(n ->
                () -> entries.append(List.of(note("decision " + n, child)), new Seen(child, 0)))
            .toList();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes = new ArrayList<Outcome>();
      for (var future : executor.invokeAll(deciders)) {
        outcomes.add(future.get());
      }
      assertThat(outcomes).filteredOn(Outcome.Appended.class::isInstance).hasSize(1);
    }
  }

  @Test
  void a_rebuild_finds_and_mends_what_the_entries_do_not_say() {
    Subject child = somebody();
    entries.add(note("noted", child));
    var rebuild = application.getBean(Rebuild.class);
    assertThat(rebuild.check(_ -> {})).isEmpty();
    var owner = new JdbcTemplate(database.owner());
    owner.update("delete from readings.about where subject = ?", child.toString());
    owner.update("insert into readings.about values ('person:forged', 1, true)");
    assertThat(rebuild.check(_ -> {})).containsExactly(new Rebuild.Difference("about", 1, 1));
    assertThat(rebuild.repair(_ -> {})).hasSize(1);
    assertThat(rebuild.check(_ -> {})).isEmpty();
    assertThat(
            owner.queryForObject(
                "select count(*) from pg_namespace where nspname = 'rebuilt'", Long.class))
        .as("nothing is left beside")
        .isZero();
  }

  @Test
  void a_batch_larger_than_a_replay_is_read_again_whole() {
    List<Draft> many =
        IntStream.range(0, 1203).mapToObj(n -> note("note " + n, somebody())).toList();
    List<Entry> added = entries.add(many);
    assertThat(added).hasSize(1203);
    assertThat(added).as("ids tell the order").isSortedAccordingTo(Comparator.comparing(Entry::id));
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void entries_keep_their_order() {
    List<Entry> added = entries.add(List.of(note("one"), note("two"), note("three")));
    assertThat(added).isSortedAccordingTo((a, b) -> Long.compare(a.place(), b.place()));
    assertThat(Duration.between(added.getFirst().received(), added.getLast().received())).isZero();
  }

  private static long count() {
    Long rows =
        new JdbcTemplate(database.owner())
            .queryForObject("select count(*) from record.entry", Long.class);
    return rows == null ? 0 : rows;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
