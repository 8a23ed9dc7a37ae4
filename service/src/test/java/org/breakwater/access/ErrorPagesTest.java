package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.database.Database;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody sees when something goes wrong: what to do next, and nothing of the inside. */
class ErrorPagesTest {
  /** Traces of the inside that no answer may hold. */
  private static final List<String> INSIDE =
      List.of(
          "Exception",
          "org.",
          "java.",
          "SQL",
          "select ",
          "insert ",
          "relation \"",
          "Tomcat",
          "\tat");

  @TempDir static Path folder;
  private static AService service;
  private static ACaller priya;

  @BeforeAll
  static void open() {
    service = new AService(folder, WebApplicationType.SERVLET);
    service.bean(Area.class).settle(AService.PASSWORD);
    priya = ACaller.signedIn(service, "priya");
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void every_problem_has_a_page_with_a_heading_and_a_way_on() {
    says(priya.get("/no-such-page"), 404, "Page not found");
    says(priya.get("/people/" + UUID.randomUUID()), 404, null);
    says(priya.get("/people/%3Cscript%3E"), 400, null);
    says(priya.get("/entries/1'%20or%20'1'='1"), 400, null);
    says(priya.get("/reports/drafts/x/send"), 405, null);
    says(priya.postWithoutToken("/emergency", Map.of("name", "forged")), 403, null);
    says(priya.get("/search?q=" + "a".repeat(6_000)), 200, null);
  }

  @Test
  void what_is_hidden_and_what_is_not_there_look_the_same() {
    UUID entry = service.report("ambulance", AService.Child.in(AService.Relation.NONE));
    String hidden = main(priya.get("/people/" + service.personOf(entry)));
    assertThat(hidden).isEqualTo(main(priya.get("/people/" + UUID.randomUUID())));
    assertThat(main(priya.get("/entries/" + entry)))
        .isEqualTo(main(priya.get("/entries/" + UUID.randomUUID())));
  }

  @Test
  void a_failure_gives_a_reference_says_what_was_saved_and_tells_nothing_else() {
    var owner = new JdbcTemplate(service.bean(Database.class).owner());
    owner.execute("alter table readings.emergency rename to emergency_away");
    try {
      HttpResponse<String> page = priya.get("/emergency");
      says(page, 500, "Sorry, there is a problem with the service");
      assertThat(main(page))
          .contains("Nothing was saved")
          .containsPattern("give the reference [0-9a-f]{8}");
      HttpResponse<String> sent =
          priya.post(
              "/emergency",
              Map.of(
                  "name", "Zqborine Nobody",
                  "identifier", "9990000026",
                  "reason", "zqsecret reason",
                  "password", AService.PASSWORD));
      says(sent, 500, null);
      assertThat(sent.body()).contains("It is not known whether").doesNotContain("zqsecret", "Zqb");
    } finally {
      owner.execute("alter table readings.emergency_away rename to emergency");
    }
    assertThat(priya.get("/emergency").statusCode()).isEqualTo(200);
  }

  @Test
  void a_program_is_told_in_its_own_form() {
    HttpResponse<String> answer = priya.call("GET", "/api/no-such-thing", "application/json", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain(INSIDE);
  }

  private static void says(
      HttpResponse<String> answer, int status, @org.jspecify.annotations.Nullable String heading) {
    assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(status);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("h1")).as(answer.uri().getPath()).hasSize(1);
    if (heading != null) {
      assertThat(page.select("h1").text()).isEqualTo(heading);
    }
    assertThat(page.select("main a, main button")).as("a way on").isNotEmpty();
    assertThat(page.select("main").text()).doesNotContain(INSIDE).doesNotContain("⟦");
  }

  private static String main(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select("main").text();
  }
}
