package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.escalation.Lines;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A concern from the moment it is sent until somebody decides and answers for it. */
class DecidingTest {
  @TempDir static Path folder;
  private static AFrontDoor at;

  @BeforeAll
  static void open() {
    at = new AFrontDoor(folder);
  }

  @AfterAll
  static void close() {
    at.close();
  }

  @Test
  void a_concern_waits_until_somebody_decides_and_its_sender_is_told_in_plain_words() {
    UUID concern = at.send("SCH0-1", "Marigold", "Ashdown");
    assertThat(AFrontDoor.text(at.frances, "/front-door"))
        .contains("Marigold Ashdown", "SCH0-1", "just now", "by the end of 6 January 2015")
        .doesNotContain("BEFORE-1", "Overdue");
    assertThat(at.leila.get("/front-door").statusCode()).isEqualTo(404);

    assertThat(AFrontDoor.text(at.frances, "/concerns/" + concern))
        .contains("I don't want to go home.", "Schools: 1 report")
        .contains("1 working day. Statutory guidance, Working Together")
        .contains("not been able to check this against the text");

    String decision = at.decide(at.frances, concern, "NO_FURTHER_ACTION");

    assertThat(AFrontDoor.text(at.frances, "/front-door")).doesNotContain("Ashdown");
    assertThat(AFrontDoor.text(at.leila, "/today"))
        .contains("Your report SCH0-1 of 5 January 2015 has been looked at by Frances Adeyemi")
        .contains("no further action")
        .doesNotContain("her uncle's debts");
    assertThat(AFrontDoor.text(at.frances, decision))
        .contains("No further action", "her uncle's debts", "Police: Priya Calloway")
        .contains("Health: absent", "What was known: 1 entry");
  }

