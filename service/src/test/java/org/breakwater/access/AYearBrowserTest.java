package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.browser.Browser.assertGood;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.browser.Browser;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.escalation.Escalations;
import org.breakwater.escalation.Lines;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Rebuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;

/**
 * A year of one child in a real browser, with everybody signed in whose work it is: from a
 * neighbour's worry that was closed, over a disagreement that nobody answers, to a plan, a visit
 * that was missed, and an inspector who asks who knew. Once under the rules as they come, and once
 * with a rule of the area that changes half-way.
 */
class AYearBrowserTest {
  private static final String FIVE_DAYS_FROM_MARCH =
      """
      [{"name": "protection-visit", "version": 2, "from": "2015-03-01",
        "limit": {"amount": 5, "unit": "WORKING_DAYS"}, "force": "LOCAL",
        "source": "The board's decision of February 2015", "verified": true}]\
      """;

  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_year_of_a_child(boolean ruleChanges) throws IOException {
    String[] settings =
        ruleChanges ? new String[] {"--breakwater.clocks.rules=" + rules()} : new String[0];
    try (var year =
        new Year(new AService(folder.resolve("record"), WebApplicationType.SERVLET, settings))) {
      year.settle();
      UUID last = year.threeWorries();
      year.disagreed(year.closedOneByOne(last));
      year.climbs(last);
      UUID child = year.service().personOf(last);
      String path = "/people/" + child + "/path";
      year.toTheConference(child, path);
      // Good Friday and Easter Monday are no working days.
      assertThat(year.visits(path, ruleChanges))
          .isEqualTo(ruleChanges ? "by the end of 10 April 2015" : "by the end of 17 April 2015");
      year.whoKnew(child);
    }
  }

  private Path rules() throws IOException {
    return Files.writeString(folder.resolve("rules.json"), FIVE_DAYS_FROM_MARCH);
  }

  /** The service, and everybody's window on it. */
  private record Year(AService service, Map<String, Page> pages) implements AutoCloseable {
    Year(AService service) {
      this(service, new HashMap<>());
    }

    /** Every reading is what the record says. */
    @Override
    public void close() {
      pages.values().forEach(page -> page.context().close());
      assertThat(service.bean(Rebuild.class).check(_ -> {})).as("readings").isEmpty();
      service.close();
    }

    private void settle() {
      var settled = service.bean(Area.class).settle(AService.PASSWORD);
      service
          .bean(Lines.class)
          .set(
              "social-care",
              List.of(
                  "social-care.team-manager",
                  "social-care.head-of-service",
                  "social-care.director"),
              Author.engine("test"));
      service
          .bean(FrontDoor.class)
          .open("social-care", "social-care.front-door", settled.colleague("frances").author());
    }

    /** A neighbour, the school and the police each send what they know; the police's comes last. */
    private UUID threeWorries() {
      worry(
          "community",
          "NB-1",
          "2015-01-05T07:00:00Z",
          "A girl is on the steps until late at night.");
      worry("school", "SCH-1", "2015-01-05T08:00:00Z", "She was tired and had no lunch again.");
      return worry(
          "police", "POL-1", "2015-01-05T08:30:00Z", "Seen in a car with two adult men at 1am.");
    }

    private UUID worry(String agency, String ref, String recorded, String summary) {
      String json =
          """
          {"ref": "%s", "agency": "%s", "kind": "concern", "recorded": "%s", "summary": "%s",
           "people": [{"ref": "p1", "role": "child", "given": "Wilhelmina", "family": "Abberley",
           "born": "2003-04-02", "words": "I just want to sleep."}]}\
          """
              .formatted(ref, agency, recorded, summary)
              .replace("\n", " ");
      Received received =
          service
              .bean(Intake.class)
              .receive(List.of(json.getBytes(StandardCharsets.UTF_8)), Sender.OPERATOR)
              .getFirst();
      return ((Received.Accepted) received).entry();
    }

    private String closedOneByOne(UUID last) {
      Page frances = as("frances");
      frances.navigate(at("/front-door"));
      assertThat(frances.textContent("main"))
          .contains("NB-1", "SCH-1", "POL-1", "3 concerns in a year");
      decide("frances", concern("NB-1"), "NO_FURTHER_ACTION");
      decide("frances", concern("SCH-1"), "ADVICE");
      // The head of service closes the third, with the police at the table.
      return decide("hana", last, "NO_FURTHER_ACTION");
    }

