package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Author;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children who slip from view, and what a team carries, as each of the area's people sees it. */
class SlippingTest {
  @TempDir Path folder;
  private AFrontDoor at;
  private ACaller martin;
  private int refs;

  @BeforeEach
  void open() {
    at = new AFrontDoor(folder);
    martin = at.signedIn("martin");
  }

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void a_child_for_whom_nobody_answers_is_named_to_those_who_may_see_them_and_counted_to_others() {
    referred("Abberley");
    assertThat(AFrontDoor.text(at.isobel, "/slipping"))
        .contains("Nobody answers for them by name (1) Wilhelmina Abberley, since 5 January 2015");
    assertThat(AFrontDoor.text(at.isobel, "/oversight")).contains("Wilhelmina Abberley");
    assertThat(AFrontDoor.text(martin, "/slipping"))
        .contains("Nobody answers for them by name (0) Fewer than five more")
        .doesNotContain("Abberley");
    // Unlike in every way, so that nobody takes two of them for one child.
    referred("Bo", "Benwell");
    referred("Amit", "Quereshi");
    referred("Georgiana", "Stott");
    referred("Zofia", "Lewandowska");
    referred("Fergal", "Umbers");
    assertThat(AFrontDoor.text(martin, "/slipping")).contains("(0) 6 more whom you may not see");
    for (String other : new String[] {"priya", "leila", "vera"}) {
      assertThat(AFrontDoor.text(at.signedIn(other), "/slipping"))
          .as(other)
          .contains("Nobody, as far as you may see")
          .doesNotContain("more whom");
    }
    assertThat(at.signedIn("adam").get("/slipping").statusCode()).isEqualTo(404);
  }

  @Test
  void whoever_works_with_the_child_sees_that_visits_and_plans_are_behind_and_nobody_saw_them() {
    UUID child = referred("Cressing");
    allocate(child, "samira");
    ACaller samira = at.signedIn("samira");
    assertThat(AFrontDoor.text(samira, "/slipping")).contains("Nobody, as far as you may see");
    take(samira, child, "ASSESSMENT", Map.of("ending", "ASSESSED_IN_NEED", "measure", "Rest."));
    samira.post(
        "/people/" + child + "/path/actions",
        Map.of(
            "what",
            "Fit a lock",
            "who-else",
            "Her uncle",
            "by-day",
            "9",
            "by-month",
            "1",
            "by-year",
            "2015"));
    at.service.itIs(Instant.parse("2015-01-16T09:00:00Z"));
    String page = AFrontDoor.text(at.signedIn("samira"), "/slipping");
    assertThat(page)
        .contains("Not seen alone, ten days after somebody had to answer (1)")
        .contains("The plan drifts", "since 10 January 2015")
        .doesNotContain("A visit under the plan", "Nobody answers");
    at.service.itIs(Instant.parse("2015-02-05T09:00:00Z"));
    ACaller again = at.signedIn("samira");
    assertThat(AFrontDoor.text(again, "/slipping"))
        .contains("A visit under the plan is behind (1)");
    take(again, child, "VISIT", Map.of("ending", "SEEN_ALONE", "late", "She was away."));
    assertThat(AFrontDoor.text(again, "/slipping"))
        .doesNotContain("Not seen alone", "A visit under the plan is behind");
    take(again, child, "MOVE", Map.of());
    take(again, child, "MISSING", Map.of());
    assertThat(AFrontDoor.text(again, "/slipping"))
        .contains("Missing now (1)", "Moved to another area");
    take(again, child, "RETURN", Map.of());
    assertThat(AFrontDoor.text(again, "/slipping"))
        .contains("Came back, and has had no return interview (1)")
        .doesNotContain("Missing now");
  }

  @Test
  void worries_that_were_closed_one_by_one_are_on_the_list() {
    for (int times = 0; times < 3; times++) {
      UUID concern = at.send("SLIP-" + refs++, "Wilhelmina", "Dunsop");
      at.decide(at.frances, concern, "NO_FURTHER_ACTION");
    }
    assertThat(AFrontDoor.text(at.isobel, "/slipping"))
        .contains("each closed with nothing done (1) Wilhelmina Dunsop");
  }

  @Test
  void whoever_opens_the_list_has_opened_nobody_s_record() {
    referred("Achebe");
    assertThat(AFrontDoor.text(at.isobel, "/slipping")).contains("Wilhelmina Achebe");
    String noticed = "select count(*) from unusual";
    assertThat(at.service.<Long>read(jdbc -> jdbc.queryForObject(noticed, Long.class))).isZero();
    String looked = "select count(*) from look where page = 'slipping'";
    assertThat(at.service.<Long>read(jdbc -> jdbc.queryForObject(looked, Long.class))).isOne();
  }

  @Test
  void a_manager_sees_what_each_of_their_own_carries_by_name_and_nobody_else_does() {
    UUID one = referred("Eastrop");
    UUID two = referred("Frampton");
    allocate(one, "samira");
    allocate(two, "samira");
    at.service.itIs(Instant.parse("2015-03-20T09:00:00Z"));
    var rows = Jsoup.parse(at.signedIn("martin").get("/team").body()).select("tbody tr").eachText();
    assertThat(rows).isSorted();
    assertThat(rows).contains("Samira Whitlock, Social worker 2 0 0 2 2 0");
    assertThat(AFrontDoor.text(at.signedIn("iain"), "/team")).doesNotContain("Samira");
    for (String other : new String[] {"samira", "frances", "isobel", "adam"}) {
      assertThat(at.signedIn(other).get("/team").statusCode()).as(other).isEqualTo(404);
    }
  }

  private UUID referred(String family) {
    return referred("Wilhelmina", family);
  }

  private UUID referred(String given, String family) {
    UUID concern = at.send("SLIP-" + refs++, given, family);
    at.decide(at.frances, concern, "ASSESSMENT");
    return at.service.personOf(concern);
  }

  private void allocate(UUID person, String worker) {
    at.service
        .bean(Staff.class)
        .relate(
            person,
            at.service.viewer(worker).id(),
            "allocated-worker",
            "for this test",
            Author.engine("test"));
  }

  private static void take(ACaller who, UUID child, String step, Map<String, String> said) {
    String path = "/people/" + child + "/path";
    var typed = new HashMap<String, String>();
    Jsoup.parse(who.get(path + "/steps/" + step).body())
        .select(
            "form[action$="
                + step
                + "] input[type=hidden], form[action$="
                + step
                + "] input[type=text]")
        .forEach(input -> typed.put(input.attr("name"), input.val()));
    typed.putAll(Map.of("child", "Tired.", "unseen", "Away.", "words", "As told."));
    typed.putAll(said);
    assertThat(ACaller.location(who.post(path + "/steps/" + step, typed))).isEqualTo(path);
  }
}
