package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.escalation.Escalations;
import org.breakwater.escalation.Lines;
import org.breakwater.record.Author;
import org.breakwater.record.Rebuild;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.boot.WebApplicationType;

/** A service whose front door is open, with those who send, decide, disagree and look on. */
final class AFrontDoor implements AutoCloseable {
  static final Map<String, String> REVIEW =
      Map.of("review-day", "1", "review-month", "3", "review-year", "2015");

  private static final List<String> LINE =
      List.of("social-care.team-manager", "social-care.head-of-service", "social-care.director");

  final AService service;
  final ACaller leila;
  final ACaller frances;
  final ACaller hana;
  final ACaller priya;
  final ACaller isobel;

  AFrontDoor(Path folder) {
    service =
        new AService(
            folder, WebApplicationType.SERVLET, "--breakwater.limits.sign-ins-per-address=100000");
    var settled = service.bean(Area.class).settle(AService.PASSWORD);
    service.bean(Lines.class).set("social-care", LINE, Author.engine("test"));
    leila = signedIn("leila");
    send("BEFORE-1", "Tabitha", "Wexcombe");
    service
        .bean(FrontDoor.class)
        .open("social-care", "social-care.front-door", settled.colleague("frances").author());
    frances = signedIn("frances");
    hana = signedIn("hana");
    priya = signedIn("priya");
    isobel = signedIn("isobel");
  }

  /** Every reading is what the record says, and the service ends. */
  @Override
  public void close() {
    assertThat(service.bean(Rebuild.class).check(_ -> {})).as("readings").isEmpty();
    service.close();
  }

  ACaller signedIn(String name) {
    return ACaller.signedIn(service, name);
  }

  /** Who was told, in the order in which they were, once it is this moment. */
  List<String> climbs(String moment) {
    service.itIs(Instant.parse(moment));
    service.bean(Escalations.class).run();
    return service.read(jdbc ->
        jdbc.queryForList(
            """
            select u.sign_in from escalation e, unnest(e.told) t join app_user u on u.id = t
            order by e.entry\
            """,
            String.class));
  }

  String decide(ACaller who, UUID concern, String outcome) {
    String to = ACaller.location(who.post("/concerns/" + concern, form(who, concern, outcome)));
    assertThat(to).startsWith("/decisions/");
    return to;
  }

  Map<String, String> form(ACaller who, UUID concern, String outcome) {
    var form = new HashMap<String, String>();
    form.put(
        "seen",
        Jsoup.parse(who.get("/concerns/" + concern).body()).select("input[name=seen]").val());
    form.put("outcome", outcome);
    form.put("option", "ASSESSMENT");
    form.put("reasons", "She spoke of her uncle's debts.");
    form.put("measure", "She is in school every day.");
    form.put("seat-police", service.viewer("priya").id().toString());
    form.put("seat-health", "absent");
    form.put("seat-education", "absent");
    String year = service.now().isBefore(Instant.parse("2015-02-28T00:00:00Z")) ? "2015" : "2016";
    form.putAll(REVIEW);
    form.put("review-year", year);
    return form;
  }

  /** Where the form of this kind on a page goes. */
  String form(ACaller who, String page, String kind) {
    return Jsoup.parse(who.get(page).body()).select("form[action*=" + kind + "]").attr("action");
  }

  static Document page(ACaller who, String path) {
    HttpResponse<String> answer = who.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  static String text(ACaller who, String path) {
    return page(who, path).text();
  }

  /** Sends a school's concern through the API, as the safeguarding lead. */
  UUID send(String ref, String given, String family) {
    String born = "\"born\": \"2003-04-0%d\"".formatted(given.length() % 9 + 1);
    return send(ref, given, family, born);
  }

  /** The same, with how old the child is as the API has it. */
  UUID send(String ref, String given, String family, String age) {
    leila.callAs("leila", AService.PASSWORD);
    HttpResponse<String> answer =
        leila.call(
            "POST",
            "/api/reports",
            "application/json",
            """
            {"ref": "%s", "agency": "school", "kind": "concern", "occurred": "2015-01-02",
             "recorded": "2015-01-05T08:30:00Z", "summary": "She was tired and hungry again.",
             "people": [{"ref": "p1", "role": "child", "given": "%s", "family": "%s",
               %s, "words": "I don't want to go home."}]}\
            """
                .formatted(ref, given, family, age)
                .replace("\n", " "));
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return service.read(
        jdbc -> jdbc.queryForObject("select entry from report where ref = ?", UUID.class, ref));
  }
}
