package org.breakwater.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.ACaller;
import org.breakwater.access.AService;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.database.Database;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.NoteSignature;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.VerifierKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/**
 * What an outsider types who keeps a copy of a running record's log, checks it, checks the record
 * against it and a proof that they were given, and witnesses it.
 */
@Timeout(300)
class LogCommandsTest {
  @TempDir static Path folder;
  private static AService service;
  private static UUID entry;
  private static String key;

  @BeforeAll
  static void serve() throws Exception {
    service = new AService(folder.resolve("data"), WebApplicationType.SERVLET);
    entry = AService.at(service.settle(), AService.Relation.ALLOCATED).entries().getFirst();
    key = service.read(jdbc -> jdbc.queryForObject("select vkey from log.head", String.class));
    // What its job would put on record at some moment of its own.
    service.bean(KeepPatterns.class).run();
    while (waiting() > 0) {
      Thread.onSpinWait();
    }
  }

  private static long waiting() {
    Long waiting =
        service.read(jdbc ->
            jdbc.queryForObject(
                """
                select count(*) from record.entry e
                where not exists (select 1 from log.sequenced s where s.entry = e.id)
                """,
                Long.class));
    return waiting == null ? 0 : waiting;
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String log() {
    return service.url() + "/log";
  }

  private static Ran onRecord(String... words) {
    return Ran.command(
        Stream.concat(Stream.of(words), Stream.of("--data", folder.resolve("data").toString()))
            .toArray(String[]::new));
  }

  @Test
  void a_copy_is_kept_and_checked_and_the_record_against_it_until_a_row_is_changed()
      throws Exception {
    String copy = folder.resolve("copy").toString();
    Ran copied = Ran.command("log", "copy", log(), copy, "--vkey", key);
    assertThat(copied.code()).as(copied.err()).isZero();
    assertThat(copied.out()).startsWith("Copied ").contains("; the copy has ");
    // A job of the service may record something meanwhile, which is then copied; nothing else is.
    assertThat(
            Stream.generate(() -> Ran.command("log", "copy", log(), copy, "--vkey", key).out())
                .limit(20))
        .anyMatch(out -> out.startsWith("Copied 0 entries"));
    Ran verified = Ran.command("log", "verify", copy, "--vkey", key);
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).endsWith("Nothing is wrong.\n");
    Ran sound = onRecord("record", "verify", "--against", copy, "--vkey", key);
    assertThat(sound.code()).as(sound.out() + sound.err()).isZero();
    assertThat(sound.out()).contains(" entries checked", "Nothing is wrong.");
    assertThat(onRecord("record", "verify", "--against", log()).err())
        .contains("the key that the database itself names");

    change("update record.body set body = replace(body, 'Summary', 'summary') where entry = '%s'");
    Ran wrong = onRecord("record", "verify", "--against", copy, "--vkey", key);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out())
        .contains("changed: entry " + entry, "its body or the body's salt", "1 things are wrong.");
    change(
        "update record.body set body = replace(body, 'summary marked', 'Summary marked')"
            + " where entry = '%s'");
    assertThat(onRecord("record", "verify", "--against", copy, "--vkey", key).code())
        .as("put back byte by byte")
        .isZero();
  }

  /** As a superuser can who puts off what the schema guards itself with. */
  private static void change(String sql) throws Exception {
    try (Connection connection = service.bean(Database.class).owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("reset role");
      statement.execute("alter table record.body disable trigger all");
      statement.execute(sql.formatted(entry));
      statement.execute("alter table record.body enable trigger all");
      statement.execute("set role breakwater_owner");
    }
  }

  @Test
  void a_log_that_is_not_whole_or_not_theirs_is_told_and_ends_with_1() throws Exception {
    String copy = folder.resolve("damaged").toString();
    Ran.command("log", "copy", log(), copy, "--vkey", key);
    Path bundle;
    try (Stream<Path> files = Files.walk(folder.resolve("damaged/tile/entries"))) {
      bundle = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[40] ^= 1;
    Files.write(bundle, bytes);
    Ran damaged = Ran.command("log", "verify", copy, "--vkey", key);
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.out()).contains("things are wrong.");

    String other = key.substring(0, key.indexOf('+'));
    Ran another = Ran.command("log", "copy", log(), copy, "--vkey", otherKey(other));
    assertThat(another.code()).isEqualTo(1);
    assertThat(another.out()).contains("Nothing was copied", "not signed by the log of that key");
    Ran nothing =
        Ran.command("log", "copy", folder.resolve("nowhere").toString(), copy, "--vkey", key);
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.err()).isEqualTo("Failed: there is no log: no checkpoint was found\n");
  }

  private static String otherKey(String name) {
    return org.breakwater.ledger.note.SigningKey.generate(
            name,
            org.breakwater.ledger.note.SignatureKind.ED25519,
            new java.security.SecureRandom())
        .verifierKey()
        .vkey();
  }

  @Test
  void a_proof_from_the_page_of_an_entry_convinces_and_prints_it_and_damaged_does_not()
      throws IOException {
    var samira = ACaller.signedIn(service, "samira");
    HttpResponse<String> file = samira.get("/entries/" + entry + "/tlog-proof");
    assertThat(file.statusCode()).isEqualTo(200);
    Path proof = Files.writeString(folder.resolve("entry.tlog-proof"), file.body());

    Ran proved = Ran.command("log", "check", proof.toString(), "--vkey", key);
    assertThat(proved.code()).as(proved.out()).isZero();
    assertThat(proved.out())
        .startsWith("Proved: this entry is at place ")
        .contains("Witnessed by: none.", "\nBody {", "\"id\":\"" + entry + "\"");

    Files.writeString(proof, file.body().replaceFirst("(?m)^index .*$", "index 0"));
    Ran elsewhere = Ran.command("log", "check", proof.toString(), "--vkey", key);
    assertThat(elsewhere.code()).isEqualTo(1);
    assertThat(elsewhere.out()).startsWith("Not proved: ");
    Files.writeString(proof, "a letter");
    Ran none = Ran.command("log", "check", proof.toString(), "--vkey", key);
    assertThat(none)
        .isEqualTo(new Ran(1, "Not proved: this is no proof of an entry, or it is damaged.\n", ""));
    Ran missing = Ran.command("log", "check", folder + "/none.tlog-proof", "--vkey", key);
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no file " + folder + "/none.tlog-proof");
  }

  @Test
  void a_witness_says_its_key_and_signs_for_the_logs_that_its_folder_names() throws Exception {
    Path witness = Files.createDirectories(folder.resolve("witness"));
    Ran without = Ran.command("log", "witness", witness.toString(), "police.example/witness");
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err()).contains("There is no file " + witness.resolve("logs"));

    Files.writeString(witness.resolve("logs"), key + "\n");
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process running =
        launched(
            "log",
            "witness",
            witness.toString(),
            "police.example/witness",
            "--port",
            Integer.toString(port),
            "--post-quantum");
    try (var out = running.inputReader();
        var client = HttpClient.newHttpClient()) {
      VerifierKey witnessKey = VerifierKey.parse(String.valueOf(out.readLine()));
      assertThat(witnessKey.name()).isEqualTo("police.example/witness");
      VerifierKey postQuantum = VerifierKey.parse(String.valueOf(out.readLine()));
      assertThat(postQuantum.kind()).isEqualTo(SignatureKind.COSIGNATURE_ML_DSA_44);
      assertThat(out.readLine()).isEqualTo("Listening on 127.0.0.1, port " + port + ".");
      byte[] checkpoint =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(log() + "/checkpoint")).build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
      byte[] question =
          ("old 0\n\n" + new String(checkpoint, java.nio.charset.StandardCharsets.UTF_8))
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/add-checkpoint"))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      Note cosigned =
          Note.parse(checkpoint).with(answer.body().lines().map(NoteSignature::parse).toList());
      assertThat(witnessKey.check(cosigned)).isInstanceOf(SignatureCheck.Valid.class);
      assertThat(postQuantum.check(cosigned)).isInstanceOf(SignatureCheck.Valid.class);
    } finally {
      running.destroy();
      running.waitFor();
    }
  }

  /** A process of its own, as the launcher starts one. */
  private static Process launched(String... words) throws IOException {
    var line =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.breakwater.Breakwater"));
    line.addAll(List.of(words));
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
