package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Author;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Opening a record without a relationship, and who judges it; beginning and ending one. */
class EmergencyTest {
  @TempDir static Path folder;
  private static AService service;
  private static Map<AService.Relation, AService.Known> children;

  @BeforeAll
  static void settle() {
    service =
        new AService(
            folder, WebApplicationType.SERVLET, "--breakwater.limits.sign-ins-per-address=100000");
    children = service.settle();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void a_record_opens_for_an_hour_shows_who_opened_it_and_is_judged_by_another_partner() {
    AService.Known known = AService.at(children, AService.Relation.NONE);
    String path = "/people/" + known.person();
    var samira = ACaller.signedIn(service, "samira");
    assertThat(samira.get(path).statusCode()).isEqualTo(404);
    HttpResponse<String> opened = ask(samira, known.child(), AService.PASSWORD);
    assertThat(ACaller.location(opened)).isEqualTo(path);
    assertThat(samira.get(path).body()).contains(known.child().family());
    assertThat(samira.get(path + "/looks").body()).contains("Samira Whitlock", "Emergency access");

    var martin = ACaller.signedIn(service, "martin");
    assertThat(martin.get("/reviews").body()).doesNotContain("found at the station");
    var iain = ACaller.signedIn(service, "iain");
    Element card =
        Jsoup.parse(iain.get("/reviews").body()).select("section").stream()
            .filter(it -> it.text().contains("found at the station"))
            .findFirst()
            .orElseThrow();
    String review = card.select("form").attr("action");
    martin.post(review, Map.of("justified", "yes", "note", "one of mine"));
    assertThat(iain.get("/reviews").body()).contains("found at the station");
    iain.post(review, Map.of("justified", "no", "note", "her manager was on duty"));
    assertThat(iain.get("/reviews").body()).doesNotContain("found at the station");
    assertThat(samira.get("/emergency").body()).contains("found at the station");

    service.later(Duration.ofMinutes(61));
    assertThat(samira.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void part_of_a_name_a_wrong_date_or_a_wrong_password_opens_nobody() {
    AService.Known known = AService.at(children, AService.Relation.NONE);
    var vera = ACaller.signedIn(service, "vera");
    AService.Child child = known.child();
    var vague = new AService.Child("", child.family(), child.born(), "", "", "");
    var wrongDay = new AService.Child(child.given(), child.family(), "2001-05-29", "", "", "");
    for (AService.Child asked : java.util.List.of(vague, wrongDay)) {
      HttpResponse<String> answer = ask(vera, asked, AService.PASSWORD);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Nobody can be opened with these details");
    }
    assertThat(ask(vera, child, "not my password").statusCode()).isEqualTo(400);
    assertThat(vera.get("/people/" + known.person()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_conflict_of_interest_is_answered_as_if_there_were_nobody() {
    AService.Known known = AService.at(children, AService.Relation.CONFLICT);
    var nadia = ACaller.signedIn(service, "nadia");
    HttpResponse<String> answer = ask(nadia, known.child(), AService.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Nobody can be opened with these details");
  }

  @Test
  void a_review_not_made_within_five_working_days_is_shown_as_overdue() {
    var iain = ACaller.signedIn(service, "iain");
    assertThat(iain.get("/reviews").body()).doesNotContain("Overdue");
    var opening = service.bean(Emergencies.class).mine(service.viewer("samira")).getFirst();
    assertThat(Duration.between(opening.from(), opening.reviewBy())).isEqualTo(Duration.ofDays(7));
    service.later(Duration.ofDays(8));
    assertThat(iain.get("/reviews").body()).contains("Overdue");
  }

  @Test
  void a_relationship_counts_from_the_moment_it_is_recorded_until_the_moment_it_ends() {
    AService.Child child =
        new AService.Child("Ottoline", "Vexmoor", "2002-02-02", "w", "s", "AB12 CDE");
    UUID person = service.personOf(service.report("social-care", child));
    String path = "/people/" + person;
    var vera = ACaller.signedIn(service, "vera");
    var martin = ACaller.signedIn(service, "martin");
    assertThat(vera.get(path).statusCode()).isEqualTo(404);
    martin.post(
        path + "/relationships",
        Map.of(
            "holder", service.viewer("vera").id().toString(),
            "kind", "team-around-the-child",
            "reason", "agreed at the meeting"));
    assertThat(vera.get(path).body()).contains("Vexmoor");
    String end =
        Jsoup.parse(martin.get(path + "/relationships").body())
            .select("form[action$=/end]")
            .attr("action");
    martin.post(end, Map.of("reason", "the support has ended"));
    assertThat(vera.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void a_team_s_relationship_is_each_member_s_until_they_leave_the_team() {
    AService.Child child =
        new AService.Child("Perpetua", "Lindqvale", "2002-03-03", "w", "s", "AB13 CDE");
    UUID person = service.personOf(service.report("ambulance", child));
    UUID team = service.bean(Directory.class).teams().getFirst().id();
    var staff = service.bean(Staff.class);
    var by = Author.engine("test");
    staff.relate(person, team, "allocated-worker", "allocated to the team", by);
    var samira = ACaller.signedIn(service, "samira");
    assertThat(samira.get("/people/" + person).body()).contains("Lindqvale");
    staff.changeTeam(team, service.viewer("samira").id(), false, by);
    assertThat(samira.get("/people/" + person).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> ask(ACaller who, AService.Child child, String password) {
    String[] born = child.born().split("-");
    var form = new HashMap<String, String>();
    form.put("name", (child.given() + " " + child.family()).strip());
    form.put("born-year", born[0]);
    form.put("born-month", born[1]);
    form.put("born-day", born[2]);
    form.put("reason", "found at the station");
    form.put("password", password);
    return who.post("/emergency", form);
  }
}
