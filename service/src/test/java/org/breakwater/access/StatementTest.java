package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.commands.Ran;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who received, opened, was told and decided, in order, as a page and as a file with proof. */
@Timeout(300)
class StatementTest {
  @TempDir static Path folder;
  private static AFrontDoor at;
  private static UUID person;
  private static String decision;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    UUID concern = at.send("SCH-17", "Marigold", "Quillfeather");
    person = at.service.personOf(concern);
    decision = at.decide(at.frances, concern, "NO_FURTHER_ACTION");
    String notice = at.form(at.leila, "/today", "/notices/");
    at.leila.post(notice, Map.of());
    at.priya.post(decision + "/dissent", Map.of("reasons", "Two other girls name the same car."));
    at.isobel.post(
        at.form(at.isobel, decision, "/dissents/"),
        Map.of("answer", "OVERRULED", "reasons", "They mean another car."));
    for (ACaller caller : List.of(at.isobel, at.frances)) {
      caller.post(
          "/purpose",
          Map.of(
              "type", "person",
              "id", person.toString(),
              "purpose", "OVERSIGHT",
              "note", "an inquiry asks"));
    }
  }

  @AfterAll
  static void close() {
    at.close();
  }

  private static String path() {
    return "/people/" + person + "/who-knew";
  }

  private static List<String> lines(ACaller who) {
    HttpResponse<String> answer = who.get(path());
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body()).select(".bw-event").eachText();
  }

  private static int line(List<String> lines, String... parts) {
    for (int at = 0; at < lines.size(); at++) {
      if (List.of(parts).stream().allMatch(lines.get(at)::contains)) {
        return at;
      }
    }
    throw new AssertionError("no line with " + List.of(parts) + " among " + lines);
  }

  @Test
  void decisions_what_people_were_told_and_what_they_said_against_it_stand_among_the_rest() {
    List<String> lines = lines(at.isobel);
    line(lines, "wrote it down: Concern");
    line(lines, "Frances Adeyemi", "decided: No further action", "her uncle's debts");
    line(lines, "was told: What was decided about the report");
    line(lines, "Leila Thorne", "read what they were told");
    line(lines, "Priya Calloway", "was told: That they are named as having taken part");
    line(lines, "Priya Calloway", "disagreed with a decision", "the same car");
    line(lines, "Isobel Achebe", "overruled the disagreement of Priya Calloway", "another car");
  }

  @Test
  void what_others_were_told_is_not_told_to_who_may_not_see_it() {
    assertThat(at.signedIn("nadia").get(path()).statusCode()).isEqualTo(404);
    String said = Jsoup.parse(at.priya.get("/today").body()).text();
    assertThat(said).doesNotContain("What was decided about the report");
  }

  @Test
  void the_day_asked_for_is_tied_to_the_log() {
    String today = AFrontDoor.text(at.isobel, path() + "?to=5+January+2015");
    assertThat(today)
        .contains("The log on that day", "entries had come into the log", "No outsider had signed");
    assertThat(AFrontDoor.text(at.isobel, path() + "?to=2014"))
        .contains("By then the log of this record had nothing in it.");
    assertThat(AFrontDoor.text(at.isobel, "/people/" + person + "?day=5+January+2015&answer=here"))
        .contains("The log on that day", "entries had come into the log");
  }

  @Test
  void as_a_file_every_line_is_proved_until_one_is_changed() throws IOException {
    HttpResponse<String> nobody = at.isobel.post(path() + "/statement", Map.of("recipient", ""));
    assertThat(nobody.statusCode()).isEqualTo(400);
    String made =
        ACaller.location(
            at.isobel.post(
                path() + "/statement",
                Map.of("recipient", "The Aldermoor inquiry", "to", "31 January 2015")));
    assertThat(made).startsWith("/statements/");
    assertThat(AFrontDoor.text(at.isobel, made)).contains("The Aldermoor inquiry");
    byte[] bytes = at.isobel.download(made + "/file");
    Path file = Files.write(folder.resolve("statement.zip"), bytes);
    String key =
        at.service.read(jdbc -> jdbc.queryForObject("select vkey from log.head", String.class));
    Ran sound = Ran.command("disclosure", "check", file.toString(), "--vkey", key);
    assertThat(sound.code()).as(sound.out()).isZero();
    assertThat(sound.out())
        .contains("Who knew what, when, for The Aldermoor inquiry", "Every byte is proved");
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(all).contains("DECIDED", "TOLD", "OPENED");

    byte[] forged = bytes.clone();
    forged[all.indexOf("uncle's debts", all.indexOf("DECIDED"))] ^= 1;
    Files.write(file, forged);
    Ran wrong = Ran.command("disclosure", "check", file.toString(), "--vkey", key);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("changed: lines.csv, line ", ", entry " + id(decision));

    assertThat(lines(at.isobel))
        .anySatisfy(line -> assertThat(line).contains("handed it over to The Aldermoor inquiry"));
    assertThat(at.frances.get(path() + "/statement").statusCode()).isEqualTo(404);
    assertThat(at.frances.get(made + "/file").statusCode()).isEqualTo(404);
    assertThat(at.signedIn("martin").get(made + "/file").statusCode()).isEqualTo(404);
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
