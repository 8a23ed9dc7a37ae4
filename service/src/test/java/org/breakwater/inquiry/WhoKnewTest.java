package org.breakwater.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.ACaller;
import org.breakwater.access.AService;
import org.breakwater.record.Marking;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Who knew what, when: in order, by day, and never more than its reader may see. */
class WhoKnewTest {
  @TempDir static Path folder;
  private static AService service;
  private static Map<AService.Relation, AService.Known> children;
  private static final Map<String, ACaller> callers = new HashMap<>();

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

  /** One session each: the service counts how often somebody signs in. */
  private static ACaller signedIn(String name) {
    return callers.computeIfAbsent(name, it -> ACaller.signedIn(service, it));
  }

  private static Document page(ACaller caller, String path) {
    HttpResponse<String> answer = caller.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static List<String> lines(Document page) {
    return page.select(".bw-event").eachText();
  }

  private static String path(AService.Relation relation) {
    return "/people/" + AService.at(children, relation).person() + "/who-knew";
  }

  private static void statePurpose(ACaller caller, UUID person) {
    caller.post(
        "/purpose",
        Map.of("type", "person", "id", person.toString(), "purpose", "OVERSIGHT", "note", "check"));
  }

  @Test
  void it_tells_in_order_who_wrote_received_judged_was_made_responsible_and_opened() {
    var vera = signedIn("vera");
    page(vera, "/people/" + AService.at(children, AService.Relation.ALLOCATED).person());
    var samira = signedIn("samira");
    List<String> lines = lines(page(samira, path(AService.Relation.ALLOCATED)));
    assertThat(lines.getFirst())
        .contains("3 March 2014, 3:10pm", "By its own account", "wrote it down: Concern");
    assertThat(lines.get(1)).contains("5 January 2015", "available here from then on");
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("recorded a relationship of Vera Lindqvist"))
        .anySatisfy(
            line -> assertThat(line).contains("Vera Lindqvist was shown it. Page: The story"));
    assertThat(
            lines.indexOf(
                lines.stream()
                    .filter(it -> it.contains("relationship of"))
                    .findFirst()
                    .orElseThrow()))
        .isLessThan(
            lines.indexOf(
                lines.stream()
                    .filter(it -> it.contains("was shown it"))
                    .findFirst()
                    .orElseThrow()));
  }

  @Test
  void an_emergency_is_told_with_its_reason() {
    var samira = signedIn("samira");
    assertThat(lines(page(samira, path(AService.Relation.GLASS_BROKEN))))
        .anySatisfy(line ->
            assertThat(line)
                .contains(
                    "Nadia Pell opened the record in an emergency",
                    "nobody else can be reached",
                    "School nurse"));
  }

  @Test
  void what_was_known_by_a_day_leaves_out_all_that_came_later() {
    var samira = signedIn("samira");
    List<String> lines =
        lines(page(samira, path(AService.Relation.ALLOCATED) + "?to=3+March+2014"));
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("wrote it down");
    assertThat(lines(page(samira, path(AService.Relation.ALLOCATED) + "?to=2+March+2014")))
        .isEmpty();
    assertThat(lines(page(samira, path(AService.Relation.ALLOCATED) + "?from=2015")))
        .noneMatch(line -> line.contains("wrote it down"));
  }

  @Test
  void a_date_that_is_none_is_said_to_be_none() {
    var samira = signedIn("samira");
    assertThat(
            page(samira, path(AService.Relation.ALLOCATED) + "?from=yesterday")
                .select(".govuk-error-summary a[href=#from]"))
        .isNotEmpty();
  }

  @Test
  void an_agency_s_own_people_are_told_of_their_own_entries_only() {
    var priya = signedIn("priya");
    List<String> lines = lines(page(priya, path(AService.Relation.OWN_PARTNERS_ENTRY)));
    assertThat(lines.stream().filter(line -> line.contains("wrote it down"))).hasSize(1);
    assertThat(lines.getFirst()).contains("Police");
  }

  @Test
  void only_scrutiny_is_told_how_much_is_held_back() {
    AService.Known known = AService.at(children, AService.Relation.NONE);
    UUID sealed =
        service.report(
            "health",
            new AService.Child(
                known.child().given(),
                known.child().family(),
                known.child().born(),
                "not for everybody",
                "Told the nurse something",
                known.child().plate()));
    service.mark(
        sealed,
        new Marking(Marking.Level.SEALED, List.of(service.viewer("nadia").id().toString())));
    assertThat(service.personOf(sealed)).isEqualTo(known.person());
    var isobel = signedIn("isobel");
    var frances = signedIn("frances");
    statePurpose(isobel, known.person());
    statePurpose(frances, known.person());
    assertThat(page(isobel, path(AService.Relation.NONE)).select(".bw-withheld").text())
        .isEqualTo("1 entry of the story is held back from you.");
    assertThat(page(frances, path(AService.Relation.NONE)).select(".bw-withheld").text())
        .isEqualTo("This page shows only what you may see. There may be more.");
    assertThat(page(isobel, path(AService.Relation.NONE)).text())
        .doesNotContain("Health wrote it down");
  }

  @Test
  void a_look_at_it_is_itself_on_it() {
    var yusuf = signedIn("yusuf");
    page(yusuf, path(AService.Relation.ALLOCATED));
    assertThat(lines(page(yusuf, path(AService.Relation.ALLOCATED))))
        .anySatisfy(line ->
            assertThat(line).contains("Yusuf Marden was shown it. Page: Who knew what, when"));
  }

  @Test
  void a_child_s_page_leads_to_it_and_a_thing_has_its_own() {
    AService.Known known = AService.at(children, AService.Relation.ALLOCATED);
    var samira = signedIn("samira");
    assertThat(
            page(samira, "/people/" + known.person())
                .select("a[href=" + path(AService.Relation.ALLOCATED) + "]"))
        .hasSize(1);
    assertThat(lines(page(samira, "/things/" + known.thing() + "/who-knew")))
        .anySatisfy(line -> assertThat(line).contains("wrote it down"));
  }

  @Test
  void on_paper_it_has_everything_on_one_page() {
    var samira = signedIn("samira");
    Document paper = page(samira, path(AService.Relation.ALLOCATED) + "?to=2014&view=print");
    assertThat(paper.text()).contains("Printed on").contains("Until 2014.");
    assertThat(paper.select("main form")).isEmpty();
  }
}