  @Test
  void a_decision_that_says_too_little_is_not_made() {
    UUID concern = at.send("SCH1-1", "Marigold", "Brockmoor");
    HttpResponse<String> answer =
        at.frances.post(
            "/concerns/" + concern, Map.of("outcome", "NO_FURTHER_ACTION", "seen", "9"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Enter why", "Enter what will show", "Say who took part for: Police");
    assertThat(AFrontDoor.text(at.frances, "/front-door")).contains("Brockmoor");
  }

  @Test
  void whoever_decides_second_is_told_what_the_first_did_and_overwrites_nothing() {
    UUID concern = at.send("SCH2-1", "Marigold", "Calverdine");
    Map<String, String> hers = at.form(at.hana, concern, "STRATEGY_DISCUSSION");
    at.decide(at.frances, concern, "NO_FURTHER_ACTION");
    HttpResponse<String> answer = at.hana.post("/concerns/" + concern, hers);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Frances Adeyemi decided about this concern");
    assertThat(AFrontDoor.text(at.hana, "/concerns/" + concern))
        .doesNotContain("Hold the strategy discussion");
  }

  @Test
  void only_those_at_the_table_and_those_who_see_the_concern_see_the_decision() {
    UUID concern = at.send("SCH3-1", "Marigold", "Dunstow");
    String decision = at.decide(at.frances, concern, "ADVICE");
    assertThat(at.priya.get("/concerns/" + concern).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(at.priya, decision)).contains("her uncle's debts", "may not see");
    assertThat(AFrontDoor.text(at.priya, "/today")).contains("You are named as having taken part");
    for (String other : List.of("nadia", "vera", "iain", "adam")) {
      assertThat(at.signedIn(other).get(decision).statusCode()).as(other).isEqualTo(404);
    }
    assertThat(at.isobel.post(decision + "/dissent", Map.of("reasons", "no")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_upheld_dissent_puts_the_concern_back_on_the_list() {
    UUID concern = at.send("SCH4-1", "Marigold", "Elmsgate");
    String decision = at.decide(at.frances, concern, "NO_FURTHER_ACTION");
    at.priya.post(decision + "/dissent", Map.of("reasons", "Two other girls name the same car."));
    at.isobel.post(
        at.form(at.isobel, decision, "/dissents/"),
        Map.of("answer", "UPHELD", "reasons", "She is right."));
    assertThat(AFrontDoor.text(at.frances, "/front-door"))
        .contains("Marigold Elmsgate", "To be decided again");
    at.decide(at.hana, concern, "STRATEGY_DISCUSSION");
    assertThat(AFrontDoor.text(at.frances, "/front-door")).doesNotContain("Elmsgate");
  }

  @Test
  void an_administrator_says_who_is_told_and_nobody_else_does() {
    ACaller adam = at.signedIn("adam");
    var line = Map.of("partner", "police", "post", "police.inspector");
    assertThat(at.frances.post("/administration/escalation", line).statusCode()).isEqualTo(403);
    adam.post("/administration/escalation", line);
    assertThat(at.service.bean(Lines.class).of("police")).containsExactly("police.inspector");
    assertThat(AFrontDoor.text(adam, "/administration/escalation"))
        .contains("Public protection inspector");
  }

  @Test
  void small_worries_about_one_child_come_first_even_when_each_was_closed() {
    for (String ref : List.of("SCH6-1", "SCH6-2", "SCH6-3")) {
      at.decide(at.frances, at.send(ref, "Marigold", "Gillmoss"), "NO_FURTHER_ACTION");
    }
    assertThat(AFrontDoor.text(at.isobel, "/oversight")).contains("Closed again and again (1)");
    at.send("SCH6-4", "Corin", "Halvard");
    at.send("SCH6-5", "Marigold", "Gillmoss");
    Document page = Jsoup.parse(at.frances.get("/front-door").body());
    assertThat(page.select("tbody tr").eachText().getFirst())
        .contains("Marigold Gillmoss", "4 concerns in a year");
    assertThat(page.text()).contains("None has led to more than advice");
  }

  @Test
  void not_to_share_is_a_decision_with_reasons_and_to_share_tells_the_partner() {
    UUID concern = at.send("SCH7-1", "Marigold", "Hexworth");
    var typed = new HashMap<String, String>();
    AFrontDoor.REVIEW.forEach((name, value) -> typed.put("share-" + name, value));
    typed.putAll(Map.of("partner", "health", "sharing", "WITHHELD", "words", "ignored"));
    HttpResponse<String> bare = at.frances.post("/concerns/" + concern + "/sharing", typed);
    assertThat(bare.statusCode()).isEqualTo(400);
    assertThat(bare.body()).contains("Enter why it is withheld");
    typed.put("withheld", "Her aunt works at the surgery.");
    String withheld = ACaller.location(at.frances.post("/concerns/" + concern + "/sharing", typed));
    assertThat(AFrontDoor.text(at.frances, withheld))
        .contains("Do not share it", "aunt works at the surgery");
    ACaller nadia = at.signedIn("nadia");
    assertThat(AFrontDoor.text(nadia, "/today")).doesNotContain("Frances Adeyemi");

    typed.putAll(Map.of("sharing", "SHARED", "words", "She may come in with injuries."));
    assertThat(at.frances.post("/concerns/" + concern + "/sharing", typed).body())
        .contains("no NHS number is on record", "Enter why no NHS number goes with it");
    typed.put("absent", "The surgery is closed until Monday.");
    at.frances.post("/concerns/" + concern + "/sharing", typed);
    assertThat(AFrontDoor.text(nadia, "/today"))
        .contains("Frances Adeyemi", "She may come in with injuries.")
        .doesNotContain("aunt works at the surgery");
    assertThat(AFrontDoor.text(at.frances, "/front-door")).contains("Hexworth");
  }

  @Test
  void the_number_that_names_the_child_goes_with_what_is_shared_or_it_is_said_why_not() {
    String numbered =
        "\"born\": \"2003-04-09\", \"identifiers\": [{\"scheme\": \"nhs\", \"value\": \"%s\"}]";
    UUID concern = at.send("SCH7-2", "Philippa", "Ravensden", numbered.formatted("9434765919"));
    var typed = new HashMap<String, String>();
    AFrontDoor.REVIEW.forEach((name, value) -> typed.put("share-" + name, value));
    typed.putAll(Map.of("partner", "health", "sharing", "SHARED", "words", "She is often hurt."));
    String sharing = "/concerns/" + concern + "/sharing";
    String shared = ACaller.location(at.frances.post(sharing, typed));
    ACaller nadia = at.signedIn("nadia");
    assertThat(AFrontDoor.text(nadia, "/today"))
        .contains("She is often hurt. Philippa Ravensden: NHS number 943 476 5919.");
    assertThat(AFrontDoor.text(at.frances, shared)).doesNotContain("Without the NHS number");

    typed.put("number", "WITHOUT");
    assertThat(at.frances.post(sharing, typed).statusCode()).isEqualTo(400);
    typed.put("absent", "Her father sees what the surgery writes under it.");
    assertThat(AFrontDoor.text(at.frances, ACaller.location(at.frances.post(sharing, typed))))
        .contains("Without the NHS number of Philippa Ravensden, because: Her father sees");
    assertThat(AFrontDoor.text(nadia, "/today"))
        .contains("Philippa Ravensden: no NHS number goes with this.")
        .doesNotContain("Her father sees");

    String two = "{\"scheme\": \"nhs\", \"value\": \"4010232137\"}]";
    UUID doubtful =
        at.send(
            "SCH7-3", "Ida", "Sowerby", numbered.formatted("9434765919").replace("]", ", " + two));
    assertThat(AFrontDoor.text(at.frances, "/concerns/" + doubtful))
        .contains("Ida Sowerby: reports give different NHS numbers");
  }

  @Test
  void that_somebody_read_what_they_were_told_is_on_record() {
    at.decide(at.frances, at.send("SCH8-1", "Marigold", "Ivelow"), "EARLY_HELP");
    String read = at.form(at.leila, "/today", "/read");
    assertThat(at.priya.post(read, Map.of()).statusCode()).isEqualTo(404);
    at.leila.post(read, Map.of());
    assertThat(AFrontDoor.text(at.leila, "/today")).contains("read on 5 January 2015, 9am");
  }

  @Test
  void history_that_a_system_brings_waits_once_somebody_who_reads_it_is_worried() {
    UUID news = bring("SYS-1", "2014-12-20T10:00:00Z", "Kestrelby");
    UUID history = bring("SYS-2", "2014-06-01T10:00:00Z", "Larkmoor");
    assertThat(AFrontDoor.text(at.frances, "/front-door"))
        .contains("Kestrelby")
        .doesNotContain("Larkmoor");
    assertThat(AFrontDoor.text(at.frances, "/concerns/" + news)).contains("Decide");
    assertThat(at.signedIn("nadia").get("/concerns/" + history).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(at.leila, "/concerns/" + history)).contains("came as history");
    String raise = "/concerns/" + history + "/raise";
    assertThat(at.leila.post(raise, Map.of("words", " ")).statusCode()).isEqualTo(400);
    at.leila.post(raise, Map.of("words", "His brother says the same now."));
    at.leila.post(raise, Map.of("words", "Again."));
    assertThat(AFrontDoor.text(at.frances, "/front-door")).contains("Larkmoor");
    assertThat(AFrontDoor.text(at.frances, "/concerns/" + history))
        .contains("somebody put it here because: His brother says the same now.");
  }

  @Test
  void whoever_sent_it_hears_the_outcome_may_not_read_the_reasons_and_may_disagree() {
    UUID concern = at.send("SCH9-1", "Marigold", "Mossgrave");
    String decision = at.decide(at.frances, concern, "NO_FURTHER_ACTION");
    assertThat(at.leila.get(decision).statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(at.leila, "/concerns/" + concern))
        .contains("Decided: No further action", "Disagree with this decision")
        .doesNotContain("her uncle's debts");
    String disagree = "/concerns/" + concern + "/disagreement";
    assertThat(at.leila.post(disagree, Map.of("against", " ")).statusCode()).isEqualTo(400);
    assertThat(at.hana.post(disagree, Map.of("against", "I too.")).statusCode()).isEqualTo(404);
    at.leila.post(disagree, Map.of("against", "She has been hungry for weeks."));
    assertThat(AFrontDoor.text(at.leila, "/concerns/" + concern)).contains("You disagreed on");
    at.isobel.post(
        at.form(at.isobel, decision, "/dissents/"),
        Map.of("answer", "OVERRULED", "reasons", "She is fed at her aunt's."));
    assertThat(AFrontDoor.text(at.leila, "/concerns/" + concern))
        .contains("Overruled by Isobel Achebe", "She is fed at her aunt's.");
    assertThat(at.leila.get(decision).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_passed_to_a_worker_needs_one_and_they_are_told() {
    UUID concern = at.send("SCH10-1", "Marigold", "Nettlecombe");
    Map<String, String> form = at.form(at.frances, concern, "EXISTING_WORKER");
    HttpResponse<String> nobody = at.frances.post("/concerns/" + concern, form);
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("No worker is named");
    at.service
        .bean(Staff.class)
        .relate(
            at.service.personOf(concern),
            at.service.viewer("samira").id(),
            "allocated-worker",
            "for this test",
            Author.engine("test"));
    assertThat(AFrontDoor.text(at.frances, "/concerns/" + concern))
        .contains("Allocated: Samira Whitlock, Social worker");
    String decision = at.decide(at.frances, concern, "EXISTING_WORKER");
    ACaller samira = at.signedIn("samira");
    assertThat(AFrontDoor.text(samira, "/today")).contains("for a child whom you work with");
    assertThat(AFrontDoor.text(samira, decision)).contains("her uncle's debts");
  }

  /** Takes in a school's concern as its system's history. */
  private static UUID bring(String ref, String recorded, String family) {
    String json =
        """
        {"ref": "%s", "agency": "school", "kind": "concern", "recorded": "%s",
         "summary": "He was tired.", "people": [{"ref": "p1", "role": "child", "given": "Orrin",
         "family": "%s", "born": "2004-02-0%d"}]}\
        """
            .formatted(ref, recorded, family, family.length() % 9 + 1)
            .replace("\n", " ");
    Received received =
        at.service
            .bean(Intake.class)
            .receive(List.of(json.getBytes(StandardCharsets.UTF_8)), Sender.OPERATOR)
            .getFirst();
    return ((Received.Accepted) received).entry();
  }
}
