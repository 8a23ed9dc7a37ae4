package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Marking;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People decide who is who, over HTTP. */
class WhoIsWhoTest {
  @TempDir static Path folder;
  private static AFrontDoor at;

  @BeforeAll
  static void open() {
    at = new AFrontDoor(folder);
  }

  @AfterAll
  static void close() {
    at.close();
  }

  /** Two reports, of whom nothing but the name says that they are about one child. */
  private record Two(UUID one, UUID other, String family) {
    String path() {
      return "/who-is-who/" + one + "/" + other;
    }
  }

  private static UUID send(String ref, String agency, String person) {
    String json =
        """
        {"ref": "%s", "agency": "%s", "kind": "concern", "recorded": "2014-12-05T08:30:00Z",
         "summary": "She was tired.", "people": [{"ref": "p1", "role": "child", %s}]}\
        """
            .formatted(ref, agency, person)
            .replace("\n", " ");
    Received received =
        at.service
            .bean(Intake.class)
            .receive(List.of(json.getBytes(StandardCharsets.UTF_8)), Sender.OPERATOR)
            .getFirst();
    return ((Received.Accepted) received).entry();
  }

  private static Two two(String family) {
    String name = "\"given\": \"Marigold\", \"family\": \"" + family + "\"";
    UUID one = send(family + "-1", "school", name + ", \"born\": \"2003-04-09\"");
    UUID other = send(family + "-2", "health", name + ", \"sex\": \"female\"");
    var two = new Two(at.service.personOf(one), at.service.personOf(other), family);
    assertThat(two.one()).isNotEqualTo(two.other());
    return two;
  }

  private static HttpResponse<String> decide(ACaller who, Two two, String verdict) {
    Document page = Jsoup.parse(who.get(two.path()).body());
    return who.post(
        two.path(),
        Map.of(
            "verdict",
            verdict,
            "reasons",
            "Her school nurse knows her.",
            "seenOne",
            page.select("input[name=seenOne]").val(),
            "seenOther",
            page.select("input[name=seenOther]").val()));
  }

  @Test
  void a_doubt_waits_until_somebody_joins_the_two_and_can_be_undone() {
    Two two = two("Ashbourne");
    assertThat(AFrontDoor.text(at.frances, "/who-is-who"))
        .contains("Marigold Ashbourne", "Born 9 April 2003", "Perhaps one person");
    assertThat(AFrontDoor.text(at.frances, two.path()))
        .contains("same given name", "same family name", "before anything is compared", "Together")
        .contains("Agree", "Missing", "Not sure")
        .doesNotContain("⟦");

    HttpResponse<String> joined = decide(at.frances, two, "SAME");
    String decision = ACaller.location(joined);
    assertThat(AFrontDoor.text(at.frances, decision))
        .contains("One person", "Her school nurse knows her.", "Undo");
    assertThat(AFrontDoor.text(at.frances, "/who-is-who")).doesNotContain("Ashbourne");
    assertThat(ACaller.location(at.frances.get("/people/" + two.other())))
        .startsWith("/purpose?type=person&id=" + two.one());
    at.frances.post(
        "/purpose",
        Map.of("type", "person", "id", two.one().toString(), "purpose", "FRONT_DOOR", "note", "a"));
    assertThat(ACaller.location(at.frances.get("/people/" + two.other())))
        .isEqualTo("/people/" + two.one());
    assertThat(AFrontDoor.text(at.frances, "/people/" + two.one() + "/mentions"))
        .contains("Her school nurse knows her.", "Ashbourne-1", "Ashbourne-2")
        .contains("Some of these are somebody else");

    assertThat(at.frances.post(decision, Map.of("reasons", " ")).statusCode()).isEqualTo(400);
    assertThat(ACaller.location(at.frances.post(decision, Map.of("reasons", "Another nurse."))))
        .isEqualTo(decision);
    assertThat(AFrontDoor.text(at.frances, decision)).contains("taken back");
    assertThat(AFrontDoor.text(at.frances, "/who-is-who")).contains("Ashbourne");
    assertThat(at.frances.post(decision, Map.of("reasons", "Again.")).statusCode()).isEqualTo(409);
  }

  @Test
  void why_two_may_be_one_can_be_had_as_data() {
    Two two = two("Ainsley");
    HttpResponse<String> answer = at.frances.get(two.path() + "/weight");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonNode pair = JsonMapper.builder().build().readTree(answer.body());
    int sum = 0;
    for (JsonNode step : pair.get("steps")) {
      sum += step.get("millibits").asInt();
    }
    assertThat(pair.get("millibits").asInt()).isEqualTo(sum);
    assertThat(answer.body())
        .contains("same given name", "before anything is compared", "Marigold Ainsley", "MISSING");
    assertThat(at.frances.get(two.path()).body()).contains(two.path() + "/weight");
    HttpResponse<String> other = at.priya.get(two.path() + "/weight");
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(other.body()).doesNotContain("Ainsley");
  }

