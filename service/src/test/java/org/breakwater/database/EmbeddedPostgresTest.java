package org.breakwater.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  private static Path folder;

  /** Used again and again, as a record is; a test that would spoil it takes a folder of its own. */
  private static Path home;

  @BeforeAll
  static void aFolder(@TempDir Path below) throws IOException {
    folder = below;
    // The ordinary user of these tests must reach what is in it.
    Files.setPosixFilePermissions(below, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = Harbour.folder(below, "data");
  }

  private static Path cluster() {
    return home.resolve(EmbeddedPostgres.CLUSTER);
  }

  private static ProcessHandle server() throws IOException {
    return Postmaster.of(cluster()).orElseThrow().process();
  }

  private static void ended(ProcessHandle process) throws Exception {
    process.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void what_was_kept_is_there_after_a_stop_and_a_start() throws IOException {
    try (Database database = Harbour.open(home)) {
      Harbour.moor(database, "Avocet");
    }
    assertThat(Postmaster.of(cluster())).isEmpty();
    try (Database database = Harbour.open(home)) {
      assertThat(Harbour.boats(database)).contains("Avocet");
    }
  }

  @Test
  void passwords_are_for_the_owner_alone_and_nobody_gets_in_without() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve(Secrets.FILE))))
          .isEqualTo("rw-------");
      assertThatThrownBy(
              () -> postgres.source("postgres", EmbeddedPostgres.ADMIN, "guess").getConnection())
          .hasMessageContaining("password authentication failed");
      assertThat(postgres.secrets().toString())
          .doesNotContain(postgres.secrets().admin())
          .doesNotContain(postgres.secrets().application());
    }
  }

  @Test
  void the_server_writes_durably_checks_its_pages_and_listens_on_loopback_alone() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
      for (String setting :
          List.of(
              "fsync=on",
              "synchronous_commit=on",
              "full_page_writes=on",
              "data_checksums=on",
              "listen_addresses=127.0.0.1",
              "unix_socket_directories=")) {
        String[] parts = setting.split("=", 2);
        assertThat(asked(postgres, "show " + parts[0])).as(parts[0]).isEqualTo(parts[1]);
      }
      assertThat(
              asked(
                  postgres,
                  "select datlocprovider::text || ' ' || datlocale from pg_database"
                      + " where datname = 'postgres'"))
          .isEqualTo("b C.UTF-8");
    }
  }

  private static String asked(EmbeddedPostgres postgres, String question) throws Exception {
    try (var connection =
            postgres
                .source("postgres", EmbeddedPostgres.ADMIN, postgres.secrets().admin())
                .getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void who_opens_the_folder_second_joins_and_carries_on_when_the_first_ends() throws Exception {
    try (EmbeddedPostgres first = EmbeddedPostgres.open(home);
        Database second = Harbour.open(home)) {
      Harbour.moor(second, "Bittern");
      ProcessHandle before = server();
      assertThat(first.ours()).isTrue();

      first.close();
      ended(before);
      assertThat(boatsOnceBack(second)).contains("Bittern");
      assertThat(server().pid()).isNotEqualTo(before.pid());
    }
    assertThat(Postmaster.of(cluster())).isEmpty();
  }

  /** The server is started again within moments; until then the record is unavailable. */
  private static List<String> boatsOnceBack(Database database) {
    for (int tries = 0; ; tries++) {
      try {
        return Harbour.boats(database);
      } catch (RecordUnavailable e) {
        if (tries == 100) {
          throw e;
        }
      }
    }
  }

  @Test
  void a_killed_process_takes_its_server_with_it_and_what_was_committed_stays() throws Exception {
    try (AnotherProcess process = AnotherProcess.on(home)) {
      assertThat(process.answer()).isEqualTo("open");
      assertThat(process.tell("moor Curlew")).isEqualTo("moored");
      ProcessHandle server = server();
      process.kill();
      ended(server);
    }
    try (Database database = Harbour.open(home)) {
      assertThat(Harbour.boats(database)).contains("Curlew");
    }
  }

  @Test
  void what_was_committed_stays_when_process_and_server_are_killed_together() throws Exception {
    try (AnotherProcess process = AnotherProcess.on(home)) {
      assertThat(process.answer()).isEqualTo("open");
      assertThat(process.tell("moor Dunlin")).isEqualTo("moored");
      ProcessHandle server = server();
      server.destroyForcibly();
      process.kill();
      ended(server);
    }
    try (Database database = Harbour.open(home)) {
      assertThat(Harbour.boats(database)).contains("Dunlin");
    }
  }

  @Test
  void of_two_processes_that_start_at_once_one_starts_the_server_and_both_work() throws Exception {
    Path own = Harbour.folder(folder, "at-once");
    try (AnotherProcess one = AnotherProcess.on(own);
        AnotherProcess other = AnotherProcess.on(own)) {
      assertThat(one.answer()).isEqualTo("open");
      assertThat(other.answer()).isEqualTo("open");
      assertThat(one.tell("moor Kestrel")).isEqualTo("moored");
      assertThat(other.tell("moor Heron")).isEqualTo("moored");
      assertThat(one.tell("boats")).isEqualTo("[Heron, Kestrel]");
      assertThat(other.tell("boats")).isEqualTo("[Heron, Kestrel]");
    }
  }

  @Test
  void a_pid_file_that_names_another_program_is_no_obstacle() throws IOException {
    EmbeddedPostgres.open(home).close();
    Files.writeString(
        cluster().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
      assertThat(postgres.ours()).isTrue();
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void a_server_whose_process_is_gone_is_stopped_and_replaced() throws Exception {
    EmbeddedPostgres.open(home).close();
    ProcessHandle left;
    try (AnotherProcess process = AnotherProcess.untied(home)) {
      left = ProcessHandle.of(Long.parseLong(process.answer())).orElseThrow();
      process.kill();
    }
    assertThat(left.isAlive()).isTrue();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
      assertThat(postgres.ours()).isTrue();
      assertThat(left.isAlive()).isFalse();
    }
  }

  @Test
  void a_port_that_somebody_else_has_taken_is_left_to_them() throws IOException {
    int before;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
      before = postgres.secrets().port();
    }
    try (var _ = taken(before);
        EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
      assertThat(postgres.secrets().port()).isNotEqualTo(before);
    }
  }

  private static ServerSocket taken(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  @Test
  void data_of_another_major_version_is_refused_by_name() throws IOException {
    Path own = Harbour.folder(folder, "seventeen");
    Files.createDirectories(own.resolve(EmbeddedPostgres.CLUSTER));
    Files.writeString(own.resolve(EmbeddedPostgres.CLUSTER).resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedPostgres.open(own))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("18");
    assertThat(own.resolve(EmbeddedPostgres.CLUSTER).resolve("PG_VERSION")).hasContent("17");
  }

  @Test
  void a_record_whose_passwords_are_lost_is_not_opened_and_not_replaced() throws IOException {
    Path own = Harbour.folder(folder, "lost");
    EmbeddedPostgres.open(own).close();
    Files.delete(own.resolve(Secrets.FILE));
    assertThatThrownBy(() -> EmbeddedPostgres.open(own))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining(Secrets.FILE)
        .hasMessageContaining("backup");
  }

  @Test
  void a_file_where_the_folder_should_be_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedPostgres.open(file))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void an_ordinary_user_keeps_a_record_and_is_told_of_a_folder_that_is_not_theirs()
      throws Exception {
    assumeTrue(
        Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
        "only root can become another user; without it all other tests run as an ordinary one");
    Path own = Harbour.folder(folder, "ordinary");
    Path readable = Files.createDirectories(folder.resolve("library"));
    Files.setAttribute(own, "unix:uid", 65534);
    try (AnotherProcess process = AnotherProcess.asOrdinaryUser(own, readable)) {
      assertThat(process.answer()).isEqualTo("open");
      assertThat(process.tell("moor Kestrel")).isEqualTo("moored");
      assertThat(
              Postmaster.of(own.resolve(EmbeddedPostgres.CLUSTER))
                  .orElseThrow()
                  .process()
                  .info()
                  .user())
          .hasValue("nobody");
    }
    Path theirs = Harbour.folder(folder, "theirs");
    try (AnotherProcess process =
        AnotherProcess.asOrdinaryUser(theirs, Files.createDirectory(folder.resolve("again")))) {
      assertThat(process.answer()).contains(theirs.toString()).contains("cannot be written by");
    }
  }

  @Test
  void where_user_namespaces_are_forbidden_root_hands_the_folder_to_nobody() throws Exception {
    assumeTrue(
        Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
        "only root can become another user; without it there is nothing to hand over");
    Path fresh = Harbour.folder(folder, "handed-over");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(fresh, Runner::asNobody)) {
      assertThat(postgres.process().info().user()).hasValue("nobody");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(fresh, Runner::asNobody)) {
      assertThat(postgres.ours()).isTrue();
    }
  }

  @Test
  void the_servers_log_says_nothing_of_what_is_in_the_record() throws IOException {
    try (Database database = Harbour.open(home)) {
      Harbour.moor(database, "Kestrel");
      var transactions = new Transactions(database.application());
      for (String sql :
          List.of(
              "insert into boats (name) values ('Kestrel')",
              "select 'Kestrel'::date",
              "insert into boats (name, length) values (null, 7) returning 'Kestrel'",
              "select Kestrel from boats")) {
        assertThatThrownBy(() ->
                transactions.writing(() -> {
                  transactions.batch().execute(sql);
                }))
            .isInstanceOf(RuntimeException.class);
      }
    }
    try (Stream<String> lines = Files.lines(home.resolve("postgres.log"))) {
      assertThat(lines)
          .isNotEmpty()
          .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("kestrel"));
    }
  }
}