    private void disagreed(String decision) {
      Page isobel = as("isobel");
      isobel.navigate(at("/slipping"));
      assertThat(isobel.textContent("main")).contains("each closed with nothing done (1)");
      Page priya = as("priya");
      priya.navigate(at(decision));
      priya.fill("#dissent", "The men are known to us. One of them has two convictions.");
      priya.click("button:text-is('Disagree')");
      // Nobody answers within two working days.
      itIs("2015-01-08T00:30:00Z");
      isobel.navigate(at("/today"));
      assertThat(isobel.textContent("main"))
          .contains("Nobody answered in time: Answer a disagreement");
      isobel.navigate(at(decision));
      isobel.check("input[value=UPHELD]");
      isobel.fill("textarea[name=reasons]", "What the police knew was not asked.");
      isobel.click("button:text-is('Answer')");
      assertThat(isobel.textContent("main")).contains("Upheld by Isobel Achebe");
    }

    /** It waits again, nobody decides, and each post is told in turn. */
    private void climbs(UUID concern) {
      itIs("2015-01-10T00:30:00Z");
      assertThat(today("martin")).contains("Nobody answered in time: Decide about a concern");
      assertThat(today("dorothea")).doesNotContain("Nobody answered");
      itIs("2015-01-14T00:30:00Z");
      assertThat(today("dorothea")).contains("Nobody answered in time: Decide about a concern");
      itIs("2015-01-15T00:30:00Z");
      Page isobel = as("isobel");
      isobel.navigate(at("/oversight"));
      assertThat(isobel.textContent("main")).contains("4 posts above have been told");
      itIs("2015-01-15T09:00:00Z");
      decide("hana", concern, "STRATEGY_DISCUSSION");
    }

    private void toTheConference(UUID child, String path) {
      Page hana = as("hana");
      open(hana, path);
      assertThat(hana.textContent("main")).contains("Nobody is named as responsible");
      name(hana, child, "Samira Whitlock", "allocated-worker");
      name(hana, child, "Carmen Idowu", "independent-reviewer");

      // Health does not come, and it says so.
      hana.navigate(at(path + "/steps/STRATEGY_DISCUSSION"));
      meeting(hana, "ENQUIRY_JOINT");
      Page samira = as("samira");
      samira.navigate(at(path));
      assertThat(samira.textContent("main"))
          .contains("Section 47 enquiry", "Hold the initial child protection conference");
      step(samira, path, "VISIT", "SEEN_ALONE");
      step(hana, path, "ENQUIRY", "HARM_CONFERENCE");

      itIs("2015-01-30T09:00:00Z");
      Page carmen = as("carmen");
      carmen.navigate(at(path + "/steps/INITIAL_CONFERENCE"));
      carmen.selectOption("#harm", "SEXUAL");
      meeting(carmen, "PLAN_MADE");
      assertThat(carmen.textContent("main")).contains("Child protection plan", "Sexual abuse");
      carmen.click("text=Put the day or who took part right");
      carmen.setViewportSize(320, 900);
      assertGood(carmen, "a-year-put-right-narrow");
      carmen.setViewportSize(1280, 900);
      assertGood(carmen, "a-year-put-right");
      samira.navigate(at(path));
      samira.click("text=Agree something");
      samira.fill("#what", "Drive her home from the club");
      samira.fill("#who-else", "Her grandfather");
      samira.fill("#by-day", "13");
      samira.fill("#by-month", "2");
      samira.fill("#by-year", "2015");
      samira.click("button:text-is('Agree it')");
      assertGood(samira, "a-year-plan");
    }

    /** A visit is missed and comes to light; by when the next is due. */
    private String visits(String path, boolean ruleChanges) {
      itIs("2015-02-16T09:00:00Z");
      assertThat(today("samira")).contains("See the child under the protection plan", "Overdue");
      assertThat(today("martin")).contains("Nobody answered in time: See the child");
      Page isobel = as("isobel");
      isobel.navigate(at("/slipping"));
      assertThat(isobel.textContent("main"))
          .contains(
              "A visit under the plan is behind (1)", "The plan drifts", "Wilhelmina Abberley");
      assertGood(isobel, "a-year-slipping");
      Page samira = as("samira");
      samira.navigate(at(path + "/steps/VISIT"));
      samira.fill("#late", "She was at her aunt's, and nobody told us.");
      say(samira, "SEEN_ALONE");
      samira.click("main form button");
      // A clock that started before the rule changed keeps its rule.
      samira.navigate(at(path));
      assertThat(samira.textContent("main"))
          .contains("See the child under the protection plan:", "by the end of 2 March 2015");
      itIs("2015-03-02T09:00:00Z");
      step(samira, path, "VISIT", "SEEN_WITH_OTHERS");
      itIs("2015-04-01T09:00:00Z");
      samira.navigate(at(path + "/steps/VISIT"));
      samira.fill("#late", "The flood.");
      say(samira, "SEEN_ALONE");
      samira.click("main form button");
      samira.navigate(at(path));
      String text = samira.innerText("main");
      assertThat(samira.textContent("main").contains("The board's decision of February 2015"))
          .as("the rule's source")
          .isEqualTo(ruleChanges);
      String line =
          text.lines()
              .filter(one -> one.contains("See the child under the protection plan"))
              .findFirst()
              .orElseThrow();
      return line.replaceFirst(".*(by the end of \\d+ \\w+ \\d+).*", "$1");
    }

