package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of one story as a worker without JavaScript gets them over HTTP. */
class StoryPagesTest {
  @TempDir static Path folder;
  private static ARecord record;
  private static List<UUID> entries;
  private static UUID tamsin;
  private static AVisitor amina;

  @BeforeAll
  static void receive() {
    record = new ARecord(folder);
    record.itIs("2014-04-01T00:00:00Z");
    List<String> all = ARecord.lines("/story/tamsin.ndjson");
    List<UUID> early = record.receive(all.subList(0, 1));
    record.itIs("2015-01-05T09:00:00Z");
    List<UUID> late = record.receive(all.subList(1, all.size()));
    entries = Stream.concat(early.stream(), late.stream()).toList();
    tamsin = record.person(entries.getFirst(), 0);
    UUID worker =
        record.worker("amina", "Amina Sow", "social-care", Role.PRACTITIONER, Reach.CASELOAD);
    record.relate(tamsin, worker);
    record.worker("ruth", "Ruth Hale", "school", Role.PRACTITIONER, Reach.PARTNER);
    record.worker("bo", "Bo Lind", "front-door", Role.PRACTITIONER, Reach.AREA);
    record.worker("root", "Ola Berg", "running", Role.ADMINISTRATOR, Reach.NONE);
    amina = AVisitor.signedIn(record, "amina");
  }

  @AfterAll
  static void close() {
    record.close();
  }

  @Test
  void the_page_opens_on_who_she_is_the_worry_who_else_knows_and_what_happens_next() {
    Document page = amina.page("/people/" + tamsin);
    Element identity = the(page, ".bw-identity");
    assertThat(identity.text())
        .contains("Tamsin Orrell", "17 May 2001", "13 years old", "Female", "2 Sallow Court");
    assertThat(identity.text()).as("one number, however often it is typed").containsOnlyOnce("NHS");
    assertThat(page.text())
        .contains("Also called Tamsyn Orell (Health", "11 May 2001")
        .doesNotContain("⟦");
    assertThat(page.select(".bw-card").text())
        .contains("Sexual exploitation", "Missing", "Neglect")
        .contains("Quayside social care: 1 entry, last 10 June 2014")
        .contains(
            "Police: 2 entries",
            "Youth service: 1 entry, last 5 May 2014",
            "No next step is on record");
  }

  @Test
  void her_own_words_come_before_what_others_wrote() {
    Document page = amina.page("/people/" + tamsin);
    assertThat(page.select(".bw-said__words").eachText())
        .containsExactly(
            "I don't want to go home. Kaz says I can stay at his.",
            "He buys me things. It's not a big deal.");
    assertThat(page.text().indexOf("I don't want to go home"))
        .isLessThan(page.text().indexOf("What happened, in order"));
    assertThat(the(page, ".bw-said__by").text())
        .contains("Ade Lunt, Youth worker, Youth service", "5 May 2014");
  }

  @Test
  void no_time_of_day_is_made_up_and_lateness_is_said() {
    Document page = amina.page("/people/" + tamsin);
    assertThat(page.select(".bw-event__when").eachText())
        .anySatisfy(when -> assertThat(when).startsWith("2014 Some time in this year"))
        .anySatisfy(when -> assertThat(when).startsWith("March 2014 Some time in this month"))
        .anySatisfy(when -> assertThat(when).startsWith("21 March 2014, 1:40am"))
        .anySatisfy(when -> assertThat(when).startsWith("3 March 2014 Written"))
        .anySatisfy(when -> assertThat(when).contains("No date given"));
    assertThat(page.text()).contains("Written down 302 days after it happened");
    assertThat(page.select(".bw-event").text()).doesNotContain("12:00am");
  }

  @Test
  void filters_are_a_plain_form_whose_choice_is_in_the_address() {
    Document page = amina.page("/people/" + tamsin + "?agency=police&from=1+March+2014");
    assertThat(page.select(".bw-event")).hasSize(1);
    assertThat(page.text()).contains("1 entry of 7");
    assertThat(the(page, "input[name=agency][value=police]").hasAttr("checked")).isTrue();
    assertThat(the(page, "input[name=from]").val()).isEqualTo("1 March 2014");
    Document wrong = amina.page("/people/" + tamsin + "?from=31+February+2014");
    assertThat(wrong.select(".govuk-error-summary").text()).contains("Enter a date");
    assertThat(wrong.select(".bw-event")).hasSize(7);
  }

  @Test
  void a_past_day_says_which_of_the_two_answers_it_gives() {
    Document recorded = amina.page("/people/" + tamsin + "?day=2014-03-31&answer=recorded");
    assertThat(recorded.select(".govuk-notification-banner").text())
        .contains("On record somewhere", "31 March 2014");
    assertThat(recorded.select(".bw-event")).hasSize(2);
    Document here = amina.page("/people/" + tamsin + "?day=2014-04-02&answer=here");
    assertThat(here.select(".govuk-notification-banner").text()).contains("Available here");
    assertThat(here.select(".bw-event")).hasSize(1);
    assertThat(the(here, ".bw-identity").text()).contains("12 years old", "14 Kiln Row");
  }

