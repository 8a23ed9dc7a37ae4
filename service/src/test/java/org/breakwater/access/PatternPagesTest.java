package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.access.AFrontDoor.page;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pattern that nobody could see alone reaches those who can act, and nobody else. */
@Timeout(300)
class PatternPagesTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 12, 1);

  @TempDir static Path folder;
  private static AFrontDoor at;
  private static ACaller iain;
  private static String car;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    iain = at.signedIn("iain");
    AQuietTown.receive(
        at.service.bean(Intake.class),
        AQuietTown.withACar(
            FIRST, List.of("police", "school", "police", "health", "youth-service")));
    assertThat(at.service.bean(KeepPatterns.class).run()).isTrue();
    car = addressOf(at.frances);
  }

  @AfterAll
  static void close() {
    at.close();
  }

  private static String addressOf(ACaller who) {
    return Jsoup.parse(who.get("/patterns").body())
        .select("main a[href^=/patterns/]:contains(YJ55)")
        .attr("href");
  }

  @Test
  void nothing_is_looked_through_again_until_something_has_come() {
    assertThat(at.service.bean(KeepPatterns.class).run()).isFalse();
  }

  @Test
  void the_front_door_is_asked_to_decide_in_two_working_days_and_reads_why() {
    assertThat(AFrontDoor.text(at.frances, "/today"))
        .contains("Decide about a pattern", "A pattern waits for your decision.");
    assertThat(AFrontDoor.text(at.frances, "/patterns"))
        .contains("Waiting for a decision", "Vehicle YJ55 KZT", "by the end of 7 January 2015");
    Document page = page(at.frances, car);
    assertThat(page.select("h1").text()).isEqualTo("Vehicle YJ55 KZT");
    assertThat(page.text())
        .contains(
            "Met by 5 households or children in care within a year, with 5 worries about 5",
            "The reports of Police alone would have shown it.",
            "None of them is suspected of anything.");
    assertThat(page.text())
        .containsAnyOf("Nobody in it may be somebody else", "readings of who is who");
    assertThat(page.select("table:contains(Children) tbody tr")).hasSize(5);
    assertThat(page.select("main a[href^=/things/]").eachText().getFirst()).isEqualTo("YJ55 KZT");
    assertThat(page.select("main table a[href^=/entries/]")).hasSize(5);
    assertThat(page.select("svg rect")).as("five children and the car").hasSize(6);
    assertThat(page.select("svg circle")).as("five reports in four lanes").hasSize(5);
    assertThat(page.select("script:not([src])")).isEmpty();
  }

  @Test
  void whoever_looked_is_on_the_record_of_each_child_before_the_page_is_sent() {
    Document page = page(at.isobel, car);
    String child = page.select("table:contains(Children) a[href^=/people/]").attr("href");
    Long looks =
        at.service.read(jdbc ->
            jdbc.queryForObject(
                "select count(*) from look where subject = ? and app_user = ? and page = 'pattern'",
                Long.class,
                UUID.fromString(child.substring("/people/".length())),
                at.service.viewer("isobel").id()));
    assertThat(looks).isPositive();
  }

  @Test
  void a_manager_of_an_agency_that_holds_reports_sees_its_own_and_how_many_others_there_are() {
    assertThat(AFrontDoor.text(iain, "/today"))
        .contains("2 of your organisation's reports match reports of other agencies.")
        .contains("Front door social worker");
    Document page = page(iain, car);
    assertThat(page.select("table:contains(Children) tbody tr")).hasSize(2);
    assertThat(page.select("main table a[href^=/entries/]")).hasSize(2);
    assertThat(page.text())
        .contains("One more report of School: speak to Leila Thorne")
        .contains("3 more people and things belong to this")
        .doesNotContain("SCH-100", "HEA-100");
  }

  @Test
  void where_an_agency_has_no_manager_here_whoever_sees_what_it_wrote_is_told() {
    assertThat(AFrontDoor.text(at.leila, "/today"))
        .contains("1 of your organisation's reports match reports of other agencies.");
    assertThat(page(at.leila, car).select("main table a[href^=/entries/]")).hasSize(1);
  }

  @Test
  void who_holds_nothing_and_who_is_no_manager_and_who_runs_the_system_learn_nothing() {
    for (String name : List.of("martin", "priya", "samira", "vera", "adam")) {
      ACaller who = at.signedIn(name);
      assertThat(who.get(car).statusCode()).as(name).isEqualTo(404);
      assertThat(who.get("/patterns").body()).as(name).doesNotContain("YJ55");
      assertThat(who.get("/today").body())
          .as(name)
          .doesNotContain("pattern waits", "match reports");
    }
    assertThat(at.signedIn("adam").get("/patterns").statusCode()).isEqualTo(404);
  }

  @Test
  void a_child_s_page_tells_it_only_to_those_who_may_know() {
    String child =
        page(iain, car).select("table:contains(Children) a[href^=/people/]").attr("href");
    assertThat(page(iain, child).text()).contains("Part of a pattern");
    ACaller priya = at.priya;
    assertThat(page(priya, child).text()).doesNotContain("Part of a pattern");
  }

  @Test
  void a_conflict_of_interest_with_one_of_them_hides_all_of_it() {
    String child =
        page(at.isobel, car)
            .select("table:contains(Children) a[href^=/people/]")
            .eachAttr("href")
            .getLast();
    ACaller dorothea = at.signedIn("dorothea");
    assertThat(dorothea.get(car).statusCode()).isEqualTo(200);
    at.service
        .bean(Staff.class)
        .relate(
            UUID.fromString(child.substring("/people/".length())),
            at.service.viewer("dorothea").id(),
            "conflict",
            "for this test",
            org.breakwater.record.Author.engine("test"));
    assertThat(dorothea.get(car).statusCode()).isEqualTo(404);
    assertThat(dorothea.get("/patterns").body()).doesNotContain("YJ55");
  }
}
