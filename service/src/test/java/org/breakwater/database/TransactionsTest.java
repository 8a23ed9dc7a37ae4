package org.breakwater.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

class TransactionsTest {
  private static final Map<String, String> ADA = Map.of("app.user", "ada");
  private static final Map<String, String> BEA = Map.of("app.user", "bea");
  private static final String LOSE = "select public.lose()";

  private static EmbeddedPostgres server;
  private static Database database;
  private static Transactions transactions;
  private static JdbcTemplate owner;

  @BeforeAll
  static void aHarbour(@TempDir Path folder) throws IOException {
    Path home = Harbour.folder(folder, "data");
    server = EmbeddedPostgres.open(home);
    database = Harbour.open(home);
    transactions = new Transactions(database.application());
    owner = new JdbcTemplate(database.owner());
    new JdbcTemplate(server.source("breakwater", EmbeddedPostgres.ADMIN, server.secrets().admin()))
        .execute(
            """
            create function public.lose() returns boolean security definer language sql
              as $$ select pg_terminate_backend(pg_backend_pid()) $$
            """);
  }

  @AfterAll
  static void close() {
    database.close();
    server.close();
  }

  @BeforeEach
  void emptied() {
    owner.execute("truncate record.boats");
  }

  private static void moor(String name, String whose) {
    transactions.batch().update("insert into boats (name, moored_for) values (?, ?)", name, whose);
  }

  private static List<String> names() {
    return transactions.jdbc().sql("select name from boats").query(String.class).list();
  }

  private static List<String> seenBy(Map<String, String> viewer) {
    return transactions.reading(viewer, TransactionsTest::names);
  }

  @Test
  void a_reader_sees_what_the_policies_let_this_viewer_see() {
    transactions.writing(() -> {
      moor("Kestrel", "ada");
      moor("Heron", "bea");
    });
    assertThat(seenBy(ADA)).containsExactly("Kestrel");
    assertThat(seenBy(BEA)).containsExactly("Heron");
    assertThat(seenBy(Map.of())).isEmpty();
  }

