package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.breakwater.ledger.VerifyLog;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The running service's log, as any stranger's client reads it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LogServedTest {
  /** So few that checking even this small log runs into the limit. */
  private static final String FEW = "--breakwater.limits.log-reads-per-second=3";

  @TempDir static Path folder;
  private static ALoggedRecord service;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    service = ALoggedRecord.serving(folder, FEW);
    client = HttpClient.newHttpClient();
    service.receive(1, 300);
    while (service.standing().waiting() > 0) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    service.close();
  }

  @Test
  void the_loop_takes_in_what_is_appended_and_the_verifier_finds_all_well_however_often_it_asks()
      throws Exception {
    var said = new ByteArrayOutputStream();
    int code =
        VerifyLog.run(
            new String[] {service.url() + "/log", service.key().vkey()},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(service.standing().size() + " entries")
        .contains("Nothing is wrong.");
    assertThat(code).isZero();
  }

  @Test
  void files_are_served_in_their_form_without_a_session_and_full_ones_for_ever() throws Exception {
    HttpResponse<byte[]> checkpoint = get("/log/checkpoint");
    assertThat(checkpoint.headers().firstValue("Content-Type"))
        .hasValue("text/plain;charset=UTF-8");
    assertThat(checkpoint.headers().allValues("Cache-Control"))
        .isEqualTo(List.of("no-cache, public"));
    assertThat(checkpoint.headers().map()).doesNotContainKey("set-cookie");
    long size = Checkpoint.parse(Note.parse(checkpoint.body()).text()).size();
    assertThat(size).isGreaterThanOrEqualTo(300);

    HttpResponse<byte[]> tile = get("/log/tile/0/000");
    assertThat(tile.body()).hasSize(256 * 32);
    assertThat(tile.headers().allValues("Cache-Control"))
        .isEqualTo(List.of("max-age=31536000, public, immutable"));
    assertThat(get("/log/tile/0/000.p/7").body())
        .isEqualTo(java.util.Arrays.copyOf(tile.body(), 224));
    assertThat(get("/log/tile/entries/000").body()).hasSize(256 * 75);
    assertThat(get("/log/tile/entries/000.p/2").body()).hasSize(150);
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    for (String path :
        List.of(
            "/log/tile/0/999",
            "/log/tile/0/000.p/256",
            "/log/tile/entries/x000/000",
            "/log/tile/0/../0/000",
            "/log/witnessed/001",
            "/log/tile/99/000")) {
      assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }
  }

  /** Built from where the log's library keeps it, or the test is skipped and says why. */
  @Test
  void the_verifier_of_gos_checksum_database_accepts_the_log_as_it_is_served() throws Exception {
    Path program = folder.resolve("outsider");
    String built;
    try {
      built = ran("../ledger/src/test/outsider", "go", "build", "-o", program.toString(), ".");
    } catch (IOException e) {
      built = "there is no go: " + e.getMessage();
    }
    assumeThat(Files.isExecutable(program)).as("not built: " + built).isTrue();
    assertThat(ran(".", program.toString(), service.url() + "/log", service.key().vkey()))
        .isEqualTo("0 accepted: " + service.standing().size() + " entries");
  }

  private static String ran(String folder, String... words)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).directory(new File(folder)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said.strip();
  }

  /** Asks again where it was asked to wait. */
  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path)).build();
    while (true) {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 429) {
        return response;
      }
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
  }
}
