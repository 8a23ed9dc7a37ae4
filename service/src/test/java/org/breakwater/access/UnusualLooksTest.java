package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Purpose;
import org.breakwater.record.Rebuild;
import org.breakwater.record.Subject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Curious looks are noticed as they happen, and judged by another partner's people. */
@Timeout(300)
class UnusualLooksTest {
  @TempDir static Path folder;
  private static AFrontDoor at;
  private static ACaller iain;
  private static ACaller martin;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    iain = at.signedIn("iain");
    martin = at.signedIn("martin");
  }

  @AfterAll
  static void close() {
    assertThat(at.service.bean(Rebuild.class).check(_ -> {})).isEmpty();
    at.close();
  }

  private static long noticed(String signIn, String kind) {
    UUID user = at.service.viewer(signIn).id();
    Long noticed =
        at.service.read(jdbc ->
            jdbc.queryForObject(
                "select count(*) from unusual where app_user = ? and kind = ?",
                Long.class,
                user,
                kind));
    return noticed == null ? -1 : noticed;
  }

  private static void purpose(ACaller who, UUID person) {
    who.post(
        "/purpose",
        Map.of(
            "type", "person",
            "id", person.toString(),
            "purpose", "OVERSIGHT",
            "note", "to see"));
  }

  private static UUID child(String ref, String family) {
    return at.service.personOf(at.send(ref, "Marigold", family));
  }

  @Test
  void a_look_at_somebody_with_one_s_own_family_name_is_noticed_once_a_day_and_judged_outside() {
    UUID person = child("SCH-20", "Adeyemi");
    purpose(at.frances, person);
    assertThat(at.frances.get("/people/" + person).statusCode()).isEqualTo(200);
    at.frances.get("/people/" + person + "/looks");
    assertThat(noticed("frances", "SAME_NAME")).isEqualTo(1);

    assertThat(at.frances.get("/unusual-looks").statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(martin.get("/unusual-looks").body()).text())
        .as("one's own partner's people")
        .doesNotContain("Frances Adeyemi");
    Document page = Jsoup.parse(iain.get("/unusual-looks").body());
    assertThat(page.text()).contains("Frances Adeyemi", "their own family name");
    String form = page.select("section:contains(Frances Adeyemi) form").attr("action");
    assertThat(iain.post(form, Map.of("fine", "yes", "note", "")).statusCode()).isEqualTo(400);
    assertThat(martin.post(form, Map.of("fine", "yes", "note", "I know her.")).statusCode())
        .isEqualTo(404);
    iain.post(form, Map.of("fine", "no", "note", "It is her niece, she says."));
    assertThat(Jsoup.parse(iain.get("/unusual-looks").body()).text())
        .contains("Iain Brockhurst held it to be wrong", "It is her niece");
    at.isobel.post(form, Map.of("fine", "yes", "note", "Late."));
    assertThat(Jsoup.parse(at.isobel.get("/unusual-looks").body()).text()).doesNotContain("Late.");
  }

  @Test
  void whoever_works_with_them_is_never_asked() {
    UUID person = child("SCH-21", "Rowntree");
    at.service
        .bean(Staff.class)
        .relate(
            person,
            at.service.viewer("hana").id(),
            "allocated-worker",
            "for this test",
            org.breakwater.record.Author.engine("test"));
    assertThat(at.hana.get("/people/" + person).statusCode()).isEqualTo(200);
    assertThat(noticed("hana", "SAME_NAME")).isZero();
  }

  @Test
  void a_look_at_somebody_whom_everybody_talks_about_is_noticed_while_somebody_says_so() {
    UUID person = child("SCH-22", "Sandhoe");
    purpose(at.isobel, person);
    purpose(at.frances, person);
    assertThat(at.frances.get("/people/" + person + "/watch").statusCode()).isEqualTo(404);
    String watch = "/people/" + person + "/watch";
    assertThat(at.isobel.post(watch, Map.of("watched", "yes", "reason", "")).statusCode())
        .isEqualTo(400);
    at.isobel.post(watch, Map.of("watched", "yes", "reason", "She is in the papers."));
    assertThat(AFrontDoor.text(at.isobel, watch)).contains("She is in the papers.");
    at.frances.get("/people/" + person);
    assertThat(noticed("frances", "TALKED_ABOUT")).isEqualTo(1);
    at.isobel.post(watch, Map.of("watched", "no", "reason", "It is quiet."));
    at.service.later(Duration.ofHours(25));
    at.signedIn("frances");
    purpose(at.frances, person);
    at.frances.get("/people/" + person);
    assertThat(noticed("frances", "TALKED_ABOUT")).isEqualTo(1);
  }

  @Test
  void very_many_records_in_a_day_are_noticed_and_a_list_of_search_results_is_not() {
    Viewer leila = at.service.viewer("leila");
    var viewing = at.service.bean(Viewing.class);
    List<UUID> people =
        java.util.stream.IntStream.rangeClosed(1, 42)
            .mapToObj(UnusualLooksTest::unlikeOthers)
            .distinct()
            .toList();
    assertThat(people).hasSize(42);
    for (UUID person : people) {
      viewing.look(
          leila, Purpose.DIRECT_WORK, "search", () -> person, it -> List.of(Subject.person(it)));
    }
    assertThat(noticed("leila", "MANY")).isZero();
    for (UUID person : people) {
      viewing.look(
          leila, Purpose.DIRECT_WORK, "story", () -> person, it -> List.of(Subject.person(it)));
    }
    assertThat(noticed("leila", "MANY")).isEqualTo(1);
    HttpResponse<String> page = at.isobel.get("/unusual-looks");
    assertThat(Jsoup.parse(page.body()).text())
        .contains("Leila Thorne", "Opened the records of 41 people within a day");
  }

  /** A child whom nobody takes for that of another number. */
  private static UUID unlikeOthers(int number) {
    String born = "\"born\": \"%s\"".formatted(LocalDate.of(1999, 1, 3).plusDays(97L * number));
    return at.service.personOf(
        at.send("SCH-M" + number, "Z" + word(200 - number), "Xq" + word(number), born));
  }

  /** A name of its own for each number. */
  private static String word(int number) {
    String letters = "bcdfghjklmnprst";
    return ""
        + letters.charAt(number % 15)
        + "o"
        + letters.charAt(number / 15)
        + "a"
        + letters.charAt((number * 7) % 15);
  }
}
