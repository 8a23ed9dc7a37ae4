package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.breakwater.escalation.Escalations;
import org.breakwater.record.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens by itself as time goes by: nobody answers, or it shows whether a decision worked.
 */
class ClimbingTest {
  @TempDir Path folder;
  private AFrontDoor at;

  @BeforeEach
  void open() {
    at = new AFrontDoor(folder);
  }

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void a_dissent_is_answered_from_outside_the_line_and_an_overruling_has_a_name_and_a_sequel() {
    UUID concern = at.send("SCH-1", "Marigold", "Ashdown");
    String decision = at.decide(at.frances, concern, "NO_FURTHER_ACTION");
    at.priya.post(decision + "/dissent", Map.of("reasons", "Two other girls name the same car."));
    assertThat(AFrontDoor.text(at.isobel, "/today")).contains("Priya Calloway disagrees");
    assertThat(AFrontDoor.text(at.isobel, "/oversight"))
        .contains("Disagreements without an answer (1)");
    String answer = at.form(at.isobel, decision, "/dissents/");
    for (ACaller inside : List.of(at.frances, at.hana, at.priya)) {
      assertThat(inside.post(answer, Map.of("answer", "OVERRULED", "reasons", "x")).statusCode())
          .isEqualTo(404);
    }
    assertThat(at.isobel.post(answer, Map.of("answer", "OVERRULED", "reasons", " ")).statusCode())
        .isEqualTo(400);
    at.isobel.post(answer, Map.of("answer", "OVERRULED", "reasons", "The car was traced."));
    at.isobel.post(answer, Map.of("answer", "UPHELD", "reasons", "I have changed my mind."));
    assertThat(AFrontDoor.text(at.priya, "/overrulings"))
        .contains("Overruled by Isobel Achebe", "The car was traced.", "is to be looked at");

    at.service.later(Duration.ofDays(60));
    ACaller later = at.signedIn("frances");
    assertThat(AFrontDoor.text(later, "/today")).contains("Decisions to look at again");
    later.post(decision + "/review", Map.of("worked", "NO", "words", "She was found in Hull."));
    assertThat(AFrontDoor.text(at.signedIn("isobel"), "/overrulings"))
        .contains("Did it work? No", "She was found in Hull.");
  }

  @Test
  void a_concern_that_nobody_decides_climbs_post_by_post_past_a_vacancy_to_the_scrutineer() {
    UUID concern = at.send("SCH-1", "Marigold", "Ashdown");
    at.service
        .bean(Staff.class)
        .disable(at.service.viewer("hana").id(), true, "on leave", Author.engine("test"));
    assertThat(at.climbs("2015-01-06T23:59:59Z")).isEmpty();
    assertThat(at.climbs("2015-01-07T00:00:00Z")).containsExactly("martin");
    assertThat(at.climbs("2015-01-07T23:00:00Z")).containsExactly("martin");
    assertThat(AFrontDoor.text(at.signedIn("martin"), "/concerns/" + concern)).contains("Decide");
    assertThat(at.signedIn("iain").get("/concerns/" + concern).statusCode()).isEqualTo(404);
    assertThat(at.climbs("2015-01-08T00:00:00Z")).containsExactly("martin", "dorothea");
    assertThat(at.climbs("2015-01-10T00:00:00Z")).containsExactly("martin", "dorothea", "isobel");
    assertThat(at.climbs("2015-03-10T00:00:00Z")).hasSize(3);

    ACaller isobel = at.signedIn("isobel");
    ACaller frances = at.signedIn("frances");
    assertThat(AFrontDoor.text(isobel, "/today"))
        .contains("Decide about a concern, due by the end of 6");
    assertThat(AFrontDoor.text(isobel, "/oversight"))
        .contains("Overdue (1)", "4 posts above")
        .contains("Martin Oyelaran was told on 7 January 2015: That nobody answered in time.");
    assertThat(AFrontDoor.text(frances, "/concerns/" + concern))
        .contains("nobody is in the post: Head of service")
        .contains("Isobel Achebe (Independent scrutineer)");
    at.decide(frances, concern, "ASSESSMENT");
    assertThat(at.signedIn("martin").get("/concerns/" + concern).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(isobel, "/oversight"))
        .contains("Nobody answers for them by name (1)", "Marigold Ashdown");
  }

  @Test
  void while_nobody_is_scrutineer_the_last_step_is_tried_again_until_somebody_is() {
    at.send("SCH-1", "Marigold", "Ashdown");
    var staff = at.service.bean(Staff.class);
    UUID scrutineer = at.service.viewer("isobel").id();
    staff.disable(scrutineer, true, "has left", Author.engine("test"));
    assertThat(at.climbs("2015-01-20T09:00:00Z")).containsExactly("martin", "hana", "dorothea");
    staff.disable(scrutineer, false, "is back", Author.engine("test"));
    assertThat(at.climbs("2015-01-21T09:00:00Z")).endsWith("isobel");
  }

  @Test
  void after_an_outage_every_step_is_taken_once_in_order_however_many_instances_wake() {
    at.send("SCH-1", "Marigold", "Ashdown");
    at.send("SCH-2", "Corin", "Halvard");
    at.service.itIs(Instant.parse("2015-02-05T09:00:00Z"));
    var escalations = at.service.bean(Escalations.class);
    var instances =
        List.of(
            CompletableFuture.supplyAsync(escalations::run),
            CompletableFuture.supplyAsync(escalations::run),
            CompletableFuture.supplyAsync(escalations::run));
    instances.forEach(CompletableFuture::join);
    List<String> steps =
        at.service.read(jdbc ->
            jdbc.queryForList(
                "select clock || ' ' || step from escalation order by entry", String.class));
    assertThat(steps).hasSize(8).doesNotHaveDuplicates();
    assertThat(at.climbs("2015-02-05T09:00:00Z").subList(0, 4))
        .containsExactly("martin", "martin", "hana", "hana");
  }

  @Test
  void england_s_bank_holidays_do_not_count() {
    at.service.itIs(Instant.parse("2015-04-02T15:00:00Z"));
    at.send("SCH-1", "Marigold", "Ashdown");
    assertThat(AFrontDoor.text(at.signedIn("frances"), "/front-door"))
        .contains("by the end of 7 April 2015");
  }
}
