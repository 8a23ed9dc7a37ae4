package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.commands.Ran;
import org.breakwater.database.Database;
import org.breakwater.record.Rebuild;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Words go when two people of two partners say so with reasons, everywhere, and proofs stand. */
@Timeout(300)
class ErasingTest {
  @TempDir static Path folder;
  private static AFrontDoor at;
  private static ACaller martin;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    martin = at.signedIn("martin");
  }

  @AfterAll
  static void close() {
    at.close();
  }

  /** A social worker's old report about somebody with a name of their own. */
  private static UUID report(String family, String born) {
    String json =
        """
        {"ref": "OLD-%1$s", "agency": "social-care", "kind": "contact", "occurred": "1962-03-03",
         "recorded": "1962-03-03T15:10:00Z", "summary": "Summary of %1$s.",
         "people": [{"ref": "p1", "role": "child", "given": "Zephyrine", "family": "%1$s",
           "born": "%2$s", "words": "The words of %1$s."}],
         "things": [{"ref": "t1", "type": "vehicle", "value": "QX %1$s"}]}\
        """
            .formatted(family, born)
            .replace("\n", " ");
    return ((org.breakwater.intake.Received.Accepted)
            at.service
                .bean(org.breakwater.intake.Intake.class)
                .receive(
                    List.of(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    org.breakwater.intake.Sender.OPERATOR)
                .getFirst())
        .entry();
  }

  private static UUID person(UUID entry) {
    UUID person = at.service.personOf(entry);
    at.isobel.post(
        "/purpose",
        Map.of(
            "type", "person",
            "id", person.toString(),
            "purpose", "OVERSIGHT",
            "note", "retention"));
    return person;
  }

  private static HttpResponse<String> propose(
      ACaller who, UUID person, UUID entry, String ground, String rule) {
    return who.post(
        "/people/" + person + "/erasure",
        Map.of(
            "entry",
            entry.toString(),
            "ground",
            ground,
            "rule",
            rule,
            "reasons",
            "The time has passed."));
  }

  private static String proposal(UUID person) {
    return "/erasures/"
        + at.service.read(jdbc ->
            jdbc.queryForObject(
                "select entry from erasure where person = ? and state = 'WAITING'",
                UUID.class,
                person));
  }

  private static HttpResponse<String> agree(ACaller who, String proposal) {
    return who.post(proposal, Map.of("answer", "agree", "reasons", "I have read all of it."));
  }

  private static String wrong(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select(".govuk-error-summary").text();
  }

  /** Every row of every table in which a text stands, but for the record's own log of files. */
  private static List<String> tracesOf(String text) {
    var found = new ArrayList<String>();
    var owner = new JdbcTemplate(at.service.bean(Database.class).owner());
    for (Map<String, Object> table :
        owner.queryForList(
            """
            select n.nspname as s, c.relname as t from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('record', 'readings', 'workspace', 'log') and c.relkind = 'r'\
            """)) {
      String name = table.get("s") + "." + table.get("t");
      Long rows =
          owner.queryForObject(
              "select count(*) from " + name + " x where x::text ilike ?",
              Long.class,
              "%" + text + "%");
      if (rows != null && rows > 0) {
        found.add(name);
      }
    }
    return found;
  }

  private static Ran onRecord(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Ran.command(all.toArray(String[]::new));
  }

  private static String key() {
    return at.service.read(jdbc -> jdbc.queryForObject("select vkey from log.head", String.class));
  }

  @Test
  void what_two_agree_to_is_gone_everywhere_and_every_proof_goes_on_holding() throws IOException {
    UUID entry = report("Mossgrave", "1935-01-01");
    UUID person = person(entry);
    // A concern, decided, with notices; and a file that waits to be taken.
    at.frances.post("/purpose", purpose(person));
    at.frances.post("/concerns/" + entry + "/raise", Map.of("words", "It is about Mossgrave."));
    at.decide(at.frances, entry, "NO_FURTHER_ACTION");
    var give = new LinkedHashMap<String, String>();
    give.put("recipient", "A court");
    give.put("ground", "COURT");
    give.put("reasons", "It asked.");
    give.put("e-" + entry, "");
    give.put("step", "make");
    String file = ACaller.location(at.isobel.post("/people/" + person + "/disclosure", give));
    Path before = Files.write(folder.resolve("before.zip"), at.isobel.download(file + "/file"));
    Path proof =
        Files.write(
            folder.resolve("before.tlog-proof"),
            at.isobel.download("/entries/" + entry + "/tlog-proof"));
    assertThat(tracesOf("Mossgrave"))
        .contains("record.body", "readings.description", "readings.report");

    assertThat(
            ACaller.location(propose(at.isobel, person, entry, "RETENTION", "looked-after-child")))
        .isEqualTo("/erasures");
    String proposal = proposal(person);
    assertThat(agree(at.isobel, proposal).statusCode()).as("alone").isEqualTo(404);
    assertThat(agree(at.signedIn("iain"), proposal).statusCode()).as("sees nothing").isEqualTo(404);
    assertThat(agree(at.frances, proposal).statusCode()).as("answers for nothing").isEqualTo(404);
    assertThat(Jsoup.parse(martin.get(proposal).body()).text())
        .contains("Summary of Mossgrave", "Agree, and erase it now");
    HttpResponse<String> agreed = agree(martin, proposal);
    assertThat(ACaller.location(agreed)).as(wrong(agreed)).isEqualTo(proposal);

    assertThat(tracesOf("Mossgrave")).isEmpty();
    assertThat(tracesOf("uncle's debts")).as("the decision about it").isEmpty();
    assertThat(at.isobel.get("/search?q=Mossgrave").body()).doesNotContain(person.toString());
    assertThat(at.isobel.get("/people/" + person).statusCode()).isEqualTo(404);
    assertThat(at.isobel.get("/entries/" + entry).statusCode()).isEqualTo(404);
    assertThat(at.isobel.get(file + "/file").statusCode()).isEqualTo(404);
    assertThat(AFrontDoor.text(at.isobel, "/erasures")).contains("Isobel Achebe", "Erased");
    assertThat(AFrontDoor.text(at.isobel, proposal))
        .contains("The time has passed.", "Martin Oyelaran", "erased under entry");
    assertThat(at.service.bean(Rebuild.class).check(_ -> {})).isEmpty();

    // What was handed out before still convinces; the log and the record agree.
    Ran checked = Ran.command("disclosure", "check", before.toString(), "--vkey", key());
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(Ran.command("log", "check", proof.toString(), "--vkey", key()).code()).isZero();
    String copy = folder.resolve("copy").toString();
    assertThat(Ran.command("log", "copy", at.service.url() + "/log", copy, "--vkey", key()).code())
        .isZero();
    assertThat(Ran.command("log", "verify", copy, "--vkey", key()).code()).isZero();
    Ran verified = onRecord("record", "verify", "--against", copy, "--vkey", key());
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("were lawfully erased", "Nothing is wrong.");
    assertThat(onRecord("rebuild", "--check").code()).isZero();
  }

  private static Map<String, String> purpose(UUID person) {
    return Map.of(
        "type", "person",
        "id", person.toString(),
        "purpose", "FRONT_DOOR",
        "note", "a worry");
  }

  @Test
  void a_schedule_lets_nothing_go_before_its_day() {
    UUID young = report("Hollowmere", "2003-05-01");
    assertThat(wrong(propose(at.isobel, person(young), young, "RETENTION", "looked-after-child")))
        .contains("OLD-Hollowmere is kept until 1 May 2078");
    UUID unknown = report("Farrowdale", "1945");
    assertThat(
            wrong(propose(at.isobel, person(unknown), unknown, "RETENTION", "looked-after-child")))
        .contains("a birthday from which its time is counted is not known");
    assertThat(wrong(propose(at.isobel, person(unknown), unknown, "RETENTION", "")))
        .contains("Choose the retention rule");
  }

  @Test
  void a_legal_hold_beats_schedule_and_court_until_another_partner_ends_it() {
    UUID entry = report("Quernstone", "1930-01-01");
    UUID person = person(entry);
    String page = "/people/" + person;
    at.isobel.post(page + "/holds", Map.of("hold-reasons", "An inquiry asks for everything."));
    assertThat(wrong(propose(at.isobel, person, entry, "COURT_ORDER", "")))
        .contains("A legal hold stands");
    String hold =
        "/holds/"
            + at.service.read(jdbc ->
                jdbc.queryForObject(
                    "select entry from legal_hold where person = ?", UUID.class, person))
            + "/lift";
    assertThat(at.isobel.post(hold, Map.of("reasons", "It is over.")).statusCode())
        .as("by the partner that placed it")
        .isEqualTo(404);
    assertThat(martin.post(hold, Map.of("reasons", "")).statusCode()).isEqualTo(400);
    assertThat(martin.post(hold, Map.of("reasons", "It is over.")).statusCode()).isEqualTo(302);
    assertThat(ACaller.location(propose(at.isobel, person, entry, "COURT_ORDER", "")))
        .isEqualTo("/erasures");
    // One that comes between the proposal and the agreement holds as well.
    String proposal = proposal(person);
    at.isobel.post("/erasures/hold", Map.of("hold-reasons", "A national inquiry."));
    assertThat(wrong(agree(martin, proposal))).contains("A legal hold stands");
    assertThat(tracesOf("Quernstone")).contains("record.body");
    assertThat(
            ACaller.location(
                at.isobel.post(proposal, Map.of("answer", "refuse", "reasons", "Held."))))
        .as("taken back by whoever proposed it")
        .isEqualTo(proposal);
    assertThat(agree(martin, proposal).statusCode()).isEqualTo(400);
    UUID all =
        at.service.read(jdbc ->
            jdbc.queryForObject("select entry from legal_hold where person is null", UUID.class));
    HttpResponse<String> lifted =
        martin.post("/holds/" + all + "/lift", Map.of("reasons", "The inquiry has ended."));
    assertThat(lifted.statusCode()).isEqualTo(302);
  }

  @Test
  void words_that_no_entry_says_are_erased_cannot_be_destroyed_even_by_the_owner() {
    UUID entry = report("Ashlock", "1930-01-01");
    var owner = new JdbcTemplate(at.service.bean(Database.class).owner());
    for (String attack :
        List.of(
            "delete from record.body where entry = '" + entry + "'",
            "truncate record.body",
            "update record.body set body = '{}' where entry = '" + entry + "'")) {
      assertThatThrownBy(() -> owner.execute(attack))
          .as(attack)
          .isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(() -> owner.queryForObject("select record.erase(?)", Long.class, entry))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("two people of two partners");
    assertThat(tracesOf("Ashlock")).contains("record.body");
  }
}