  @Test
  void two_who_are_kept_apart_stay_apart_whatever_reports_say_later() {
    Two two = two("Beckwith");
    assertThat(decide(at.frances, two, "DIFFERENT").statusCode()).isEqualTo(302);
    assertThat(AFrontDoor.text(at.frances, "/who-is-who")).doesNotContain("Beckwith");
    send(
        "Beckwith-3",
        "police",
        "\"given\": \"Marigold\", \"family\": \"Beckwith\", \"born\": \"2003-04-09\","
            + " \"sex\": \"female\"");
    assertThat(at.service.personOf(entry("Beckwith-1"))).isEqualTo(two.one());
    assertThat(at.service.personOf(entry("Beckwith-2"))).isEqualTo(two.other());
  }

  @Test
  void mentions_of_somebody_else_are_ticked_and_parted() {
    String born = "\"family\": \"Corley\", \"born\": \"2001-01-0";
    UUID one = send("Corley-1", "school", "\"given\": \"Ivy\", " + born + "2\"");
    UUID other = send("Corley-2", "health", "\"given\": \"Ivy\", " + born + "2\"");
    UUID person = at.service.personOf(one);
    assertThat(at.service.personOf(other)).isEqualTo(person);
    String path = "/people/" + person + "/part";
    Document page = Jsoup.parse(at.frances.get(path).body());
    assertThat(page.select("input[name=others]")).hasSize(2);
    assertThat(at.frances.post(path, Map.of("reasons", "Two girls.")).statusCode()).isEqualTo(400);
    HttpResponse<String> parted =
        at.frances.post(
            path,
            Map.of(
                "others",
                other + ".0",
                "reasons",
                "Two girls of one name.",
                "seen",
                page.select("input[name=seen]").val()));
    assertThat(parted.statusCode()).isEqualTo(302);
    assertThat(at.service.personOf(one)).isEqualTo(person);
    assertThat(at.service.personOf(other)).isNotEqualTo(person);
    // And a third report of the same words cannot bring the two together again.
    send("Corley-3", "police", "\"given\": \"Ivy\", " + born + "2\"");
    assertThat(at.service.personOf(other)).isNotEqualTo(at.service.personOf(one));
  }

  @Test
  void a_decision_without_reasons_or_on_an_old_view_is_not_made() {
    Two two = two("Denholm");
    HttpResponse<String> empty = at.frances.post(two.path(), Map.of());
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("Choose whether", "Enter why");
    HttpResponse<String> old =
        at.frances.post(
            two.path(),
            Map.of("verdict", "SAME", "reasons", "x", "seenOne", "0", "seenOther", "0"));
    assertThat(old.statusCode()).isEqualTo(409);
    assertThat(old.body()).contains("nothing was changed");
    assertThat(at.service.personOf(entry("Denholm-2"))).isEqualTo(two.other());
  }

  @Test
  void only_who_reaches_the_whole_area_looks_and_scrutiny_does_not_decide() {
    Two two = two("Elmsett");
    for (ACaller other : List.of(at.leila, at.priya)) {
      for (String path : List.of("/who-is-who", two.path(), "/people/" + two.one() + "/part")) {
        assertThat(other.get(path).statusCode()).isEqualTo(404);
      }
      assertThat(other.post(two.path(), Map.of("verdict", "SAME", "reasons", "x")).statusCode())
          .isEqualTo(404);
    }
    var scrutiny = at.isobel;
    assertThat(AFrontDoor.text(scrutiny, two.path())).doesNotContain("Record this decision");
    assertThat(decide(scrutiny, two, "SAME").statusCode()).isEqualTo(404);
    assertThat(at.service.personOf(entry("Elmsett-2"))).isEqualTo(two.other());
  }

  @Test
  void who_may_not_see_one_side_sees_nothing_of_the_doubt() {
    Two two = two("Farnaby");
    at.service.mark(
        entry("Farnaby-2"),
        new Marking(Marking.Level.SEALED, List.of(at.service.viewer("leila").id().toString())));
    assertThat(AFrontDoor.text(at.frances, "/who-is-who")).doesNotContain("Farnaby");
    HttpResponse<String> answer = at.frances.get(two.path());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("Farnaby");
    at.frances.post(
        "/purpose",
        Map.of("type", "person", "id", two.one().toString(), "purpose", "FRONT_DOOR", "note", "a"));
    assertThat(AFrontDoor.text(at.frances, "/people/" + two.one()))
        .contains("Farnaby")
        .doesNotContain("Perhaps the same person");
  }

  private static UUID entry(String ref) {
    return at.service.read(
        jdbc -> jdbc.queryForObject("select entry from report where ref = ?", UUID.class, ref));
  }
}