  @Test
  void outside_a_transaction_the_application_may_do_nothing() {
    for (String sql :
        List.of(
            "select 1 from record.boats",
            "insert into record.boats (name) values ('Kestrel')",
            "create table public.mine ()",
            "create schema mine")) {
      assertThatThrownBy(() -> transactions.batch().execute(sql))
          .as(sql)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_writer_may_not_change_or_take_out_what_it_was_only_let_add() {
    transactions.writing(() -> moor("Kestrel", "ada"));
    for (String sql :
        List.of(
            "update boats set name = 'Heron'",
            "delete from boats",
            "truncate boats",
            "drop table boats",
            "alter table boats disable row level security",
            "create table record.mine ()",
            "set role breakwater_owner",
            "set session authorization breakwater_admin")) {
      assertThatThrownBy(() ->
              transactions.writing(() -> {
                transactions.batch().execute(sql);
              }))
          .as(sql)
          .rootCause()
          .message()
          .containsAnyOf("permission denied", "must be owner");
    }
    assertThat(seenBy(ADA)).containsExactly("Kestrel");
  }

  @Test
  void a_reader_writes_nothing_even_where_the_role_could() {
    owner.execute("grant insert on record.boats to breakwater_reader");
    try {
      assertThatThrownBy(() ->
              transactions.reading(
                  ADA,
                  () -> {
                    moor("Kestrel", "ada");
                    return true;
                  }))
          .hasMessageContaining("read-only transaction");
    } finally {
      owner.execute("revoke insert on record.boats from breakwater_reader");
    }
  }

  @Test
  void a_failure_undoes_all_of_the_work() {
    assertThatThrownBy(() ->
            transactions.writing(() -> {
              moor("Kestrel", "ada");
              throw new IllegalStateException("changed my mind");
            }))
        .hasMessage("changed my mind");
    assertThat(seenBy(ADA)).isEmpty();
  }

  @Test
  void work_within_work_is_one_transaction() {
    assertThatThrownBy(() ->
            transactions.writing(() -> {
              transactions.writing(() -> moor("Kestrel", "ada"));
              throw new IllegalStateException("changed my mind");
            }))
        .hasMessage("changed my mind");
    assertThat(seenBy(ADA)).isEmpty();
  }

  @Test
  void reading_and_writing_do_not_mix() {
    assertThatThrownBy(() -> transactions.writing(() -> seenBy(ADA)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            transactions.reading(
                ADA,
                () -> {
                  transactions.writing(() -> moor("Kestrel", "ada"));
                  return true;
                }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_read_as_one_viewer_goes_on_as_that_viewer_alone() {
    transactions.writing(() -> moor("Kestrel", "ada"));
    assertThat(transactions.reading(ADA, () -> seenBy(ADA))).containsExactly("Kestrel");
    assertThatThrownBy(() -> transactions.reading(ADA, () -> seenBy(BEA)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("ada");
  }

  @Test
  void a_role_and_a_viewer_end_with_their_transaction() {
    transactions.writing(() -> moor("Kestrel", "ada"));
    seenBy(ADA);
    assertThat(
            new JdbcTemplate(database.application())
                .queryForObject("select current_user::text", String.class))
        .isEqualTo("breakwater_app");
    assertThat(seenBy(Map.of())).isEmpty();
  }

  @Test
  void only_settings_for_policies_can_be_set() {
    assertThatThrownBy(() -> seenBy(Map.of("role", "breakwater_owner")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void all_reads_of_one_transaction_see_one_state() {
    assertThat(
            transactions.reading(
                ADA,
                () -> {
                  List<String> before = names();
                  owner.update(
                      "insert into record.boats (name, moored_for) values ('Tern', 'ada')");
                  return before.equals(names());
                }))
        .isTrue();
    assertThat(seenBy(ADA)).containsExactly("Tern");
  }

  @Test
  void a_rule_broken_at_the_very_end_is_a_broken_rule_and_not_an_outage() {
    assertThatThrownBy(() ->
            transactions.writing(() -> {
              moor("Kestrel", "ada");
              moor("Kestrel", "ada");
            }))
        .isInstanceOf(DataIntegrityViolationException.class)
        .rootCause()
        .hasMessageContaining("boats_once")
        .hasMessageNotContaining("Kestrel");
  }

  @Test
  void a_connection_lost_on_the_way_has_saved_nothing_and_says_so() {
    assertThatThrownBy(() ->
            transactions.writing(() -> {
              moor("Kestrel", "ada");
              transactions.batch().execute(LOSE);
            }))
        .hasMessageContaining("nothing was saved")
        .asInstanceOf(InstanceOfAssertFactories.type(RecordUnavailable.class))
        .extracting(RecordUnavailable::saved)
        .isEqualTo(RecordUnavailable.Saved.NOTHING);
    assertThat(seenBy(ADA)).isEmpty();
  }

  @Test
  void a_connection_lost_while_committing_leaves_it_unknown_and_says_so() {
    owner.execute(
        """
        create function record.losing() returns trigger language plpgsql as
          $$ begin perform public.lose(); return null; end $$;
        create constraint trigger lose after insert on record.boats
          deferrable initially deferred for each row execute function record.losing()
        """);
    try {
      assertThatThrownBy(() -> transactions.writing(() -> moor("Kestrel", "ada")))
          .hasMessageContaining("not known whether")
          .asInstanceOf(InstanceOfAssertFactories.type(RecordUnavailable.class))
          .extracting(RecordUnavailable::saved)
          .isEqualTo(RecordUnavailable.Saved.UNKNOWN);
    } finally {
      owner.execute("drop function record.losing() cascade");
    }
    assertThat(seenBy(ADA)).isEmpty();
  }

  @Test
  void a_read_that_is_lost_has_nothing_to_save() {
    assertThatThrownBy(() ->
            transactions.reading(
                ADA,
                () -> {
                  transactions.batch().execute(LOSE);
                  return true;
                }))
        .asInstanceOf(InstanceOfAssertFactories.type(RecordUnavailable.class))
        .extracting(RecordUnavailable::saved)
        .isEqualTo(RecordUnavailable.Saved.NOTHING);
  }
}