    private void whoKnew(UUID child) {
      Page isobel = as("isobel");
      open(isobel, "/people/" + child + "/who-knew?to=12+January+2015");
      String page = isobel.textContent("main");
      assertThat(page)
          .contains("Frances Adeyemi", "Hana Rowntree")
          .doesNotContain("Samira Whitlock", "Carmen Idowu");
      isobel.navigate(at("/people/" + child + "/who-knew?to=30+January+2015&view=print"));
      assertThat(isobel.textContent("main"))
          .contains("Printed on 1 April 2015", "Samira Whitlock")
          .contains("Visit: The child was seen, alone", "decided: Child protection plan")
          .contains("was told: That nobody answered in time");
      isobel.navigate(at("/people/" + child));
      assertGood(isobel, "a-year-story");
      assertGood(isobel, "a-year-who-knew");
    }

    private String decide(String who, UUID concern, String outcome) {
      Page page = as(who);
      page.navigate(at("/concerns/" + concern));
      page.check("input[name=outcome][value=" + outcome + "]");
      page.fill("#reasons", "Her mother has spoken with the school.");
      seat(page, "police", "priya");
      page.selectOption("#seat-health", "absent");
      page.selectOption("#seat-education", "absent");
      page.fill("#measure", "She comes to school rested.");
      page.fill("#review-day", "1");
      page.fill("#review-month", "12");
      page.fill("#review-year", "2015");
      page.click("button:text-is('Decide')");
      String decision = page.url().substring(service.url().length());
      assertThat(decision).startsWith("/decisions/");
      return decision;
    }

    private void name(Page page, UUID child, String holder, String kind) {
      page.navigate(at("/people/" + child + "/relationships"));
      page.selectOption(
          "#holder",
          page.locator("#holder option", new Page.LocatorOptions().setHasText(holder))
              .getAttribute("value"));
      page.check("input[name=kind][value=" + kind + "]");
      page.fill("#reason", "Agreed in supervision");
      page.locator("main form button").last().click();
      assertThat(page.textContent("main")).contains(holder);
    }

    private void meeting(Page page, String ending) {
      say(page, ending);
      page.fill("#measure", "She sleeps at home every night.");
      seat(page, "social-care", "samira");
      seat(page, "police", "priya");
      page.selectOption("#seat-health", "absent");
      seat(page, "education", "leila");
      page.fill("#family", "Her mother. She herself wrote a letter, and it was read first.");
      if (page.locator("#unseen").count() > 0) {
        page.fill("#unseen", "Nobody could reach her yet.");
      }
      page.click("main form button");
      assertThat(page.url()).endsWith("/path");
    }

    private void step(Page page, String path, String step, String ending) {
      page.navigate(at(path + "/steps/" + step));
      say(page, ending);
      if (page.locator("#measure").count() > 0) {
        page.fill("#measure", "She sleeps at home every night.");
      }
      page.click("main form button");
      assertThat(page.url()).endsWith("/path");
    }

    private static void say(Page page, String ending) {
      page.fill("#child", "I want to stay with my aunt. I am afraid of the cars.");
      page.check("input[name=ending][value=" + ending + "]");
      page.fill("#words", "The school, the police and her mother say the same.");
    }

    private void seat(Page page, String agency, String who) {
      page.selectOption("#seat-" + agency, service.viewer(who).id().toString());
    }

    /** Opens a record, and says why where that is asked. */
    private void open(Page page, String address) {
      page.navigate(at(address));
      if (page.url().contains("/purpose")) {
        page.check("input[name=purpose][value=OVERSIGHT]");
        page.fill("#note", "As my post asks of me");
        page.click("main form button");
        page.navigate(at(address));
      }
    }

    private String today(String who) {
      Page page = as(who);
      page.navigate(at("/today"));
      return page.textContent("main");
    }

    private UUID concern(String ref) {
      return service.read(
          jdbc -> jdbc.queryForObject("select entry from report where ref = ?", UUID.class, ref));
    }

    private void itIs(String moment) {
      service.itIs(Instant.parse(moment));
      service.bean(Escalations.class).run();
    }

    private String at(String address) {
      return service.url() + address;
    }

    /** Each has a window of their own and stays signed in. */
    private Page as(String who) {
      return pages.computeIfAbsent(
          who,
          _ -> {
            Page page = browser.wide();
            Browser.signIn(page, service.url(), who, AService.PASSWORD);
            return page;
          });
    }
  }
}
