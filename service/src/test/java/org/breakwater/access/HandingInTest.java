package org.breakwater.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports that partners' systems hand in over HTTP, and what they are answered. */
class HandingInTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final String REPORTS = "/api/reports";
  private static final String BUNDLES = "/api/bundles";
  private static final String ONE = "application/json";
  private static final String MANY = "application/x-ndjson";

  @TempDir static Path folder;
  private static AService service;
  private static ACaller school;

  @BeforeAll
  static void settle() {
    service = new AService(folder, WebApplicationType.SERVLET);
    service.bean(Area.class).settle(AService.PASSWORD);
    school = new ACaller(service.url());
    school.callAs("leila", AService.PASSWORD);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static String report(String ref, String summary) {
    return """
    {"ref":"%s","agency":"school","kind":"concern","recorded":"2026-01-05T09:00:00Z",\
    "summary":"%s","people":[]}\
    """
        .formatted(ref, summary);
  }

  private static JsonNode body(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static List<JsonNode> lines(HttpResponse<String> answer) {
    return answer.body().lines().map(line -> (JsonNode) JSON.readTree(line)).toList();
  }

  @Test
  void a_report_is_kept_once_and_other_content_under_its_name_is_a_conflict() {
    HttpResponse<String> first = school.call("POST", REPORTS, ONE, report("H-1", "Came hungry."));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(body(first).path("result").asString()).isEqualTo("accepted");
    assertThat(ACaller.location(first)).startsWith("/entries/");

    HttpResponse<String> again = school.call("POST", REPORTS, ONE, report("H-1", "Came hungry."));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(body(again).path("entry")).isEqualTo(body(first).path("entry"));

    HttpResponse<String> other = school.call("POST", REPORTS, ONE, report("H-1", "Came fed."));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(body(other).path("faults").path(0).path("field").asString()).isEqualTo("ref");
  }

  @Test
  void a_report_that_cannot_be_read_is_answered_with_every_fault_by_field() {
    String wrong =
        """
        {"ref":"","agency":"school","kind":"concern","recorded":"yesterday","summary":"Secret words",
         "people":[{"ref":"p1","role":"pirate"}]}\
        """;
    HttpResponse<String> answer = school.call("POST", REPORTS, ONE, wrong);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(
            body(answer).path("faults").values().stream()
                .map(fault -> fault.path("field").asString()))
        .containsExactlyInAnyOrder("ref", "recorded", "people[0].role");
    assertThat(body(answer).path("faults").values())
        .allSatisfy(fault -> assertThat(fault.path("reason").asString()).isNotBlank());
    assertThat(answer.body()).doesNotContain("Secret", "pirate", "yesterday");
  }

  @Test
  void nobody_reports_for_another_agency_or_without_signing_in() {
    String police = report("H-2", "Seen.").replace("\"school\"", "\"police\"");
    HttpResponse<String> answer = school.call("POST", REPORTS, ONE, police);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(body(answer).path("faults").path(0).path("field").asString()).isEqualTo("agency");
    saysWhat(401, new ACaller(service.url()).call("POST", REPORTS, ONE, report("H-3", "Seen.")));
    saysWhat(415, school.call("POST", REPORTS, "text/plain", report("H-4", "Seen.")));
  }

  @Test
  void a_report_over_the_limit_is_refused_by_its_size() {
    String endless = report("H-5", "a".repeat(32 * 1024 * 1024));
    saysWhat(413, school.call("POST", REPORTS, ONE, endless));
  }

  /** A refusal is the same kind of answer whoever gives it: the door, the framework or intake. */
  private static void saysWhat(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(body(answer).path("status").asInt()).isEqualTo(status);
    assertThat(body(answer).path("title").asString()).isNotBlank();
  }

  private static String credentials() {
    return Base64.getEncoder().encodeToString(("leila:" + AService.PASSWORD).getBytes(UTF_8));
  }

  private static HttpResponse<String> bytes(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(service.url() + path))
              .header("Content-Type", type)
              .header("Authorization", "Basic " + credentials())
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void another_encoding_than_utf_8_is_told_as_that() throws Exception {
    byte[] latin = report("H-6", "Chlo\u00E9 came.").getBytes(ISO_8859_1);
    HttpResponse<String> one = bytes(REPORTS, ONE, latin);
    assertThat(one.statusCode()).isEqualTo(422);
    assertThat(one.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(body(one).path("faults").path(0).path("field").asString()).isEmpty();
    assertThat(body(one).path("faults").path(0).path("reason").asString()).contains("UTF-8");
    JsonNode inBundle = lines(bytes(BUNDLES, MANY, latin)).getFirst();
    assertThat(inBundle.path("result").asString()).isEqualTo("refused");
    assertThat(inBundle.path("reason").asString()).contains("UTF-8");
  }

  private static byte[] twoThousand(String references) {
    return IntStream.rangeClosed(1, 2_000)
        .mapToObj(n -> report(references + n, "Said on day " + n + "."))
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  /** Sent again, the bundle is held up to there and accepted from there on. */
  private static void goesOnAfter(int kept, byte[] whole) throws Exception {
    JsonNode again = lines(bytes(BUNDLES, MANY, whole)).getLast();
    assertThat(again.path("accepted").asInt()).isEqualTo(2_000 - kept);
    assertThat(again.path("alreadyHeld").asInt()).isEqualTo(kept);
  }

  @Test
  void a_bundle_that_breaks_off_says_what_was_kept_and_can_be_sent_again() throws Exception {
    byte[] whole = twoThousand("T-");
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(whole);
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() * 9 / 10);

    List<JsonNode> answers = lines(bytes(BUNDLES, "application/gzip", cut));

    JsonNode last = answers.getLast();
    int kept = last.path("accepted").asInt();
    assertThat(kept).isBetween(1_000, 1_999).isEqualTo(answers.size() - 1);
    assertThat(last.path("stopped").asString()).contains("stopped after line " + kept);
    goesOnAfter(kept, whole);
  }

  @Test
  void a_sender_who_hangs_up_half_way_loses_nothing_that_was_settled() throws Exception {
    byte[] whole = twoThousand("U-");
    URI address = URI.create(service.url());
    String said;
    try (var line = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = line.getOutputStream();
      out.write(
          """
          POST %s HTTP/1.1\r
          Host: %s\r
          Authorization: Basic %s\r
          Content-Type: %s\r
          Content-Length: %d\r
          \r
          """
              .formatted(BUNDLES, address.getAuthority(), credentials(), MANY, whole.length)
              .getBytes(UTF_8));
      out.write(whole, 0, whole.length * 9 / 10);
      line.shutdownOutput();
      said = new String(line.getInputStream().readAllBytes(), UTF_8);
    }
    Matcher stopped = Pattern.compile("stopped after line (\\d+)").matcher(said);
    assertThat(stopped.find()).as(said).isTrue();
    int kept = Integer.parseInt(stopped.group(1));
    assertThat(kept).isBetween(1_000, 1_999);
    goesOnAfter(kept, whole);
  }

  @Test
  void a_bundle_is_answered_line_by_line_and_keeps_what_is_good() {
    String bundle =
        String.join(
            "\n",
            report("B-1", "One."),
            "{\"ref\":",
            "",
            report("B-1", "One."),
            report("B-1", "Changed."),
            report("B-2", "Two."));
    List<JsonNode> answers = lines(school.call("POST", BUNDLES, MANY, bundle));
    assertThat(answers.stream().limit(5).map(one -> one.path("line").asInt()))
        .containsExactly(1, 2, 4, 5, 6);
    assertThat(answers.stream().limit(5).map(one -> one.path("result").asString()))
        .containsExactly("accepted", "refused", "already-held", "refused", "accepted");
    assertThat(answers.getLast().path("accepted").asInt()).isEqualTo(2);
    assertThat(answers.getLast().path("alreadyHeld").asInt()).isEqualTo(1);
    assertThat(answers.getLast().path("refused").asInt()).isEqualTo(2);
  }

  @Test
  void the_description_for_engineers_is_the_one_in_the_documents() throws IOException {
    var served = (tools.jackson.databind.node.ObjectNode) body(school.get("/api/openapi.json"));
    served.remove("servers");
    Path kept = Path.of("..", "docs", "api", "openapi.json");
    Path now =
        Files.writeString(Path.of("target", "openapi.json"), JSON.writeValueAsString(served));
    assertThat(served)
        .as("docs/api/openapi.json is out of date: cp service/%s docs/api/openapi.json", now)
        .isEqualTo(JSON.readTree(Files.readString(kept)));
  }
}
