package org.breakwater.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rules of an opened database, on a server that stands for one of somebody else's. */
class DatabaseTest {
  private static final String PASSWORD = "Gannet-on-the-rocks";

  private static EmbeddedPostgres server;
  private static JdbcTemplate superuser;

  @BeforeAll
  static void aServer(@TempDir Path folder) throws IOException {
    server = EmbeddedPostgres.open(Harbour.folder(folder, "data"));
    superuser = jdbc("postgres");
    for (String name : new String[] {"harbour", "weak"}) {
      superuser.execute("create role " + name + " login password '" + PASSWORD + "'");
    }
    superuser.execute("alter role harbour createrole");
    superuser.execute("create database harbour owner harbour");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static JdbcTemplate jdbc(String database) {
    return new JdbcTemplate(
        server.source(database, EmbeddedPostgres.ADMIN, server.secrets().admin()));
  }

  private static Location.Server location(String user, String password) {
    return location(user, password, "harbour");
  }

  private static Location.Server location(String user, String password, String database) {
    return Location.server(
        "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(user, password, server.secrets().port(), database));
  }

  private static Database open(Location.Server location) {
    return Database.open(location, Harbour.MIGRATIONS);
  }

  private static String everyWord(Throwable failure) {
    var words = new StringWriter();
    failure.printStackTrace(new PrintWriter(words));
    return words.toString();
  }

  @Test
  void somebody_elses_server_is_used_by_two_instances_without_a_superuser() {
    Location.Server location = location("harbour", PASSWORD);
    try (Database one = open(location);
        Database other = open(location)) {
      Harbour.moor(one, "Kestrel");
      assertThat(Harbour.boats(other)).contains("Kestrel");
    }
  }

  @RepeatedTest(4)
  void several_instances_may_prepare_a_new_database_at_once(RepetitionInfo which) {
    String name = "new_harbour_" + which.getCurrentRepetition();
    superuser.execute("create database " + name + " owner harbour");
    Location.Server location = location("harbour", PASSWORD, name);
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var opening =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> open(location), instances))
              .limit(4)
              .toList();
      for (var one : opening) {
        try (Database opened = one.join()) {
          assertThat(Harbour.boats(opened)).isEmpty();
        }
      }
    }
  }

  @Test
  void everything_made_by_migrations_belongs_to_the_owner_who_cannot_sign_in() {
    try (Database _ = open(location("harbour", PASSWORD))) {
      JdbcTemplate harbour = jdbc("harbour");
      assertThat(
              harbour.queryForList(
                  "select distinct tableowner from pg_tables where schemaname = 'record'",
                  String.class))
          .containsExactly("breakwater_owner");
      assertThat(
              harbour.queryForList(
                  "select nspname::text from pg_namespace where nspowner ="
                      + " 'breakwater_owner'::regrole order by 1",
                  String.class))
          .containsExactly("access", "log", "readings", "record", "workspace");
      assertThat(
              harbour.queryForList(
                  "select rolname::text from pg_roles where rolname like 'breakwater%' and"
                      + " rolcanlogin order by 1",
                  String.class))
          .containsExactly("breakwater_admin", "breakwater_app");
      assertThat(harbour.queryForObject("select count(*) from record.migrations", Long.class))
          .isPositive();
    }
  }

  @Test
  void a_user_with_too_few_rights_is_told_which_and_what_gives_them() {
    assertThatThrownBy(() -> open(location("weak", PASSWORD)))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("alter role \"weak\" createrole;")
        .hasMessageContaining("alter database \"harbour\" owner to \"weak\";");
  }

  @Test
  void a_wrong_password_is_said_and_never_repeated() {
    assertThatThrownBy(() -> open(location("harbour", "Wrong-tern")))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("refuses the user harbour")
        .satisfies(e -> assertThat(everyWord(e)).doesNotContain("Wrong-tern"));
  }

  @Test
  void a_server_that_is_not_there_is_said() {
    assertThatThrownBy(
            () -> open(Location.server("postgresql://harbour:Wrong-tern@127.0.0.1:1/harbour")))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("cannot be reached")
        .satisfies(e -> assertThat(everyWord(e)).doesNotContain("Wrong-tern"));
  }

  @Test
  void roles_that_could_get_round_the_rules_are_refused() {
    try (Database _ = open(location("harbour", PASSWORD))) {
      superuser.execute("alter role breakwater_reader bypassrls");
      assertThatThrownBy(() -> open(location("harbour", PASSWORD)))
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageContaining("breakwater_reader")
          .hasMessageContaining("nobypassrls");
    } finally {
      superuser.execute("alter role breakwater_reader nobypassrls");
    }
  }

  @Test
  void the_password_of_the_application_is_nowhere_in_the_server() {
    try (Database _ = open(location("harbour", PASSWORD))) {
      assertThat(
              superuser.queryForObject(
                  "select rolpassword from pg_authid where rolname = 'breakwater_app'",
                  String.class))
          .startsWith("SCRAM-SHA-256$");
    }
  }

  @Test
  void somebody_elses_server_is_backed_up_by_its_own_means(@TempDir Path folder) {
    try (Database database = open(location("harbour", PASSWORD))) {
      assertThatThrownBy(() -> Backup.take(database, folder.resolve("kept.tar.gz"), _ -> {}))
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageContaining("pg_basebackup");
      assertThat(folder).isEmptyDirectory();
    }
  }
}
