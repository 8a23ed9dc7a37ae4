package org.breakwater.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.breakwater.ledger.Keys;
import org.breakwater.ledger.Log;
import org.breakwater.ledger.LogProof;
import org.breakwater.ledger.LogVerifier;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final MemoryTiles tiles = new MemoryTiles();

  @Test
  void two_of_three_witnesses_are_enough_and_the_third_may_be_down() throws Exception {
    Log log = Log.create(tiles, Keys.LOG);
    try (WitnessServer police = server(Keys.POLICE);
        WitnessServer health = server(Keys.HEALTH);
        HttpClient client = HttpClient.newHttpClient()) {
      WitnessPolicy policy = policy(police.port(), health.port());
      GatherCosignatures gather = new GatherCosignatures(tiles, policy, client, PATIENCE);
      for (int round = 0; round < 4; round++) {
        WitnessTest.grow(log, 1 + 90 * round);
        GatherCosignatures.Outcome outcome = gather.ask(log.checkpoint());
        assertThat(outcome.quorum()).as(outcome.answers().toString()).isTrue();
        assertThat(outcome.answers().get("down")).isInstanceOf(WitnessClient.Answer.Failed.class);
        log.publish(outcome.checkpoint());
      }
      LogVerifier verifier = new LogVerifier(Keys.LOG.verifierKey()).requiring(policy);
      assertThat(verifier.verify(tiles).words())
          .contains("Witnessed by: police, health.")
          .endsWith("Nothing is wrong.\n");
      assertThat(log.prove(3).check("entry 3".getBytes(StandardCharsets.UTF_8), policy))
          .isInstanceOf(LogProof.Outcome.Proved.class);
    }
  }

  @Test
  void a_log_that_forgot_what_was_signed_asks_and_goes_on() throws Exception {
    Log log = Log.create(tiles, Keys.LOG);
    try (WitnessServer police = server(Keys.POLICE);
        HttpClient client = HttpClient.newHttpClient()) {
      WitnessPolicy policy = policy(police.port(), 1);
      WitnessTest.grow(log, 5);
      new GatherCosignatures(tiles, policy, client, PATIENCE).ask(log.checkpoint());
      WitnessTest.grow(log, 300);
      GatherCosignatures.Outcome outcome =
          new GatherCosignatures(tiles, policy, client, PATIENCE).ask(log.checkpoint());
      assertThat(outcome.answers().get("police")).isInstanceOf(WitnessClient.Answer.Cosigned.class);
      assertThat(outcome.quorum()).isFalse();
    }
  }

  @Test
  void a_witness_that_signs_with_anothers_key_is_not_believed() throws Exception {
    Log log = Log.create(tiles, Keys.LOG);
    try (WitnessServer police = server(Keys.POLICE);
        HttpClient client = HttpClient.newHttpClient()) {
      WitnessPolicy policy = policy(1, police.port());
      assertThat(
              new GatherCosignatures(tiles, policy, client, PATIENCE)
                  .ask(log.checkpoint())
                  .answers()
                  .get("health"))
          .isInstanceOf(WitnessClient.Answer.Failed.class);
    }
  }

  @Test
  void a_fork_is_refused_and_the_log_is_told_so() throws Exception {
    Log log = Log.create(tiles, Keys.LOG);
    WitnessTest.grow(log, 5);
    MemoryTiles forked = new MemoryTiles();
    Log fork = Log.create(forked, Keys.LOG);
    fork.append(List.of(new byte[] {1}));
    WitnessTest.grow(fork, 9);
    try (WitnessServer police = server(Keys.POLICE);
        HttpClient client = HttpClient.newHttpClient()) {
      WitnessPolicy policy = policy(police.port(), 1);
      new GatherCosignatures(tiles, policy, client, PATIENCE).ask(log.checkpoint());
      GatherCosignatures.Outcome outcome =
          new GatherCosignatures(forked, policy, client, PATIENCE).ask(fork.checkpoint());
      assertThat(outcome.answers().get("police"))
          .isEqualTo(
              new WitnessClient.Answer.Refused(
                  422, "the proof does not lead from the old tree to the new one"));
    }
  }

  @Test
  void every_kind_of_answer_has_its_status() throws Exception {
    Log log = Log.create(tiles, Keys.LOG);
    WitnessTest.grow(log, 3);
    String good =
        new String(
            new AddCheckpoint(0, List.of(), log.checkpoint()).bytes(), StandardCharsets.UTF_8);
    try (WitnessServer police = server(Keys.POLICE);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(post(client, police, good).statusCode()).isEqualTo(200);
      HttpResponse<String> conflict = post(client, police, good);
      assertThat(conflict.statusCode()).isEqualTo(409);
      assertThat(conflict.body()).isEqualTo("3\n");
      assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
      assertThat(post(client, police, "").statusCode()).isEqualTo(400);
      assertThat(post(client, police, good.replace("old 0", "old 4")).statusCode()).isEqualTo(400);
      assertThat(post(client, police, good.replace("aldermoor\n3", "aldermoor\n4")).statusCode())
          .isEqualTo(403);
      assertThat(post(client, police, good.replace("aldermoor\n", "x\n")).statusCode())
          .isEqualTo(404);
      assertThat(post(client, police, "x".repeat(AddCheckpoint.LARGEST + 1)).statusCode())
          .isEqualTo(413);
      HttpResponse<String> latest = get(client, police, WitnessState.path("log.example/aldermoor"));
      assertThat(latest.statusCode()).isEqualTo(200);
      Note signed = Note.parse(latest.body().getBytes(StandardCharsets.UTF_8));
      assertThat(signed.text()).isEqualTo(log.checkpoint().text());
      assertThat(get(client, police, "add-checkpoint").statusCode()).isEqualTo(405);
      assertThat(get(client, police, "../key").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_witness_that_answers_nonsense_is_not_believed() throws Exception {
    Log log = Log.create(tiles, Keys.LOG);
    WitnessTest.grow(log, 3);
    for (String nonsense : List.of("", "hello\n", "\u2014 police.example/witness AAAAAAAAAA==\n")) {
      for (int status : new int[] {200, 409, 500}) {
        HttpServer server = HttpServer.create(ANYWHERE, 0);
        server.createContext(
            "/",
            exchange -> {
              byte[] bytes = nonsense.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
              exchange.getResponseBody().write(bytes);
              exchange.close();
            });
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
          WitnessPolicy policy = policy(server.getAddress().getPort(), 1);
          assertThat(
                  new GatherCosignatures(tiles, policy, client, PATIENCE)
                      .ask(log.checkpoint())
                      .answers()
                      .get("police"))
              .isInstanceOf(WitnessClient.Answer.Failed.class);
        } finally {
          server.stop(0);
        }
      }
    }
  }

  @Test
  void a_partner_runs_a_witness_from_a_folder_and_it_keeps_its_key(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("logs"), Keys.LOG.verifierKey().vkey() + "\n\n");
    String first = run(folder);
    assertThat(first.lines()).hasSize(3).anyMatch(line -> line.startsWith("school.example+"));
    assertThat(run(folder).lines().limit(2).toList()).isEqualTo(first.lines().limit(2).toList());
    assertThat(Files.readString(folder.resolve("key"))).startsWith("PRIVATE+KEY+school.example+");
  }

  private static String run(Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] arguments = {folder.toString(), "school.example", "localhost", "0", "post-quantum"};
    RunWitness.start(arguments, print).close();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static WitnessServer server(SigningKey key) throws IOException {
    return new WitnessServer(
        new Witness(
            List.of(Keys.LOG.verifierKey()), List.of(key), new MemoryTiles(), Clock.systemUTC()),
        ANYWHERE);
  }

  /** Two of three, and nobody listens where the third should be. */
  private static WitnessPolicy policy(int police, int health) {
    SigningKey down =
        SigningKey.generate("down.example", SignatureKind.COSIGNATURE_ED25519, new SecureRandom());
    return WitnessPolicy.parse(
        """
        log %s
        witness police %s http://localhost:%d
        witness health %s http://localhost:%d/
        witness down %s http://localhost:1/
        group two 2 police health down
        quorum two
        """
            .formatted(
                Keys.LOG.verifierKey(),
                Keys.POLICE.verifierKey(),
                police,
                Keys.HEALTH.verifierKey(),
                health,
                down.verifierKey()));
  }

  private static HttpResponse<String> post(HttpClient client, WitnessServer server, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address(server, "add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(HttpClient client, WitnessServer server, String path)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(address(server, path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static URI address(WitnessServer server, String path) {
    return URI.create("http://localhost:" + server.port() + "/" + path);
  }
}
