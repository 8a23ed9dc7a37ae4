package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.erasure.ErasureEvent;
import org.breakwater.jobs.Job;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Erasing;
import org.breakwater.record.Event;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Rebuild;
import org.breakwater.record.RecordEvent;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child's way from the referral until it is closed, over HTTP, by those whose work it is. */
class PathTest {
  @TempDir static Path folder;
  private static AFrontDoor at;
  private static ACaller samira;
  private static ACaller carmen;
  private static ACaller adam;
  private static int refs;

  @BeforeAll
  static void open() {
    at = new AFrontDoor(folder);
    samira = at.signedIn("samira");
    carmen = at.signedIn("carmen");
    adam = at.signedIn("adam");
  }

  @AfterAll
  static void close() {
    at.close();
  }

  /** One child on the path, and where their page is. */
  private record Childs(UUID person, String path) {}

  @Test
  void a_referral_puts_the_child_on_the_path_with_its_clock_and_a_gap_until_somebody_is_named() {
    Childs child = referred("Abberley", "ASSESSMENT");
    purpose(at.hana, child);
    assertThat(AFrontDoor.text(at.hana, child.path()))
        .contains("Nobody is named as responsible", "Finish the child and family assessment")
        .contains("Nobody has put on record what this child wishes")
        .contains("45 working days. Statutory guidance");
    assertThat(samira.get(child.path()).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(at.frances, "/today")).contains("Finish the child and family");

    allocate(child, "samira");

    assertThat(AFrontDoor.text(samira, child.path()))
        .contains("Samira Whitlock, Social worker, answers for this child since 5 January 2015");
    assertThat(AFrontDoor.text(samira, "/today"))
        .contains("Finish the child and family assessment", "You are named as responsible");
    assertThat(AFrontDoor.text(samira, "/people/" + child.person()))
        .contains("Who answers for this child", "Samira Whitlock");
    assertThat(owners(child)).containsExactly("samira");
  }

