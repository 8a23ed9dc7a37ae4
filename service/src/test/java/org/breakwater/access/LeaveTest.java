package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Author;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's holiday swallows what was to happen for a child, and nobody hides behind one. */
class LeaveTest {
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
  void what_comes_due_while_a_worker_is_away_goes_to_whoever_stands_in_and_is_due_when_it_was() {
    UUID child = samiras("Eastrop");
    assertThat(at.climbs("2015-02-20T09:00:00Z")).isEmpty();
    assertThat(at.signedIn("carmen").get("/people/" + child + "/path").body())
        .doesNotContain("Finish the child and family assessment");
    say(at.signedIn("samira"), "2015-03-02", "2015-03-13", "carmen");
    assertThat(AFrontDoor.text(at.signedIn("carmen"), "/today"))
        .contains("Samira Whitlock is away from 2 March 2015 until 13 March 2015, and you stand in")
        .doesNotContain("Finish the child and family assessment");
    assertThat(AFrontDoor.text(at.signedIn("samira"), "/today"))
        .contains(
            "by the end of 9 March 2015",
            "Samira Whitlock will be away from 2 March 2015 until 13 March 2015: it goes to Carmen"
                + " Idowu");

    assertThat(at.climbs("2015-03-02T09:00:00Z")).isEmpty();
    assertThat(at.climbs("2015-03-02T09:00:20Z")).isEmpty();
    ACaller carmen = at.signedIn("carmen");
    assertThat(AFrontDoor.text(carmen, "/today"))
        .contains(
            "Samira Whitlock is away until 13 March 2015. Meanwhile this is with you: Finish the"
                + " child and family assessment, due by the end of 9 March 2015.",
            "by the end of 9 March 2015",
            "Samira Whitlock is away until 13 March 2015: it goes to Carmen Idowu");
    assertThat(AFrontDoor.text(carmen, "/people/" + child + "/path?purpose=DIRECT_WORK"))
        .contains("Finish the child and family assessment");
    assertThat(AFrontDoor.text(at.signedIn("martin"), "/team"))
        .contains(
            "Samira Whitlock, Social worker Away until 13 March 2015. Carmen Idowu stands in.");
    assertThat(covers()).containsExactly("carmen");

    assertThat(at.climbs("2015-03-10T00:00:00Z")).containsExactly("martin");
    assertThat(at.climbs("2015-03-11T00:00:00Z")).containsExactly("martin", "hana");
    assertThat(AFrontDoor.text(at.signedIn("samira"), "/today"))
        .contains("Finish the child and family assessment");
  }

  @Test
  void where_nobody_stands_in_it_goes_to_the_next_post_up_at_once_who_does_not_judge_it_later() {
    samiras("Eastrop");
    at.service.itIs(Instant.parse("2015-03-02T09:00:00Z"));
    say(at.signedIn("samira"), "2015-03-02", "2015-03-13", "nobody");
    assertThat(at.climbs("2015-03-02T09:00:20Z")).isEmpty();
    assertThat(covers()).containsExactly("martin");
    assertThat(AFrontDoor.text(at.signedIn("martin"), "/today"))
        .contains("Meanwhile this is with you");
    // Whoever stands in for the team manager has it next, while he is away too.
    say(at.signedIn("martin"), "2015-03-03", "2015-03-04", "hana");
    assertThat(at.climbs("2015-03-03T09:00:00Z")).isEmpty();
    assertThat(covers()).containsExactly("martin", "hana");
    assertThat(at.climbs("2015-03-09T23:59:59Z")).isEmpty();
    assertThat(at.climbs("2015-03-10T00:00:00Z")).containsExactly("dorothea");
  }

  @Test
  void what_is_due_when_somebody_has_been_back_for_a_day_waits_for_them() {
    samiras("Eastrop");
    at.service.itIs(Instant.parse("2015-03-02T09:00:00Z"));
    say(at.signedIn("samira"), "2015-03-02", "2015-03-08", "carmen");
    at.climbs("2015-03-02T09:00:20Z");
    assertThat(covers()).isEmpty();
    assertThat(AFrontDoor.text(at.signedIn("samira"), "/today"))
        .contains("by the end of 9 March 2015")
        .doesNotContain("Samira Whitlock is away", "it goes to");
  }

  @Test
  void an_escalation_passes_a_holiday_at_once_and_whoever_was_told_before_cannot_stand_in() {
    UUID concern = at.send("SCH-1", "Marigold", "Ashdown");
    // The team manager says that the head of service is away, and offers to stand in.
    say(at.signedIn("martin"), "hana", "2015-01-07", "2015-01-16", "martin");
    assertThat(AFrontDoor.text(at.signedIn("hana"), "/today"))
        .contains("Martin Oyelaran has put on record that you are away");
    assertThat(at.climbs("2015-01-07T00:00:00Z")).containsExactly("martin");
    assertThat(at.climbs("2015-01-08T00:00:00Z")).containsExactly("martin", "dorothea");
    assertThat(AFrontDoor.text(at.signedIn("frances"), "/concerns/" + concern))
        .contains("nobody in the post is here: Head of service", "Away then: Hana Rowntree.");
  }