  @Test
  void the_printed_story_holds_everything_and_no_forms() {
    Document page = amina.page("/people/" + tamsin + "?view=print");
    assertThat(page.select(".bw-event")).hasSize(7);
    assertThat(page.select("main form")).isEmpty();
    assertThat(the(page, ".bw-event").text()).contains("2 November 2013");
  }

  @Test
  void an_entry_says_who_wrote_it_when_and_how_its_people_were_judged() {
    Document page = amina.page("/entries/" + entries.get(6) + "?of=person:" + tamsin);
    assertThat(page.text())
        .contains("HEA-2014-0555", "Dr Osei, Emergency doctor", "30 June 2014, 11:10pm")
        .contains("1 July 2014", "Passing on what an agency knows", "Emergency department. Fall")
        .contains("the same NHS number", "matcher linkage/1")
        .doesNotContain("⟦");
  }

  @Test
  void which_mentions_are_joined_when_and_why_is_a_page() {
    Document page = amina.page("/people/" + tamsin + "/mentions");
    assertThat(page.select("tbody > tr")).hasSize(7);
    assertThat(page.text()).contains("same date of birth (+12.8)", "Tamsyn Orell");
  }

  @Test
  void a_vehicle_has_a_page_with_everyone_in_its_reports_and_the_half_plate_that_may_be_it() {
    UUID car =
        record.read(jdbc ->
            jdbc.sql("select id from thing where value = 'YJ55KZT'").query(UUID.class).single());
    Document page = amina.page("/things/" + car);
    assertThat(the(page, ".bw-identity").text()).contains("Vehicle", "YJ55KZT");
    assertThat(page.select("table").text()).contains("Kaz", "Driver", "Tamsin Orrell", "Passenger");
    assertThat(page.select(".bw-doubt a").eachText()).contains("YJ5?KZT");
    assertThat(amina.page("/things/" + car + "?view=print").select(".bw-event")).hasSize(1);
  }

  @Test
  void every_look_is_on_the_record_before_the_page_is_sent() {
    long before = looks("mentions");
    amina.page("/people/" + tamsin + "/mentions");
    assertThat(looks("mentions")).isEqualTo(before + 1);
    Document page = amina.page("/people/" + tamsin + "/looks");
    assertThat(page.select("table").text())
        .contains("Amina Sow", "Work with this child or family", "Which mentions are joined");
  }

  @Test
  void a_look_that_cannot_be_recorded_shows_nothing() {
    var owner = record.bean(org.breakwater.database.Database.class).owner();
    var jdbc = new org.springframework.jdbc.core.JdbcTemplate(owner);
    jdbc.execute("alter table readings.look rename to look_away");
    try {
      var answer = amina.get("/people/" + tamsin + "/mentions");
      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(answer.body()).doesNotContain("Tamsin", "Orrell");
    } finally {
      jdbc.execute("alter table readings.look_away rename to look");
    }
    amina.page("/people/" + tamsin + "/mentions");
  }

  @Test
  void whoever_reaches_the_whole_area_says_first_why_they_look() {
    AVisitor bo = AVisitor.signedIn(record, "bo");
    var asked = bo.get("/people/" + tamsin);
    assertThat(asked.statusCode()).isEqualTo(302);
    String purpose = asked.headers().firstValue("Location").orElseThrow();
    Document form = bo.page(purpose.substring(purpose.indexOf("/purpose")));
    var answer =
        bo.send(
            form,
            "/purpose",
            Map.of("type", "person", "id", tamsin.toString(), "purpose", "ENQUIRY"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(bo.page("/people/" + tamsin).text()).contains("Tamsin Orrell");
  }

  @Test
  void a_school_sees_its_own_reports_and_nothing_of_the_others() {
    AVisitor ruth = AVisitor.signedIn(record, "ruth");
    Document page = ruth.page("/people/" + tamsin);
    assertThat(page.select(".bw-event")).hasSize(1);
    assertThat(page.text()).doesNotContain("Kaz says", "YJ55", "Sallow", "Tamsyn");
    assertThat(ruth.get("/entries/" + entries.get(2)).statusCode()).isEqualTo(404);
    assertThat(ruth.page("/search?q=Kaz").text()).contains("Nothing that you may see matches");
  }

  @Test
  void an_administrator_sees_no_childs_record() {
    AVisitor root = AVisitor.signedIn(record, "root");
    for (String path :
        List.of(
            "/people/" + tamsin,
            "/people/" + tamsin + "/mentions",
            "/people/" + tamsin + "/looks",
            "/entries/" + entries.getFirst(),
            "/search?q=Tamsin")) {
      var answer = root.get(path);
      assertThat(answer.statusCode()).as(path).isIn(403, 404);
      assertThat(answer.body()).doesNotContain("Orrell");
    }
  }

  private static Element the(Document page, String selector) {
    return Objects.requireNonNull(page.selectFirst(selector), selector);
  }

  private static long looks(String page) {
    return record.read(jdbc ->
        jdbc.sql("select count(*) from look where subject = :person and page = :page")
            .param("person", tamsin)
            .param("page", page)
            .query(Long.class)
            .single());
  }
}
