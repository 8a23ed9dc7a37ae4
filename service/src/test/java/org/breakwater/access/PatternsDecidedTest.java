package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.access.AFrontDoor.page;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody decides about a pattern, with a lead and a clock, and stands by it. */
@Timeout(300)
class PatternsDecidedTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 12, 1);

  private static final String CAR =
      ",\"things\":[{\"ref\":\"t1\",\"type\":\"vehicle\",\"value\":\"YJ55 KZT\"}]";

  @TempDir Path folder;
  private AFrontDoor at;
  private ACaller iain;
  private ACaller martin;
  private String car;

  @BeforeEach
  void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    iain = at.signedIn("iain");
    martin = at.signedIn("martin");
    AQuietTown.receive(
        at.service.bean(Intake.class),
        AQuietTown.withACar(
            FIRST, List.of("police", "school", "police", "health", "youth-service")));
    at.service.bean(KeepPatterns.class).run();
    car =
        page(at.frances, "/patterns")
            .select("main a[href^=/patterns/]:contains(YJ55)")
            .attr("href");
  }

  @AfterEach
  void close() {
    at.close();
  }

  /** What the form of this kind would send as it stands. */
  private Map<String, String> form(ACaller who, String kind) {
    return formAt(who, car, kind);
  }

  private static Map<String, String> formAt(ACaller who, String path, String kind) {
    var form = new HashMap<String, String>();
    Element it = page(who, path).selectFirst("form[action$=/" + kind + "]");
    assertThat(it).as(kind).isNotNull();
    it.select("input[type=hidden], input[type=text], textarea")
        .forEach(one -> form.put(one.attr("name"), one.val()));
    it.select("input[checked]").forEach(one -> form.put(one.attr("name"), one.val()));
    it.select("select")
        .forEach(one -> form.put(one.attr("name"), one.select("option[selected]").val()));
    return form;
  }

  private String decide(String outcome) {
    Map<String, String> form = form(at.frances, "decision");
    form.put("outcome", outcome);
    form.put("reasons", "The same car at five homes.");
    form.put("measure", "The car is not seen with a child again.");
    form.put("lead", at.service.viewer("martin").id().toString());
    var answer = at.frances.post(car + "/decision", form);
    assertThat(ACaller.location(answer)).as(answer.body()).isEqualTo(car);
    return page(at.frances, car).select("a[href^=/decisions/]").attr("href");
  }

  private static Map<String, String> discussed(Map<String, String> form, String next) {
    form.putAll(Map.of("happened-day", "5", "happened-month", "1", "happened-year", "2015"));
    form.put("discussed", "Police stop the car. Each child is seen by their worker this week.");
    form.put("next", next);
    return form;
  }

  @Test
  void two_in_it_who_may_be_one_child_say_so_to_who_sees_both() {
    hear(worry("POL-7001", "police", "\"given\":\"Childpl\",\"family\":\"OfChildpl\"", CAR));
    List<String> rows = page(at.frances, car).select("table:contains(Children) tr").eachText();
    assertThat(rows)
        .filteredOn(
            row -> row.startsWith("Childpl OfChildpl May be the same person as Childpl OfChildpl"))
        .hasSize(2);
    assertThat(page(at.frances, car).text()).contains("Two who may be one child count as two");
    assertThat(page(iain, car).select("table:contains(Children) tr").eachText())
        .as("the police hold one of the two reports, the school the other")
        .anyMatch(row -> row.startsWith("Childpl OfChildpl"))
        .noneMatch(row -> row.contains("May be"));
  }

  @Test
  void a_report_of_a_sister_who_was_never_met_beside_it_says_why_it_is_there() {
    String home = ",\"addresses\":[{\"line\":\"12 Invented Road\"}]";
    hear(
        worry("POL-7001", "police", "\"given\":\"Wren\",\"family\":\"Sallow\"" + home, CAR),
        worry("SCH-7001", "school", "\"given\":\"Teal\",\"family\":\"Sallow\"" + home, ""));
    Document page = page(at.frances, car);
    assertThat(page.select("table:contains(Children) tr").eachText())
        .anyMatch(row -> row.startsWith("Wren Sallow"))
        .noneMatch(row -> row.startsWith("Teal Sallow"));
    assertThat(page.select("tr:contains(SCH-7001)").text())
        .contains("Somebody of the same home as a child in it");
  }

  private void hear(String... reports) {
    AQuietTown.receive(at.service.bean(Intake.class), List.of(reports));
    at.service.bean(KeepPatterns.class).run();
  }

  private static String worry(String ref, String agency, String child, String things) {
    return """
    {"ref":"%s","agency":"%s","kind":"contact","recorded":"2015-01-05T10:00:00Z","summary":"Invented.",\
    "concerns":["sexual-exploitation"],"people":[{"ref":"p1","role":"child",%s}]%s}\
    """
        .formatted(ref, agency, child, things);
  }

  @Test
  void the_proposal_is_changed_before_it_is_taken_up() {
    Map<String, String> form = form(at.frances, "decision");
    String other =
        form.entrySet().stream()
            .filter(one -> one.getKey().startsWith("seat-") && one.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    String asked =
        page(at.frances, car)
            .select("select[name=" + other + "] option")
            .eachAttr("value")
            .getLast();
    form.putAll(Map.of("reasons", "Five homes.", "measure", "Nothing more.", other, asked));
    form.putAll(Map.of("held-day", "8", "held-month", "1", "held-year", "2015"));
    form.put("lead", at.service.viewer("martin").id().toString());
    assertThat(ACaller.location(at.frances.post(car + "/decision", form))).isEqualTo(car);
    assertThat(AFrontDoor.text(martin, "/today")).contains("by the end of 8 January 2015");
    String decision = page(at.frances, car).select("a[href^=/decisions/]").attr("href");
    String name = other.substring("seat-".length());
    assertThat(page(at.frances, decision).text().toLowerCase(java.util.Locale.ROOT))
        .contains(name.replace('-', ' '));
  }

  @Test
  void a_strategy_discussion_is_proposed_taken_up_held_and_ended_by_its_lead() {
    Map<String, String> proposed = form(at.frances, "decision");
    assertThat(proposed.get("lead")).isEqualTo(at.service.viewer("frances").id().toString());
    assertThat(proposed.get("seat-police")).isEqualTo(at.service.viewer("iain").id().toString());
    assertThat(proposed.get("outcome")).isEqualTo("STRATEGY_DISCUSSION");
    assertThat(at.frances.post(car + "/decision", proposed).statusCode()).isEqualTo(400);
    assertThat(martin.get(car).statusCode()).isEqualTo(404);
    assertThat(iain.post(car + "/decision", proposed).statusCode()).isEqualTo(404);
    assertThat(at.isobel.post(car + "/decision", proposed).statusCode()).isEqualTo(404);

    assertThat(proposed).containsEntry("held-day", "6").containsEntry("held-month", "1");
    var late = new HashMap<>(proposed);
    late.putAll(Map.of("reasons", "Five homes.", "measure", "Nothing more.", "held-day", "1"));
    late.put("held-year", "2016");
    assertThat(at.frances.post(car + "/decision", late).body())
        .contains("not after you look at it again");

    String decision = decide("STRATEGY_DISCUSSION");
    assertThat(at.frances.post(car + "/decision", proposed).statusCode())
        .as("it is decided")
        .isEqualTo(404);
    assertThat(AFrontDoor.text(at.frances, decision))
        .contains("Strategy discussion", "The same car at five homes.", "5 entries");
    assertThat(AFrontDoor.text(martin, "/today"))
        .contains("named you the lead of a pattern", "Hold the strategy discussion")
        .contains("by the end of 6 January 2015");
    assertThat(AFrontDoor.text(at.leila, "/today"))
        .contains("asks you to the strategy discussion", "Speak to: Martin Oyelaran");
    Document his = page(martin, car);
    assertThat(his.text()).contains("It is under enquiry. Its lead is Martin Oyelaran.");
    assertThat(his.select("table:contains(Children) tbody tr")).hasSize(5);
    assertThat(page(iain, car).select("main table a[href^=/entries/]"))
        .as("who takes part reads every report")
        .hasSize(5);
    String report = his.select("main table a[href^=/entries/]:contains(Health)").attr("href");
    assertThat(martin.get(report).statusCode()).isEqualTo(200);
    assertThat(at.priya.get(report).statusCode()).isEqualTo(404);
    String child = his.select("table:contains(Children) a[href^=/people/]").attr("href");
    assertThat(page(martin, child).text()).contains("Part of a pattern under enquiry");
    assertThat(at.priya.get(car).statusCode()).isEqualTo(404);

    assertThat(martin.post(car + "/discussion", form(martin, "discussion")).statusCode())
        .isEqualTo(400);
    Map<String, String> held = discussed(form(martin, "discussion"), "GOES_ON");
    assertThat(ACaller.location(martin.post(car + "/discussion", held))).isEqualTo(car);
    assertThat(martin.post(car + "/discussion", held).statusCode())
        .as("on what was seen before that")
        .isEqualTo(409);
    assertThat(page(martin, car).text())
        .contains("Police stop the car.", "Review the pattern: by the end of 30 March 2015");
    martin.post(car + "/discussion", discussed(form(martin, "discussion"), "ENDS"));
    assertThat(page(martin, car).text()).contains("The work on it has ended.", "Nothing is due.");
    assertThat(martin.get(report).statusCode()).as("the need has ended").isEqualTo(404);
  }

  @Test
  void what_is_set_aside_can_be_disagreed_with_by_who_holds_reports_and_comes_back_with_new_ones() {
    String decision = decide("SET_ASIDE");
    assertThat(page(at.frances, car).text()).contains("It was set aside.", "Nothing is due.");
    assertThat(AFrontDoor.text(at.leila, "/today"))
        .contains("was set aside. If you disagree, say so on its page.");
    assertThat(at.leila.get(decision).statusCode()).as("its reasons").isEqualTo(404);
    at.leila.post(car + "/disagreement", Map.of("against", "A sixth girl spoke of the car."));
    assertThat(at.leila.post(car + "/disagreement", Map.of("against", "Again.")).statusCode())
        .isEqualTo(404);
    answer(decision, "OVERRULED");
    assertThat(page(at.leila, car).text()).contains("Overruled by Isobel Achebe");

    AQuietTown.receive(
        at.service.bean(Intake.class),
        List.of(AQuietTown.theCar("school", 2_000, LocalDate.of(2015, 1, 3), 410, "YJ55 KZT")));
    at.service.bean(KeepPatterns.class).run();
    assertThat(AFrontDoor.text(at.frances, "/today"))
        .contains("New reports bear on a pattern that had been answered.");
    assertThat(page(at.frances, car).text())
        .contains("Met by 6 households", "somebody was asked to decide again");
  }

  @Test
  void people_put_members_in_and_take_them_out_with_reasons_and_no_look_undoes_that() {
    String child =
        page(at.frances, car)
            .select("table:contains(Children) a[href^=/people/]")
            .eachText()
            .getFirst();
    var seen = form(at.frances, "members/removal");
    String key =
        page(at.frances, car).select("select[name=member] option:contains(" + child + ")").val();
    seen.put("member", key);
    assertThat(at.frances.post(car + "/members/removal", seen).statusCode()).isEqualTo(400);
    seen.put("remove", "Another girl of that name.");
    assertThat(iain.post(car + "/members/removal", seen).statusCode()).isEqualTo(404);
    assertThat(at.isobel.post(car + "/members/removal", seen).statusCode()).isEqualTo(404);
    at.frances.post(car + "/members/removal", seen);
    assertThat(page(at.frances, car).select("table:contains(Children) tbody tr")).hasSize(4);

    String tabitha =
        page(at.frances, "/search?q=Tabitha+Wexcombe")
            .select("main a[href^=/people/]")
            .attr("href");
    var put = form(at.frances, "members");
    put.put("address", "https://breakwater.example/things/" + Endpoint.NOBODY);
    put.put("add", "She told the school of the car.");
    assertThat(at.frances.post(car + "/members", put).statusCode()).isEqualTo(400);
    put.put("address", "https://breakwater.example" + tabitha);
    at.frances.post(car + "/members", put);
    AQuietTown.receive(
        at.service.bean(Intake.class),
        List.of(AQuietTown.theCar("school", 2_000, LocalDate.of(2015, 1, 3), 410, "YJ55 KZT")));
    at.service.bean(KeepPatterns.class).run();
    Document page = page(at.frances, car);
    assertThat(page.select("table:contains(Children) tbody tr")).hasSize(6);
    assertThat(page.select("tr:contains(Tabitha) .govuk-tag").text()).isEqualTo("Put in by hand");
    assertThat(page.text())
        .contains("Taken out by people", child, "Another girl of that name.")
        .contains("She told the school of the car.");
  }

  @Test
  void an_upheld_disagreement_of_whoever_took_part_has_it_decided_again() {
    String decision = decide("STRATEGY_DISCUSSION");
    iain.post(decision + "/dissent", Map.of("reasons", "It must be a joint operation."));
    answer(decision, "UPHELD");
    assertThat(page(at.frances, car).text())
        .contains("A disagreement was upheld: it must be decided again.")
        .contains("Decide about a pattern: by the end of 7 January 2015");
    assertThat(page(at.frances, car).select("form[action$=/decision]")).hasSize(1);
  }

  /** A second car beside children of five other homes. */
  private String another() {
    var reports = new java.util.ArrayList<String>();
    var agencies = List.of("police", "health", "school", "police", "health");
    for (int i = 0; i < agencies.size(); i++) {
      reports.add(
          AQuietTown.theCar(
              agencies.get(i), 3_000 + i, FIRST.plusDays(335 + i * 9), 420 + i, "KX07 LMN"));
    }
    AQuietTown.receive(at.service.bean(Intake.class), reports);
    at.service.bean(KeepPatterns.class).run();
    return page(at.frances, "/patterns")
        .select("main a[href^=/patterns/]:contains(KX07)")
        .attr("href");
  }

  private void merge(String one) {
    var form = formAt(at.frances, one, "merging");
    assertThat(at.frances.post(one + "/merging", form).statusCode()).isEqualTo(400);
    form.put("into", car.substring("/patterns/".length()));
    form.put("merge", "One man drives both.");
    for (ACaller who : List.of(iain, at.isobel)) {
      assertThat(who.post(one + "/merging", form).statusCode()).isEqualTo(404);
    }
    assertThat(ACaller.location(at.frances.post(one + "/merging", form))).isEqualTo(car);
  }

  @Test
  void two_patterns_become_one_and_part_of_it_is_taken_out_again_by_who_may_act() {
    String other = another();
    merge(other);
    Document merged = page(at.frances, other);
    assertThat(merged.select("h1").text()).isEqualTo("Vehicle KX07 LMN");
    assertThat(merged.text()).contains("It was merged into", "One man drives both.");
    assertThat(merged.select("form[action$=/decision]")).isEmpty();
    assertThat(AFrontDoor.text(at.frances, "/patterns")).contains("Merged into another (1)");
    assertThat(AFrontDoor.text(iain, "/today"))
        .contains("2 of your organisation's reports match reports of other agencies.")
        .contains("belong to a pattern that was merged into another. Its page leads there.");
    assertThat(page(iain, other).text()).contains("It was merged into");
    Document one = page(at.frances, car);
    assertThat(one.text()).contains("Dealt with together with this", "One man drives both.");
    assertThat(one.select("table:contains(Children) tbody tr")).hasSize(10);

    String reports = "main table a[href^=/entries/]";
    int both = one.select(reports).size();
    decide("STRATEGY_DISCUSSION");
    assertThat(page(martin, car).select(reports)).hasSizeGreaterThanOrEqualTo(10).hasSize(both);
    String report =
        page(martin, other).select("main table a[href^=/entries/]:contains(Health)").attr("href");
    assertThat(martin.get(report).statusCode()).isEqualTo(200);

    Document form = page(martin, car);
    var go = new java.util.ArrayList<String>();
    form.select("input[name=go]")
        .forEach(box -> {
          String label = form.select("label[for=" + box.id() + "]").text();
          if (label.contains("KX07") || label.matches("Child Childq[e-i].*")) go.add(box.val());
        });
    assertThat(go).hasSize(6);
    var split = formAt(martin, car, "splitting");
    split.remove("go");
    split.put("split", "Two men.");
    String to = car + "/splitting";
    assertThat(martin.post(to, split, "go", List.of(go.getLast())).statusCode()).isEqualTo(400);
    assertThat(iain.post(to, split, "go", go).statusCode()).isEqualTo(404);
    String own = ACaller.location(martin.post(to, split, "go", go));
    assertThat(own).startsWith("/patterns/").isNotEqualTo(car);
    Document his = page(martin, own);
    assertThat(his.select("h1").text()).isEqualTo("Vehicle KX07 LMN");
    assertThat(his.text())
        .contains("Taken out of another pattern by hand: one thing", "Two men.")
        .contains("Its lead is Martin Oyelaran.", "Hold the strategy discussion");
    assertThat(his.select("table:contains(Children) tbody tr")).hasSize(5);
    int before = his.select(reports).size();
    assertThat(before).isBetween(5, both - 5);
    assertThat(page(martin, car).select("table:contains(Children) tbody tr")).hasSize(5);
    assertThat(page(martin, car).text()).contains("Taken out of this", "Two men.");

    AQuietTown.receive(
        at.service.bean(Intake.class),
        List.of(AQuietTown.theCar("school", 3_100, LocalDate.of(2015, 1, 3), 430, "KX07 LMN")));
    at.service.bean(KeepPatterns.class).run();
    his = page(martin, own);
    assertThat(his.select(reports)).hasSize(before + 1);
    assertThat(his.select("table:contains(Children) tbody tr")).hasSize(6);
  }

  @Test
  void what_was_merged_stands_alone_again_and_a_conflict_with_one_hides_both() {
    String other = another();
    merge(other);
    ACaller dorothea = at.signedIn("dorothea");
    String child =
        page(at.frances, other).select("table:contains(Children) a[href^=/people/]").attr("href");
    assertThat(dorothea.get(car).statusCode()).isEqualTo(200);
    at.service
        .bean(Staff.class)
        .relate(
            java.util.UUID.fromString(child.substring("/people/".length())),
            at.service.viewer("dorothea").id(),
            "conflict",
            "for this test",
            org.breakwater.record.Author.engine("test"));
    assertThat(dorothea.get(car).statusCode()).isEqualTo(404);
    var form = formAt(at.frances, other, "parting");
    form.put("part", "Two men after all.");
    assertThat(iain.post(other + "/parting", form).statusCode()).isEqualTo(404);
    assertThat(ACaller.location(at.frances.post(other + "/parting", form))).isEqualTo(other);
    assertThat(page(at.frances, other).text())
        .contains("It stands alone again, and somebody was asked to decide.", "Two men after all.")
        .contains("Decide about a pattern: by the end of");
    assertThat(page(at.frances, car).select("table:contains(Children) tbody tr")).hasSize(5);
    assertThat(dorothea.get(car).statusCode()).isEqualTo(200);
    assertThat(dorothea.get(other).statusCode()).isEqualTo(404);
  }

  @Test
  void what_the_work_needs_is_asked_for_given_and_refused_by_name_and_oversight_reads_it() {
    decide("STRATEGY_DISCUSSION");
    var asked = form(martin, "resources");
    assertThat(at.frances.get(car).body()).contains("Ask for something that the work needs");
    assertThat(iain.post(car + "/resources", asked).statusCode()).isEqualTo(404);
    assertThat(at.isobel.post(car + "/resources", asked).statusCode()).isEqualTo(404);
    assertThat(martin.post(car + "/resources", asked).statusCode()).isEqualTo(400);
    ask("Officers to stop the car", "police");
    ask("A worker for the girls", at.service.viewer("vera").id().toString());
    assertThat(AFrontDoor.text(iain, "/today"))
        .contains("Martin Oyelaran asks your organisation for a resource")
        .contains("Answer who asks for a resource for a pattern: by the end of 7 January 2015");
    ACaller vera = at.signedIn("vera");
    Document hers = page(vera, car);
    assertThat(hers.text())
        .contains("A worker for the girls: Four for eight evenings", "Something that you may not")
        .doesNotContain("Officers to stop the car");
    assertThat(hers.select("main a[href^=/people/], main a[href^=/entries/]")).isEmpty();

    String his = page(iain, car).select("form[action*=/resources/]").attr("action");
    String other = hers.select("form[action*=/resources/]").attr("action");
    assertThat(iain.post(his, Map.of("reply", "REFUSED")).statusCode()).isEqualTo(400);
    var no = Map.of("reply", "REFUSED", "reply-words", "No officers before the spring.");
    for (ACaller who : List.of(at.priya, vera, martin, at.isobel)) {
      assertThat(who.post(his, no).statusCode()).isEqualTo(404);
    }
    assertThat(ACaller.location(iain.post(his, no))).isEqualTo(car);
    assertThat(iain.post(his, no).statusCode()).as("it is answered").isEqualTo(409);
    assertThat(AFrontDoor.text(martin, "/today"))
        .contains("Iain Brockhurst, Public protection inspector refuses the resource");
    assertThat(page(martin, car).text())
        .contains("Refused", "No officers before the spring.", "Not answered");
    for (ACaller who : List.of(at.isobel, at.hana)) {
      assertThat(AFrontDoor.text(who, "/oversight"))
          .contains("Resources for patterns, refused or not answered (2)")
          .contains("Iain Brockhurst, Public protection inspector, answered on")
          .contains("No officers before the spring.", "asked Vera Lindqvist, Voluntary");
    }
    assertThat(AFrontDoor.text(martin, "/oversight")).contains("refused or not answered (2)");
    vera.post(other, Map.of("reply", "GIVEN", "reply-words", "One worker, from Monday."));
    assertThat(AFrontDoor.text(at.isobel, "/oversight"))
        .contains("refused or not answered (1)")
        .doesNotContain("One worker, from Monday.");
    martin.post(car + "/discussion", discussed(form(martin, "discussion"), "GOES_ON"));
    ask("A car park to watch from", "health");
    martin.post(car + "/discussion", discussed(form(martin, "discussion"), "ENDS"));
    assertThat(page(martin, car).text())
        .contains("The work on it has ended.", "A car park to watch from", "Nothing is due.");
  }

  private void ask(String what, String from) {
    var asked = form(martin, "resources");
    asked.putAll(Map.of("what", what, "amount", "Four for eight evenings", "from", from));
    asked.putAll(Map.of("needed-day", "1", "needed-month", "2", "needed-year", "2015"));
    assertThat(ACaller.location(martin.post(car + "/resources", asked))).isEqualTo(car);
  }

  private void answer(String decision, String answer) {
    String form = page(at.isobel, decision).select("form[action*=/dissents/]").attr("action");
    at.isobel.post(form, Map.of("answer", answer, "reasons", "I have read all five."));
  }
}