  @Test
  void whoever_stands_in_for_a_post_up_the_line_is_told_in_its_place() {
    UUID concern = at.send("SCH-1", "Marigold", "Ashdown");
    say(at.signedIn("martin"), "2015-01-06", "2015-01-08", "hana");
    assertThat(at.climbs("2015-01-07T00:00:00Z")).containsExactly("hana");
    assertThat(AFrontDoor.text(at.signedIn("frances"), "/concerns/" + concern))
        .contains(
            "Hana Rowntree (Team manager) was told",
            "Away then, so that whoever stood in was told: Martin Oyelaran.");
    // Back early: the line is what it was.
    ACaller martin = at.signedIn("martin");
    String end = at.form(martin, "/leave", "/end");
    for (String other : List.of("samira", "iain", "isobel")) {
      assertThat(at.signedIn(other).post(end, Map.of()).statusCode()).as(other).isEqualTo(404);
    }
    assertThat(martin.post(end, Map.of()).statusCode()).isEqualTo(302);
    assertThat(AFrontDoor.text(at.signedIn("hana"), "/today"))
        .contains("Martin Oyelaran is back, or will not be away");
    at.send("SCH-2", "Corin", "Halvard");
    at.service.itIs(Instant.parse("2015-01-09T00:00:00Z"));
    assertThat(at.climbs("2015-01-09T00:00:00Z")).contains("martin");
  }

  @Test
  void where_all_of_a_post_are_away_what_waits_for_the_post_goes_up() {
    at.send("SCH-1", "Marigold", "Ashdown");
    say(at.frances, "2015-01-05", "2015-01-09", "nobody");
    at.climbs("2015-01-05T12:00:00Z");
    assertThat(covers()).containsExactly("martin");
    assertThat(AFrontDoor.text(at.signedIn("martin"), "/today"))
        .contains("Frances Adeyemi is away until 9 January 2015: it goes to Martin Oyelaran");
  }

  @Test
  void the_scrutineer_after_whom_nobody_comes_cannot_be_away_without_another() {
    HttpResponse<String> answer = said(at.isobel, "", "2015-01-05", "2015-01-30", "nobody");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(answer.body()).text())
        .contains("Nobody comes after the independent scrutineer: choose who stands in");
    UUID other =
        at.service
            .bean(Staff.class)
            .createUser(
                "thea",
                "Thea Marchbanks",
                at.service.viewer("isobel").post(),
                null,
                AService.PASSWORD,
                false,
                Author.engine("test"));
    at.send("SCH-1", "Marigold", "Ashdown");
    say(at.isobel, "2015-01-05", "2015-01-30", "thea");
    assertThat(at.climbs("2015-01-20T09:00:00Z"))
        .containsExactly("martin", "hana", "dorothea", "thea");
    assertThat(other).isNotNull();
  }

  @Test
  void what_is_missing_or_cannot_be_is_said_and_nothing_is_put_on_record() {
    ACaller samira = at.signedIn("samira");
    wrong(samira, "", "2015-01-04", "2015-01-09", "carmen", "The first day must be today or later");
    wrong(samira, "", "2015-01-09", "2015-01-08", "carmen", "must not be before the first");
    wrong(samira, "", "2015-01-09", "2017-01-08", "carmen", "left their post empty");
    wrong(samira, "", "2015-01-09", "2015-01-10", "", "Choose who stands in");
    wrong(samira, "", "2015-01-09", "2015-01-10", "samira", "Choose somebody else");
    wrong(samira, "", "2015-01-09", "2015-01-10", "iain", "Choose somebody else");
    wrong(samira, "martin", "2015-01-09", "2015-01-10", "carmen", "of your organisation");
    wrong(at.signedIn("iain"), "samira", "2015-01-09", "2015-01-10", "nobody", "of your organ");
    // A child is not passed down the line.
    wrong(at.signedIn("martin"), "", "2015-01-09", "2015-01-10", "samira", "Choose somebody else");
    say(samira, "2015-01-09", "2015-01-12", "carmen");
    wrong(samira, "", "2015-01-12", "2015-01-14", "carmen", "is away on one of these days already");
    assertThat(at.signedIn("adam").get("/leave").statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(at.signedIn("carmen"), "/leave"))
        .contains("No leave of yours is on record");
  }

  private UUID samiras(String family) {
    UUID concern = at.send("LEAVE-1", "Wilhelmina", family);
    at.decide(at.frances, concern, "ASSESSMENT");
    UUID child = at.service.personOf(concern);
    at.service
        .bean(Staff.class)
        .relate(
            child,
            at.service.viewer("samira").id(),
            "allocated-worker",
            "for this test",
            Author.engine("test"));
    return child;
  }

  private void say(ACaller who, String first, String last, String standIn) {
    say(who, "", first, last, standIn);
  }

  private void say(ACaller by, String who, String first, String last, String standIn) {
    HttpResponse<String> answer = said(by, who, first, last, standIn);
    assertThat(answer.statusCode()).as(Jsoup.parse(answer.body()).text()).isEqualTo(302);
  }

  private void wrong(
      ACaller by, String who, String first, String last, String standIn, String words) {
    HttpResponse<String> answer = said(by, who, first, last, standIn);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary").text()).contains(words);
  }

  private HttpResponse<String> said(
      ACaller by, String who, String first, String last, String standIn) {
    var form = new HashMap<String, String>();
    form.put("who", id(who));
    form.put("stand-in", id(standIn));
    day(form, "first", LocalDate.parse(first));
    day(form, "last", LocalDate.parse(last));
    return by.post("/leave", form);
  }

  private String id(String signIn) {
    return signIn.isEmpty() || signIn.equals("nobody")
        ? signIn
        : at.service.viewer(signIn).id().toString();
  }

  private static void day(Map<String, String> form, String name, LocalDate day) {
    form.put(name + "-day", String.valueOf(day.getDayOfMonth()));
    form.put(name + "-month", String.valueOf(day.getMonthValue()));
    form.put(name + "-year", String.valueOf(day.getYear()));
  }

  /** To whom what came due went meanwhile, in order. */
  private List<String> covers() {
    return at.service.read(jdbc ->
        jdbc.queryForList(
            """
            select u.sign_in from clock_cover c, unnest(c.told) t join app_user u on u.id = t
            order by c.entry, u.sign_in\
            """,
            String.class));
  }
}
