package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.record.Rebuild;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a correction does to a story, and who still sees it when fewer may see the report. */
class CorrectedStoryTest {
  @TempDir Path folder;
  private ARecord record;
  private UUID report;
  private UUID policeReport;
  private UUID tamsin;
  private AVisitor amina;
  private AVisitor ruth;

  @BeforeEach
  void receive() {
    record = new ARecord(folder);
    List<UUID> entries = record.receiveTamsin();
    report = entries.getFirst();
    policeReport = entries.get(2);
    tamsin = record.person(report, 0);
    record.relate(
        tamsin,
        record.worker("amina", "Amina Sow", "social-care", Role.PRACTITIONER, Reach.CASELOAD));
    record.worker("ruth", "Ruth Hale", "school", Role.PRACTITIONER, Reach.PARTNER);
    record.worker("moira", "Moira Finch", "school", Role.MANAGER, Reach.PARTNER);
    amina = AVisitor.signedIn(record, "amina");
    ruth = AVisitor.signedIn(record, "ruth");
  }

  @AfterEach
  void close() {
    record.close();
  }

  @Test
  void a_corrected_date_moves_the_entry_and_the_old_date_is_one_click_away() {
    assertThat(oldestFirst("").getFirst()).startsWith("2 November 2013");
    record.itIs("2015-02-01T09:00:00Z");
    correct(Map.of("happened-month", "10", "happened-year", "2013"), "I mixed up two terms.");
    assertThat(oldestFirst("").getFirst())
        .startsWith("October 2013")
        .contains("Corrected. First dated 3 March 2014");
    Document page = amina.page("/people/" + tamsin);
    String old = page.select(".bw-event__when a:contains(First dated)").attr("href");
    assertThat(amina.page(old).text()).contains("3 March 2014", "A later entry corrects this one");
    assertThat(page.select(".bw-event").text()).contains("Why: I mixed up two terms.");
    for (String answer : List.of("here", "recorded")) {
      assertThat(oldestFirst("&day=2015-01-31&answer=" + answer))
          .as("what was known before the correction")
          .anySatisfy(when -> assertThat(when).startsWith("3 March 2014"))
          .noneSatisfy(when -> assertThat(when).contains("October 2013"));
    }

    record.itIs("2015-03-01T09:00:00Z");
    correct(Map.of("happened-month", "", "happened-year", "2012"), "The register says so.");
    assertThat(oldestFirst("").getFirst()).startsWith("2012");
    assertThat(oldestFirst("&day=2015-02-15&answer=here").getFirst())
        .as("between two corrections the first one stood")
        .startsWith("October 2013");
    assertThat(record.bean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void who_and_what_is_in_a_report_cannot_be_corrected_and_the_page_says_so() {
    assertThat(ruth.page("/entries/" + report + "/correct").text())
        .contains("Who and what a report names stays as it was sent");
  }

  @Test
  void a_correction_s_own_address_corrects_the_report_and_never_the_correction() {
    String correction = correct(Map.of("happened-year", "2013"), "Wrong year.");
    Document form = ruth.page(correction + "/correct");
    assertThat(form.select("main form").attr("action"))
        .isEqualTo("/entries/" + report + "/correct");
  }

  @Test
  void marking_a_report_more_narrowly_hides_what_corrects_it_too() {
    String correction = correct(Map.of("happened-year", "2013"), "Wrong year.");
    assertThat(amina.get(correction).statusCode()).isEqualTo(200);
    AVisitor moira = AVisitor.signedIn(record, "moira");
    String address = "/entries/" + report + "/marking";
    Document form = moira.page(address);
    assertThat(
            moira.send(form, address, Map.of("marking", "RESTRICTED", "reason", "")).statusCode())
        .as("a reason is needed")
        .isEqualTo(422);
    HttpResponse<String> marked =
        moira.send(
            form, address, Map.of("marking", "RESTRICTED", "reason", "It names a new address"));
    assertThat(marked.statusCode()).isIn(302, 303);

    for (String path : List.of("/entries/" + report, correction, correction + "/correct")) {
      assertThat(amina.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(ruth.get(path).statusCode()).as("whoever wrote it: " + path).isEqualTo(404);
      assertThat(moira.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(amina.page("/people/" + tamsin).select(".bw-event"))
        .hasSize(6)
        .noneSatisfy(event -> assertThat(event.text()).contains("would not say who"));
    for (String path : List.of("/entries/" + report, correction)) {
      assertThat(moira.page(path).select(".govuk-summary-list__row").eachText())
          .as(path)
          .anySatisfy(row ->
              assertThat(row)
                  .startsWith("Changed who may see it Restricted to named posts: ")
                  .contains("Moira")
                  .endsWith("Why: It names a new address"));
    }
    assertThat(
            moira
                .send(form, address, Map.of("marking", "OPEN", "reason", "Enough time has passed"))
                .statusCode())
        .as("who saw an older marking decides again")
        .isEqualTo(422);
    assertThat(record.bean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void who_may_see_a_report_is_changed_by_its_agency_s_managers_and_its_writer_only() {
    AVisitor moira = AVisitor.signedIn(record, "moira");
    assertThat(moira.get("/entries/" + policeReport + "/marking").statusCode()).isEqualTo(404);
    assertThat(ruth.get("/entries/" + report + "/marking").statusCode()).isEqualTo(404);
    assertThat(amina.get("/entries/" + report + "/marking").statusCode()).isEqualTo(404);
    assertThat(moira.page("/entries/" + report).select("a[href$=/marking]")).hasSize(1);
    assertThat(ruth.page("/entries/" + report).select("a[href$=/marking]")).isEmpty();
  }

  /** Ruth corrects when it happened; the address of the correction. */
  private String correct(Map<String, String> happened, String reason) {
    String address = "/entries/" + report + "/correct";
    Document form = ruth.page(address);
    var typed = new LinkedHashMap<String, String>();
    typed.put("do", "send");
    typed.put("summary", form.select("#summary").text());
    typed.put("reason", reason);
    typed.putAll(happened);
    HttpResponse<String> answer = ruth.send(form, address, typed);
    assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]*", "");
  }

  private List<String> oldestFirst(String more) {
    return amina
        .page("/people/" + tamsin + "?order=oldest" + more)
        .select(".bw-event__when")
        .eachText();
  }
}
