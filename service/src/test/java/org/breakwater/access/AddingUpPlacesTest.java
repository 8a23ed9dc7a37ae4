package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.access.AFrontDoor.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.intake.Intake;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A takeaway and a nickname have their pages before any child is known, each report by report. */
@Timeout(300)
class AddingUpPlacesTest {
  private static final String WEXCOMBE =
      "{\"ref\":\"p1\",\"role\":\"child\",\"given\":\"Dilys\",\"family\":\"Wexcombe\",\"knownAs\":[\"Dilly\"]}";

  @TempDir static Path folder;
  private static AFrontDoor at;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    var reports = new ArrayList<String>();
    reports.add(report("police", 1, "2011-03-01", "", "Kiln Row Balti House"));
    reports.add(report("police", 2, "2012-04-01", "", "KILN ROW BALTI HOUSE"));
    reports.add(report("health", 3, "2012-05-01", "," + WEXCOMBE, "Kiln Row Balti House"));
    reports.add(report("school", 4, "2013-06-01", "", "Kiln Row Baltee House"));
    AQuietTown.receive(at.service.bean(Intake.class), reports);
  }

  @AfterAll
  static void close() {
    at.close();
  }

  private static String report(String agency, int n, String day, String child, String place) {
    return """
    {"ref":"%s-%d","agency":"%s","kind":"intelligence","recorded":"%sT10:00:00Z",\
    "summary":"Invented.","people":[{"ref":"p9","role":"adult-of-concern","knownAs":["Ashy Boy"]}%s],\
    "things":[{"ref":"t1","type":"place","value":"%s"}]}\
    """
        .formatted(agency, n, agency, day, child, place);
  }

  private static String found(ACaller who, String words) {
    String thing = page(who, "/search?q=" + words).select("main a[href^=/things/]").attr("href");
    if (who == at.isobel) {
      // Whoever sees the whole area says why first.
      String id = thing.substring("/things/".length());
      who.post(
          "/purpose", Map.of("type", "thing", "id", id, "purpose", "FRONT_DOOR", "note", "a call"));
    }
    return thing;
  }

  @Test
  void a_nickname_s_page_has_everything_that_was_ever_reported_with_it() {
    String ashy = found(at.isobel, "Ashy+Boy");
    Document page = page(at.isobel, ashy);
    assertThat(page.select("h1").text()).isEqualTo("Ashy Boy");
    assertThat(page.text()).contains("Called", "In 4 reports", "Many may be called so");
    assertThat(page.select("table:contains(Year by year) tbody tr")).hasSize(3);
    assertThat(page.select("table:contains(Year by year) tr:contains(2012)").text())
        .as("year, reports, agencies, children, before any child")
        .isEqualTo("2012 2 2 1 1");
  }

  @Test
  void whoever_may_see_some_of_the_reports_sees_those_and_who_may_see_none_no_page() {
    String ashy = found(at.isobel, "Ashy+Boy");
    Document page = page(at.priya, ashy);
    assertThat(page.text()).contains("In 2 reports").doesNotContain("Dilys", "health");
    assertThat(at.signedIn("vera").get(ashy).statusCode()).isEqualTo(404);
    assertThat(at.signedIn("adam").get(ashy).statusCode()).isEqualTo(404);
    assertThat(found(at.signedIn("vera"), "Ashy+Boy")).isEmpty();
  }

  @Test
  void a_place_in_another_spelling_is_named_beside_it_to_who_may_see_that() {
    String place = found(at.isobel, "Kiln+Row+Balti+House");
    Document page = page(at.isobel, place);
    assertThat(page.text()).contains("In 3 reports", "Easily taken for it");
    assertThat(page.select(".bw-doubt a").eachText()).containsExactly("Kiln Row Baltee House");
    assertThat(page(at.priya, place).select(".bw-doubt a")).isEmpty();
  }

  @Test
  void a_child_s_nickname_has_no_page() {
    List<String> names =
        at.service.read(jdbc ->
            jdbc.queryForList("select shown from thing where type = 'nickname'", String.class));
    assertThat(names).containsExactly("Ashy Boy");
  }
}
