package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** What an administrator can do to people's access, and from when it counts. */
class AdministrationTest {
  private static final String OWN_PASSWORD = "copper kettle moonrise";

  @TempDir static Path folder;
  private static AService service;
  private static ACaller adam;

  @BeforeAll
  static void settle() {
    service = new AService(folder, WebApplicationType.SERVLET);
    var setup = service.bean(Setup.class);
    String code = setup.invitation().orElseThrow().replaceAll(".*code (\\S+) .*", "$1");
    var first = new ACaller(service.url());
    first.signIn("", "");
    var wrong = new HashMap<String, String>();
    wrong.putAll(Map.of("code", "ABCDE", "name", "Root", "signIn", "root", "fresh", OWN_PASSWORD));
    assertThat(first.post("/setup", wrong).statusCode()).isEqualTo(400);
    wrong.put("code", code);
    assertThat(ACaller.location(first.post("/setup", wrong))).isEqualTo("/sign-in");
    adam = new ACaller(service.url());
    assertThat(ACaller.location(adam.signIn("root", OWN_PASSWORD))).isEqualTo("/home");
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void the_code_makes_one_administrator_and_no_second() {
    assertThat(service.bean(Setup.class).invitation()).isEmpty();
    assertThat(ACaller.location(new ACaller(service.url()).get("/setup"))).isEqualTo("/sign-in");
    var names = new Setup.Names("Breakwater", "Administrator");
    assertThat(
            service.bean(Setup.class).firstAdministrator("any", "two", "Two", OWN_PASSWORD, names))
        .isFalse();
  }

  @Test
  void a_first_password_opens_nothing_but_the_page_to_change_it() {
    post("police");
    String first = create("hana", "police.worker");
    var hana = new ACaller(service.url());
    hana.signIn("hana", first);
    for (String path : List.of("/home", "/search", "/emergency")) {
      assertThat(ACaller.location(hana.get(path))).as(path).isEqualTo("/password");
    }
    hana.callAs("hana", first);
    assertThat(hana.call("POST", "/api/reports", "application/json", "{}").statusCode())
        .isEqualTo(401);
    assertThat(
            ACaller.location(hana.post("/password", Map.of("now", first, "fresh", OWN_PASSWORD))))
        .isEqualTo("/home");
    assertThat(hana.get("/search").statusCode()).isEqualTo(200);
  }

  @Test
  void a_stopped_person_is_out_with_their_next_click_and_a_new_password_does_not_let_them_in() {
    post("health");
    var bram = worker("bram", "health.worker");
    assertThat(bram.get("/search").statusCode()).isEqualTo(200);
    UUID id = service.viewer("bram").id();
    adam.post("/administration/users/" + id + "/disabled", Map.of("disabled", "true"));
    assertThat(ACaller.location(bram.get("/search"))).isEqualTo("/sign-in");
    String fresh = secret(adam.post("/administration/users/" + id + "/password", Map.of()));
    assertThat(ACaller.location(new ACaller(service.url()).signIn("bram", fresh)))
        .isEqualTo("/sign-in?refused");
  }

  @Test
  void a_sign_in_name_is_given_once_however_it_is_typed() {
    post("school");
    create("Otto", "school.worker");
    HttpResponse<String> again =
        adam.post(
            "/administration/users",
            Map.of("name", "Otto Two", "signIn", "otto", "post", "school.worker"));
    assertThat(again.statusCode()).isEqualTo(400);
  }

  @Test
  void a_token_is_shown_once_reports_for_one_partner_and_reads_nothing() {
    post("youth-service");
    String token =
        secret(
            adam.post(
                "/administration/tokens",
                Map.of("partner", "youth-service", "label", "Case system")));
    assertThat(token).startsWith("bw_");
    assertThat(adam.get("/administration").body()).contains("Case system").doesNotContain(token);
    var system = new ACaller(service.url());
    assertThat(report(system, token, "youth-service").statusCode()).isEqualTo(201);
    assertThat(report(system, token, "police").statusCode()).isEqualTo(422);
    for (String path : List.of("/search?q=a", "/api/openapi.json.yaml", "/actuator/info")) {
      assertThat(system.call("GET", path, "Authorization", "Bearer " + token, "").statusCode())
          .as(path)
          .isIn(302, 403);
    }
    UUID id = service.bean(Credentials.class).tokens().getFirst().id();
    adam.post("/administration/tokens/" + id + "/revoked", Map.of());
    assertThat(report(system, token, "youth-service").statusCode()).isEqualTo(401);
    assertThat(kinds()).contains("access.token-given", "access.token-revoked");
  }

  @Test
  void secrets_are_nowhere_in_the_record() {
    post("voluntary");
    String first = create("petra", "voluntary.worker");
    List<String> told =
        service.read(jdbc ->
            jdbc.queryForList(
                "select body from record.body where body like ? or body like '%$argon2%'",
                String.class, "%" + first + "%"));
    assertThat(told).isEmpty();
  }

  private static void post(String partner) {
    adam.post(
        "/administration/partners", Map.of("code", partner, "name", partner, "kind", "statutory"));
    adam.post(
        "/administration/posts",
        Map.of("name", "Worker", "partner", partner, "role", "PRACTITIONER", "reach", "CASELOAD"));
  }

  private static String create(String signIn, String post) {
    return secret(
        adam.post("/administration/users", Map.of("name", signIn, "signIn", signIn, "post", post)));
  }

  private static ACaller worker(String signIn, String post) {
    String first = create(signIn, post);
    var worker = new ACaller(service.url());
    worker.signIn(signIn, first);
    worker.post("/password", Map.of("now", first, "fresh", OWN_PASSWORD));
    return worker;
  }

  private static HttpResponse<String> report(ACaller system, String token, String agency) {
    String body =
        """
        {"ref": "T-1", "agency": "%s", "kind": "concern", "recorded": "2014-03-03T15:10:00Z",
         "summary": "Out late.", "people": [{"ref": "p1", "role": "child", "given": "Una"}]}\
        """
            .formatted(agency);
    return system.call("POST", "/api/reports", "Authorization", "Bearer " + token, body);
  }

  private static String secret(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.body()).select(".govuk-panel__body").text();
  }

  private static List<String> kinds() {
    return service.read(
        jdbc -> jdbc.queryForList("select distinct kind from record.entry", String.class));
  }
}