  @Test
  void harm_leads_from_a_strategy_discussion_over_an_enquiry_and_a_conference_to_a_plan() {
    Childs child = referred("Belmarsh", "STRATEGY_DISCUSSION");
    allocate(child, "samira");
    relate(child, "carmen", "independent-reviewer");
    purpose(at.hana, child);
    assertThat(running(child))
        .containsExactlyInAnyOrder("child-and-family-assessment", "strategy-discussion");

    take(at.hana, child, "STRATEGY_DISCUSSION", meeting("ENQUIRY_JOINT"));
    assertThat(running(child))
        .containsExactlyInAnyOrder("child-and-family-assessment", "initial-conference");
    assertThat(due(child, "initial-conference")).isEqualTo(Instant.parse("2015-01-27T00:00:00Z"));
    assertThat(AFrontDoor.text(at.priya, "/today")).contains("named as having taken part");

    take(samira, child, "VISIT", Map.of("ending", "SEEN_ALONE"));
    take(at.hana, child, "ENQUIRY", Map.of("ending", "HARM_CONFERENCE"));
    var plan = meeting("PLAN_MADE");
    plan.put("harm", "NEGLECT");
    take(carmen, child, "INITIAL_CONFERENCE", plan);
    assertThat(running(child))
        .containsExactlyInAnyOrder(
            "child-and-family-assessment",
            "first-core-group",
            "first-conference-review",
            "protection-visit");
    String page = AFrontDoor.text(samira, child.path());
    assertThat(page)
        .contains("Child protection plan", "Neglect", "Last seen alone on 5 January 2015")
        .contains("Police: Priya Calloway", "Health: absent", "I want to stay with my aunt.");

    take(samira, child, "CORE_GROUP", meeting("CORE_GROUP_MET"));
    assertThat(running(child)).contains("next-core-group").doesNotContain("first-core-group");
    take(carmen, child, "REVIEW_CONFERENCE", meeting("PLAN_STEPS_DOWN"));
    assertThat(running(child))
        .containsExactlyInAnyOrder(
            "child-and-family-assessment", "in-need-visit", "in-need-review");
    take(samira, child, "ASSESSMENT", Map.of("ending", "ASSESSED_UNDER_PLAN"));
    take(samira, child, "IN_NEED_REVIEW", meeting("NEED_MET"));
    take(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_NEED_MET"));
    assertThat(running(child)).isEmpty();
    assertThat(AFrontDoor.text(samira, child.path()))
        .contains("not on the statutory path", "Earlier:");
  }

  @Test
  void only_whoever_is_qualified_on_that_day_does_what_needs_it() {
    Childs child = referred("Cawthorpe", "STRATEGY_DISCUSSION");
    allocate(child, "samira");
    String step = child.path() + "/steps/STRATEGY_DISCUSSION";
    assertThat(samira.get(step).statusCode()).isEqualTo(404);
    assertThat(samira.post(step, meeting("ENQUIRY_SINGLE")).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(samira, child.path()))
        .contains("Strategy discussion: needs Decides on section 47 enquiries");
    String id = at.service.viewer("samira").id().toString();
    var fields =
        new HashMap<>(Map.of("user", id, "kind", "ENQUIRY_DECISION", "evidence", "Certificate 17"));
    fields.putAll(Map.of("until-day", "6", "until-month", "1", "until-year", "2015"));
    assertThat(at.hana.post("/administration/qualifications", fields).statusCode()).isEqualTo(403);
    adam.post("/administration/qualifications", fields);
    assertThat(samira.get(step).statusCode()).isEqualTo(200);
    Instant before = at.service.now();
    at.service.later(Duration.ofDays(2));
    assertThat(samira.get(step).statusCode()).isEqualTo(404);
    at.service.itIs(before);
    adam.post(
        "/administration/qualifications/" + id + "/ENQUIRY_DECISION/end",
        Map.of("reason", "Moved to another team"));
    assertThat(samira.get(step).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(adam, "/administration/qualifications"))
        .doesNotContain("Certificate 17");
  }

  @Test
  void a_step_that_says_too_little_or_cannot_follow_is_not_taken() {
    Childs child = referred("Darnbrook", "ASSESSMENT");
    allocate(child, "samira");
    HttpResponse<String> bare =
        samira.post(child.path() + "/steps/ASSESSMENT", Map.of("seen", "99999"));
    assertThat(bare.statusCode()).isEqualTo(400);
    assertThat(bare.body())
        .contains("Enter what the child wishes and feels", "Enter why nobody has seen this child")
        .contains("Choose how it ends", "Enter the day on which it was");
    assertThat(samira.get(child.path() + "/steps/CORE_GROUP").statusCode()).isEqualTo(404);
    assertThat(samira.get(child.path() + "/steps/NO_SUCH_STEP").statusCode()).isEqualTo(404);
    var early = said(samira, child, "VISIT", Map.of("ending", "NOT_SEEN", "happened-year", "2014"));
    assertThat(samira.post(child.path() + "/steps/VISIT", early).body())
        .contains("cannot be before the path began");
    purpose(at.hana, child);
    var closing =
        said(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_NEED_MET", "unseen", "x"));
    assertThat(at.hana.post(child.path() + "/steps/CLOSURE", closing).body())
        .contains("cannot be closed while something is open");
    var court = child.path() + "/steps/COURT_APPLICATION";
    assertThat(at.hana.get(court).statusCode()).isEqualTo(404);
    take(samira, child, "FAMILY_GROUP", Map.of("ending", "FAMILY_DECLINED"));
    take(at.hana, child, "COURT_APPLICATION", Map.of());
    assertThat(due(child, "care-proceedings")).isEqualTo(Instant.parse("2015-07-06T23:00:00Z"));
    take(at.hana, child, "COURT_EXTENSION", Map.of());
    assertThat(due(child, "care-proceedings-extension"))
        .isEqualTo(Instant.parse("2015-08-31T23:00:00Z"));
  }

  @Test
  void whoever_is_second_is_told_and_overwrites_nothing() {
    Childs child = referred("Elvaston", "ASSESSMENT");
    allocate(child, "samira");
    purpose(at.hana, child);
    var hers = said(samira, child, "VISIT", Map.of("ending", "SEEN_ALONE"));
    take(at.hana, child, "VISIT", Map.of("ending", "NOT_SEEN"));
    HttpResponse<String> answer = samira.post(child.path() + "/steps/VISIT", hers);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Somebody did something on this path");
    assertThat(AFrontDoor.text(samira, child.path())).doesNotContain("Last seen alone on");
  }

  @Test
  void what_comes_after_its_limit_says_why_and_nobody_is_asked_otherwise() {
    Childs child = referred("Fenwick", "STRATEGY_DISCUSSION");
    purpose(at.hana, child);
    Instant before = at.service.now();
    assertThat(at.hana.get(child.path() + "/steps/STRATEGY_DISCUSSION").body())
        .doesNotContain("Why does it come late?");
    at.service.later(Duration.ofDays(3));
    var late = meeting("ENQUIRY_NONE");
    var typed = said(at.hana, child, "STRATEGY_DISCUSSION", late);
    assertThat(at.hana.post(child.path() + "/steps/STRATEGY_DISCUSSION", typed).body())
        .contains("Enter why it comes late");
    typed.put("late", "Health could not come before.");
    at.hana.post(child.path() + "/steps/STRATEGY_DISCUSSION", typed);
    assertThat(AFrontDoor.text(at.hana, child.path()))
        .contains("It came late: Health could not come before.");
    at.service.itIs(before);
  }

  @Test
  void what_was_agreed_has_a_name_and_a_day_and_somebody_says_whether_it_happened() {
    Childs child = referred("Garsdale", "ASSESSMENT");
    allocate(child, "samira");
    relate(child, "vera", "team-around-the-child");
    ACaller vera = at.signedIn("vera");
    String actions = child.path() + "/actions";
    assertThat(samira.post(actions, Map.of("what", "Take her to the dentist")).statusCode())
        .isEqualTo(400);
    var typed = new HashMap<>(Map.of("what", "Take her to the dentist"));
    typed.put("who", at.service.viewer("vera").id().toString());
    typed.putAll(Map.of("by-day", "9", "by-month", "1", "by-year", "2015"));
    samira.post(actions, typed);
    assertThat(AFrontDoor.text(vera, "/today"))
        .contains("Take her to the dentist, by 9 January 2015", "you do something for a child");
    Instant before = at.service.now();
    at.service.later(Duration.ofDays(6));
    assertThat(AFrontDoor.text(samira, child.path())).contains("Its day has passed");
    String answer = at.form(vera, child.path(), "/actions/");
    vera.post(answer, Map.of("happened", "NO", "words", "She had no appointment."));
    vera.post(answer, Map.of("happened", "YES", "words", "Again."));
    assertThat(AFrontDoor.text(samira, child.path()))
        .contains("Not done", "Vera Lindqvist, 11 January 2015: She had no appointment.")
        .doesNotContain("Its day has passed");
    assertThat(AFrontDoor.text(vera, "/today")).doesNotContain("Take her to the dentist, by");
    at.service.itIs(before);
    assertThat(at.signedIn("nadia").post(actions, typed).statusCode()).isEqualTo(404);
    assertThat(at.isobel.post(actions, typed).statusCode()).isIn(302, 404);
  }

  @Test
  void a_missing_child_is_offered_an_interview_within_seventy_two_hours_of_coming_back() {
    Childs child = referred("Hawksmoor", "ASSESSMENT");
    allocate(child, "samira");
    take(samira, child, "MISSING", Map.of());
    assertThat(AFrontDoor.text(samira, child.path())).contains("Missing");
    take(samira, child, "RETURN", Map.of());
    assertThat(due(child, "return-interview"))
        .isEqualTo(at.service.now().plus(Duration.ofHours(72)));
    take(samira, child, "RETURN_INTERVIEW", Map.of("ending", "INTERVIEW_HELD"));
    assertThat(running(child)).containsExactly("child-and-family-assessment");
  }

  @Test
  void an_upheld_dissent_from_a_meeting_must_be_decided_again() {
    Childs child = referred("Inglethorpe", "STRATEGY_DISCUSSION");
    purpose(at.hana, child);
    String decision = take(at.hana, child, "STRATEGY_DISCUSSION", meeting("ENQUIRY_NONE"));
    assertThat(AFrontDoor.text(at.priya, decision))
        .contains("Does an enquiry under section 47 begin?", "No section 47 enquiry");
    at.priya.post(decision + "/dissent", Map.of("reasons", "We have the car."));
    at.isobel.post(
        at.form(at.isobel, decision, "/dissents/"),
        Map.of("answer", "UPHELD", "reasons", "The car was known."));
    assertThat(running(child)).contains("decide-again");
    take(at.hana, child, "STRATEGY_DISCUSSION", meeting("ENQUIRY_JOINT"));
    assertThat(running(child)).doesNotContain("decide-again").contains("initial-conference");
  }

  @Test
  void an_unborn_child_has_a_plan_before_birth_and_visits_after_it() {
    at.leila.callAs("leila", AService.PASSWORD);
    UUID concern = at.send("UNBORN-1", "Baby", "Jesmond", "\"age\": -1");
    at.decide(at.frances, concern, "STRATEGY_DISCUSSION");
    var child = childs(concern);
    allocate(child, "samira");
    relate(child, "carmen", "independent-reviewer");
    purpose(at.hana, child);
    take(at.hana, child, "STRATEGY_DISCUSSION", meeting("ENQUIRY_SINGLE"));
    take(at.hana, child, "ENQUIRY", Map.of("ending", "HARM_CONFERENCE"));
    var plan = meeting("PLAN_MADE");
    plan.put("harm", "NEGLECT");
    take(carmen, child, "INITIAL_CONFERENCE", plan);
    assertThat(running(child)).contains("first-core-group").doesNotContain("protection-visit");
    assertThat(AFrontDoor.text(samira, child.path())).contains("Not born yet");
    assertThat(samira.get(child.path() + "/steps/VISIT").statusCode()).isEqualTo(404);
    take(samira, child, "BIRTH", Map.of());
    assertThat(running(child)).contains("protection-visit");
    assertThat(samira.get(child.path() + "/steps/VISIT").statusCode()).isEqualTo(200);
  }

  @Test
  void a_looked_after_child_is_seen_and_the_care_plan_reviewed_each_time_a_little_later() {
    Childs child = referred("Norbury", "ASSESSMENT");
    allocate(child, "samira");
    relate(child, "carmen", "independent-reviewer");
    purpose(at.hana, child);
    assertThat(samira.get(child.path() + "/steps/PLACEMENT").statusCode()).isEqualTo(404);
    take(at.hana, child, "CARE_BEGINS", Map.of("ending", "CARE_AGREED"));
    assertThat(due(child, "first-care-review")).isEqualTo(Instant.parse("2015-02-03T00:00:00Z"));
    assertThat(due(child, "placement-visit")).isEqualTo(Instant.parse("2015-01-13T00:00:00Z"));
    assertThat(AFrontDoor.text(samira, child.path())).contains("Looked after");
    take(samira, child, "VISIT", Map.of("ending", "SEEN_ALONE"));
    assertThat(running(child)).contains("care-visit").doesNotContain("placement-visit");
    take(samira, child, "PLACEMENT", Map.of());
    assertThat(running(child)).contains("placement-visit").doesNotContain("care-visit");
    // Whoever answers for the child does not review the care plan.
    assertThat(samira.get(child.path() + "/steps/CARE_REVIEW").statusCode()).isEqualTo(404);
    take(carmen, child, "CARE_REVIEW", meeting("CARE_PLAN_GOES_ON"));
    assertThat(due(child, "second-care-review")).isEqualTo(Instant.parse("2015-04-05T23:00:00Z"));
    take(carmen, child, "CARE_REVIEW", meeting("CARE_PLAN_CHANGES"));
    assertThat(due(child, "later-care-review")).isEqualTo(Instant.parse("2015-07-05T23:00:00Z"));
    take(samira, child, "FAMILY_GROUP", Map.of("ending", "FAMILY_ACCEPTED"));
    take(at.hana, child, "COURT_APPLICATION", Map.of());
    take(samira, child, "COURT_ORDER", Map.of("ending", "CARE_ORDER"));
    assertThat(running(child))
        .containsExactlyInAnyOrder(
            "child-and-family-assessment", "later-care-review", "placement-visit");
    take(at.hana, child, "CARE_ENDS", Map.of("ending", "CARE_ENDS_HOME"));
    assertThat(running(child))
        .containsExactlyInAnyOrder(
            "child-and-family-assessment", "in-need-visit", "in-need-review");
  }

  @Test
  void a_child_in_care_has_a_pathway_plan_from_sixteen_that_outlives_the_care() {
    Childs child = referred("Orrell", "ASSESSMENT");
    allocate(child, "samira");
    purpose(at.hana, child);
    assertThat(samira.get(child.path() + "/steps/SIXTEEN").statusCode()).isEqualTo(404);
    take(at.hana, child, "CARE_BEGINS", Map.of("ending", "CARE_AGREED"));
    take(samira, child, "SIXTEEN", Map.of());
    assertThat(due(child, "pathway-plan")).isEqualTo(Instant.parse("2015-04-05T23:00:00Z"));
    take(samira, child, "PATHWAY_PLAN", Map.of("ending", "PATHWAY_MADE"));
    assertThat(due(child, "pathway-review")).isEqualTo(Instant.parse("2015-07-05T23:00:00Z"));
    take(at.hana, child, "CARE_ENDS", Map.of("ending", "CARE_ENDS_ADULT"));
    take(samira, child, "ASSESSMENT", Map.of("ending", "ASSESSED_NO_SERVICES"));
    assertThat(running(child)).containsExactlyInAnyOrder("pathway-review", "first-adviser-visit");
    assertThat(due(child, "first-adviser-visit")).isEqualTo(Instant.parse("2015-01-13T00:00:00Z"));
    assertThat(AFrontDoor.text(samira, child.path()))
        .contains("Leaving care, with a pathway plan", "None of these clocks can be paused");
    take(samira, child, "VISIT", Map.of("ending", "SEEN_ALONE"));
    assertThat(due(child, "adviser-visit")).isEqualTo(Instant.parse("2015-03-06T00:00:00Z"));
    var closing = said(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_ADULT"));
    assertThat(at.hana.post(child.path() + "/steps/CLOSURE", closing).body())
        .contains("cannot be closed while something is open");
    take(samira, child, "PATHWAY_REVIEW", Map.of("ending", "PATHWAY_CHANGES"));
    take(samira, child, "PATHWAY_REVIEW", Map.of("ending", "PATHWAY_ENDS"));
    assertThat(running(child)).isEmpty();
    take(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_ADULT"));
  }

  @Test
  void a_pathway_plan_begins_by_itself_where_every_report_says_that_the_child_is_sixteen() {
    Instant before = at.service.now();
    Childs child = aged("Tolliver", "1998-12-20");
    Childs younger = aged("Tillotson", "1999-08-20");
    for (Childs one : List.of(child, younger)) {
      allocate(one, "samira");
      purpose(at.hana, one);
      take(at.hana, one, "CARE_BEGINS", Map.of("ending", "CARE_AGREED"));
    }
    Runnable sixteen = at.service.application.getBean("sixteenJob", Job.class).work();
    sixteen.run();
    assertThat(running(child)).as("not thirteen weeks in care").doesNotContain("pathway-plan");
    at.service.later(Duration.ofDays(92));
    sixteen.run();
    sixteen.run();
    // Thirteen weeks after 5 January, and three months from then.
    assertThat(running(child)).containsOnlyOnce("pathway-plan");
    assertThat(due(child, "pathway-plan")).isEqualTo(Instant.parse("2015-07-06T23:00:00Z"));
    assertThat(running(younger)).doesNotContain("pathway-plan");
    at.service.later(Duration.ofDays(140));
    sixteen.run();
    assertThat(due(younger, "pathway-plan")).isEqualTo(Instant.parse("2015-11-21T00:00:00Z"));
    at.service.itIs(before);
  }

  private static Childs aged(String family, String born) {
    UUID concern =
        at.send("PATH-" + refs++, "Wilhelmina", family, "\"born\": \"%s\"".formatted(born));
    at.decide(at.frances, concern, "ASSESSMENT");
    return childs(concern);
  }

  @Test
  void a_letter_before_the_court_leads_to_proceedings_that_keep_the_path_open_until_an_order() {
    Childs child = referred("Pendle", "ASSESSMENT");
    allocate(child, "samira");
    purpose(at.hana, child);
    assertThat(samira.get(child.path() + "/steps/PRE_PROCEEDINGS").statusCode()).isEqualTo(404);
    take(at.hana, child, "PRE_PROCEEDINGS", Map.of("ending", "LETTER_SENT"));
    assertThat(AFrontDoor.text(samira, child.path())).contains("Pre-proceedings");
    take(samira, child, "FAMILY_GROUP", Map.of("ending", "FAMILY_ACCEPTED"));
    take(at.hana, child, "COURT_APPLICATION", Map.of());
    assertThat(AFrontDoor.text(samira, child.path()))
        .contains("End the care proceedings: by the end of 6 July 2015", "26 weeks.");
    assertThat(at.hana.get(child.path() + "/steps/PRE_PROCEEDINGS").statusCode()).isEqualTo(404);
    take(samira, child, "ASSESSMENT", Map.of("ending", "ASSESSED_NO_SERVICES"));
    var closing = said(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_NEED_MET"));
    assertThat(at.hana.post(child.path() + "/steps/CLOSURE", closing).body())
        .contains("cannot be closed while something is open");
    take(samira, child, "COURT_ORDER", Map.of("ending", "NO_ORDER"));
    take(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_NEED_MET"));
    assertThat(AFrontDoor.text(samira, child.path())).contains("Earlier:");
  }

  @Test
  void a_child_who_moved_is_this_area_s_until_the_other_answers() {
    Childs child = referred("Quarnford", "ASSESSMENT");
    allocate(child, "samira");
    purpose(at.hana, child);
    take(samira, child, "ASSESSMENT", Map.of("ending", "ASSESSED_NO_SERVICES"));
    take(samira, child, "MOVE", Map.of());
    assertThat(AFrontDoor.text(samira, "/slipping")).contains("Quarnford");
    var closing = said(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_MOVED"));
    assertThat(at.hana.post(child.path() + "/steps/CLOSURE", closing).body())
        .contains("cannot be closed while something is open");
    assertThat(samira.get(child.path() + "/steps/TRANSFER").statusCode()).isEqualTo(404);
    take(at.hana, child, "TRANSFER", Map.of());
    take(at.hana, child, "CLOSURE", Map.of("ending", "CLOSED_MOVED"));
    assertThat(AFrontDoor.text(samira, "/slipping")).doesNotContain("Quarnford");
  }

  @Test
  void several_of_one_agency_take_part_and_each_sees_what_was_decided() {
    Childs child = referred("Oakshott", "STRATEGY_DISCUSSION");
    purpose(at.hana, child);
    var both = meeting("ENQUIRY_JOINT");
    both.put("also-social-care", at.service.viewer("martin").id().toString());
    both.put("also-police", at.service.viewer("samira").id().toString());
    String decision = take(at.hana, child, "STRATEGY_DISCUSSION", both);
    assertThat(AFrontDoor.text(at.hana, child.path()))
        .contains("Samira Whitlock", "Martin Oyelaran", "Police: Priya Calloway")
        .doesNotContain("Police: Samira");
    assertThat(AFrontDoor.text(at.signedIn("martin"), decision)).contains("No section 47 enquiry");
  }

  @Test
  void a_wrong_day_or_attendee_is_put_right_with_a_reason_and_the_clocks_with_it() {
    Childs child = referred("Quarrendon", "STRATEGY_DISCUSSION");
    allocate(child, "samira");
    purpose(at.hana, child);
    Instant before = at.service.now();
    at.service.later(Duration.ofDays(4));
    var late = meeting("ENQUIRY_JOINT");
    late.put("late", "The snow.");
    String decision = take(at.hana, child, "STRATEGY_DISCUSSION", late);
    assertThat(due(child, "initial-conference")).isEqualTo(Instant.parse("2015-01-31T00:00:00Z"));
    at.service.later(Duration.ofDays(1));
    ACaller martin = at.signedIn("martin");
    String page =
        Jsoup.parse(at.hana.get(child.path()).body()).select("a[href*=/corrections/]").attr("href");
    // Whoever could not have taken the step puts nothing right about it.
    assertThat(samira.get(page).statusCode()).isEqualTo(404);
    assertThat(at.isobel.get(page).statusCode()).isIn(302, 404);
    var typed = new HashMap<>(meeting("x"));
    typed.put("seen", "99999999");
    typed.put("also-social-care", at.service.viewer("martin").id().toString());
    typed.putAll(Map.of("happened-day", "6", "happened-month", "1", "happened-year", "2015"));
    HttpResponse<String> bare = at.hana.post(page, typed);
    assertThat(bare.statusCode()).isEqualTo(400);
    assertThat(bare.body()).contains("Enter why it was wrong");
    typed.put("because", "It was on Tuesday, and Martin was there.");
    assertThat(ACaller.location(at.hana.post(page, typed))).isEqualTo(child.path());
    assertThat(due(child, "initial-conference")).isEqualTo(Instant.parse("2015-01-28T00:00:00Z"));
    assertThat(AFrontDoor.text(at.hana, child.path()))
        .contains("6 January 2015: Strategy discussion", "Martin Oyelaran")
        .contains("Put right by Hana Rowntree", "First it said 9 January 2015.");
    assertThat(AFrontDoor.text(martin, "/today")).contains("named as having taken part");
    assertThat(AFrontDoor.text(martin, decision)).contains("Martin Oyelaran");
    assertThat(AFrontDoor.text(at.hana, "/people/" + child.person() + "/who-knew"))
        .contains("put right on which day a step was or who took part: Strategy discussion");

    // On a past day what had been decided and done by then, as it was told then.
    String then = "/people/" + child.person() + "?answer=here&day=2015-01-";
    String met = "Strategy discussion: Section 47 enquiry by social care and police together";
    assertThat(AFrontDoor.text(at.hana, then + "04")).doesNotContain("Concern from", met);
    assertThat(AFrontDoor.text(at.hana, then + "08"))
        .contains("Concern from Schools, 5 January 2015 Strategy discussion")
        .doesNotContain(met, "Nobody has decided");
    assertThat(AFrontDoor.text(at.hana, then + "09")).contains(met).doesNotContain("6 January");
    assertThat(AFrontDoor.text(at.hana, then + "10")).contains(met, "6 January 2015");
    at.service.itIs(before);
  }

  @Test
  void words_that_are_erased_change_nothing_any_more_and_a_rebuild_agrees_at_once() {
    Childs child = referred("Rushbrook", "STRATEGY_DISCUSSION");
    allocate(child, "samira");
    purpose(at.hana, child);
    take(samira, child, "VISIT", Map.of("ending", "SEEN_ALONE"));
    String decision = take(at.hana, child, "STRATEGY_DISCUSSION", meeting("ENQUIRY_JOINT"));
    String page =
        Jsoup.parse(at.hana.get(child.path()).body()).select("a[href*=/corrections/]").attr("href");
    var typed = new HashMap<>(meeting("x"));
    typed.put("seen", "99999999");
    typed.put("also-social-care", at.service.viewer("martin").id().toString());
    typed.put("because", "Martin was there.");
    var today = at.service.now().atZone(Occurred.ZONE);
    typed.put("happened-day", String.valueOf(today.getDayOfMonth()));
    typed.put("happened-month", String.valueOf(today.getMonthValue()));
    typed.put("happened-year", String.valueOf(today.getYear()));
    assertThat(ACaller.location(at.hana.post(page, typed))).isEqualTo(child.path());
    ACaller martin = at.signedIn("martin");
    assertThat(martin.get(decision).body()).contains("Martin Oyelaran");
    assertThat(AFrontDoor.text(at.hana, child.path())).contains("Put right by Hana Rowntree");

    erase(child, "path.step-corrected", "decision.seats-corrected");
    assertThat(AFrontDoor.text(at.hana, child.path()))
        .contains("Strategy discussion", "The child was seen, alone")
        .doesNotContain("Put right by");
    assertThat(AFrontDoor.text(at.hana, decision)).doesNotContain("Martin Oyelaran");
    assertThat(rebuilt()).isEmpty();

    erase(child, "path.step-taken", "decision.made", "path.opened");
    Long paths =
        at.service.read(jdbc ->
            jdbc.queryForObject(
                "select count(*) from path where person = ?", Long.class, child.person()));
    assertThat(paths).isZero();
    assertThat(rebuilt()).isEmpty();
  }

  private static List<String> rebuilt() {
    return at.service.bean(Rebuild.class).check(_ -> {}).stream().map(Object::toString).toList();
  }

  /** Destroys the words of a child's entries of these kinds, as two of two partners agree. */
  private static void erase(Childs child, String... kinds) {
    UUID path = pathOf(child);
    List<UUID> ids =
        at.service.read(jdbc ->
            jdbc.queryForList(
                """
                select e.id from record.entry e join record.body b on b.entry = e.id
                where e.kind = any (?) and 'case:' || ? = any (e.subjects)\
                """,
                UUID.class,
                (Object) kinds,
                path.toString()));
    assertThat(ids).hasSizeGreaterThanOrEqualTo(kinds.length);
    var entries = at.service.bean(Entries.class);
    UUID proposed =
        entries
            .add(
                said(
                    "hana",
                    new ErasureEvent.Proposed(
                        child.person(),
                        ids,
                        ErasureEvent.Ground.UNLAWFUL,
                        null,
                        null,
                        "It was wrong.",
                        "Hana Rowntree")))
            .id();
    UUID agreed =
        entries
            .add(
                said("isobel", new ErasureEvent.Agreed(proposed, "I read it.", "Isobel Achebe"))
                    .answering(proposed))
            .id();
    at.service
        .bean(Erasing.class)
        .erase(said("isobel", new RecordEvent.Erased(ids)).answering(agreed));
  }

  private static Draft said(String who, Event event) {
    return Draft.now(
        event, at.service.now(), at.service.viewer(who).author(), Purpose.OVERSIGHT, List.of());
  }

  @Test
  void who_knew_what_tells_the_steps_and_decisions_of_the_path() {
    Childs child = referred("Pemberley", "STRATEGY_DISCUSSION");
    allocate(child, "samira");
    purpose(at.hana, child);
    take(samira, child, "VISIT", Map.of("ending", "SEEN_ALONE"));
    take(at.hana, child, "STRATEGY_DISCUSSION", meeting("ENQUIRY_JOINT"));
    assertThat(AFrontDoor.text(at.hana, "/people/" + child.person() + "/who-knew"))
        .contains("Samira Whitlock put on record, Visit: The child was seen, alone")
        .contains("decided: Section 47 enquiry by social care and police together")
        .contains("Samira Whitlock was told: That they answer for this child");
    String page = "/people/" + child.person();
    assertThat(AFrontDoor.text(at.hana, page))
        .containsSubsequence(
            "What happened, in order",
            "Strategy discussion: Section 47 enquiry by social care and police together",
            "She was tired and hungry again.");
    assertThat(AFrontDoor.text(at.hana, page + "?order=oldest"))
        .containsSubsequence(
            "She was tired and hungry again.",
            "Visit: The child was seen, alone",
            "5 January 2015");
    // Who may not see the path is not told its steps in the story either.
    assertThat(AFrontDoor.text(at.leila, page))
        .contains("She was tired and hungry again.")
        .doesNotContain("Visit: The child was seen");
  }

  @Test
  void whoever_leaves_answers_no_more_and_the_gap_shows() {
    Childs child = referred("Kirkdale", "ASSESSMENT");
    allocate(child, "samira");
    purpose(at.hana, child);
    String end = at.form(at.hana, "/people/" + child.person() + "/relationships", "/end");
    at.hana.post(end, Map.of("reason", "Left the authority"));
    assertThat(owners(child)).isEmpty();
    assertThat(AFrontDoor.text(at.hana, child.path())).contains("Nobody is named as responsible");
    assertThat(samira.get(child.path()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_child_who_came_otherwise_is_put_on_the_path_with_a_reason_by_whoever_may() {
    UUID concern = at.send("PATH-" + refs++, "Wilhelmina", "Monkton");
    Childs child = childs(concern);
    purpose(at.hana, child);
    purpose(at.frances, child);
    assertThat(at.frances.post(child.path(), Map.of("because", "x")).statusCode()).isEqualTo(404);
    assertThat(at.hana.post(child.path(), Map.of("because", " ")).statusCode()).isEqualTo(400);
    at.hana.post(child.path(), Map.of("because", "Her sister is on it already."));
    at.hana.post(child.path(), Map.of("because", "Again."));
    assertThat(AFrontDoor.text(at.hana, child.path()))
        .contains("Begun because: Her sister is on it already.")
        .contains("Finish the child and family assessment");
  }

  @Test
  void others_see_neither_the_path_nor_that_there_is_one() {
    Childs child = referred("Lowther", "ASSESSMENT");
    for (String other : List.of("priya", "nadia", "vera", "adam")) {
      ACaller caller = at.signedIn(other);
      assertThat(caller.get(child.path()).statusCode()).as(other).isEqualTo(404);
      assertThat(caller.get("/cases/" + pathOf(child)).statusCode()).as(other).isEqualTo(404);
    }
    // Who sent the report sees it, and of the path nothing.
    assertThat(AFrontDoor.text(at.leila, child.path())).contains("not on the statutory path");
    assertThat(at.leila.get("/cases/" + pathOf(child)).statusCode()).isEqualTo(404);
    purpose(at.isobel, child);
    assertThat(AFrontDoor.text(at.isobel, child.path())).contains("Finish the child and family");
    assertThat(at.isobel.get(child.path() + "/steps/CLOSURE").statusCode()).isEqualTo(404);
  }

  private static Childs referred(String family, String outcome) {
    UUID concern = at.send("PATH-" + refs++, "Wilhelmina", family);
    at.decide(at.frances, concern, outcome);
    return childs(concern);
  }

  private static Childs childs(UUID concern) {
    UUID person = at.service.personOf(concern);
    return new Childs(person, "/people/" + person + "/path");
  }

  private static void allocate(Childs child, String worker) {
    relate(child, worker, "allocated-worker");
  }

  private static void relate(Childs child, String holder, String kind) {
    at.service
        .bean(Staff.class)
        .relate(
            child.person(),
            at.service.viewer(holder).id(),
            kind,
            "for this test",
            Author.engine("test"));
  }

  private static void purpose(ACaller who, Childs child) {
    who.post(
        "/purpose",
        Map.of(
            "type", "person", "id", child.person().toString(), "purpose", "ENQUIRY", "note", "x"));
  }

  /** Takes a step as somebody, who must be led back to the child's path; where its decision is. */
  private static String take(ACaller who, Childs child, String step, Map<String, String> said) {
    HttpResponse<String> answer =
        who.post(child.path() + "/steps/" + step, said(who, child, step, said));
    assertThat(ACaller.location(answer))
        .as(() -> step + ": " + Jsoup.parse(answer.body()).select(".govuk-error-summary").text())
        .isEqualTo(child.path());
    return Jsoup.parse(who.get(child.path()).body()).select("a[href^=/decisions/]").stream()
        .findFirst()
        .map(link -> link.attr("href"))
        .orElse("");
  }

  /** What is typed into a step's form, over what it holds already. */
  private static Map<String, String> said(
      ACaller who, Childs child, String step, Map<String, String> said) {
    var typed = new HashMap<String, String>();
    Jsoup.parse(who.get(child.path() + "/steps/" + step).body())
        .select(
            "form[action$="
                + step
                + "] input[type=hidden], form[action$="
                + step
                + "] input[type=text]")
        .forEach(input -> typed.put(input.attr("name"), input.val()));
    typed.putAll(
        Map.of(
            "child", "I want to stay with my aunt.",
            "unseen", "Her mother did not open.",
            "words", "The school, the police and we agree.",
            "measure", "She sleeps at home every night."));
    typed.putAll(said);
    return typed;
  }

  private static Map<String, String> meeting(String ending) {
    var typed = new HashMap<String, String>();
    typed.put("ending", ending);
    typed.put("seat-social-care", at.service.viewer("samira").id().toString());
    typed.put("seat-police", at.service.viewer("priya").id().toString());
    typed.put("seat-health", "absent");
    typed.put("seat-education", at.service.viewer("leila").id().toString());
    typed.put("family", "Her mother; she herself wrote a letter.");
    return typed;
  }

  private static List<String> running(Childs child) {
    return at.service.read(jdbc ->
        jdbc.queryForList(
            "select c.rule from clock c join path p on p.id = c.about_id"
                + " where p.person = ? and c.stopped is null",
            String.class,
            child.person()));
  }

  private static Instant due(Childs child, String rule) {
    return at.service.read(jdbc ->
        jdbc.queryForList(
                "select c.due from clock c join path p on p.id = c.about_id"
                    + " where p.person = ? and c.rule = ? and c.stopped is null",
                java.sql.Timestamp.class,
                child.person(),
                rule)
            .getFirst()
            .toInstant());
  }

  private static List<String> owners(Childs child) {
    return at.service.read(jdbc ->
        jdbc.queryForList(
            "select distinct u.sign_in from clock c join path p on p.id = c.about_id"
                + " join app_user u on u.id = c.owner where p.person = ? and c.stopped is null",
            String.class,
            child.person()));
  }

  private static UUID pathOf(Childs child) {
    return at.service.read(jdbc ->
        jdbc.queryForObject("select id from path where person = ?", UUID.class, child.person()));
  }
}
