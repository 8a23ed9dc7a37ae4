package org.breakwater.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.breakwater.access.ACaller;
import org.breakwater.access.AService;
import org.breakwater.evidence.CheckEvidence;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Rebuild;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Handing over a story over HTTP: by whom, what is in the file, and what stays behind. */
class DisclosureTest {
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

  private static ACaller signedIn(String name) {
    return callers.computeIfAbsent(name, it -> ACaller.signedIn(service, it));
  }

  private static AService.Known known(AService.Relation relation) {
    return AService.at(children, relation);
  }

  private static String path(AService.Known known) {
    return "/people/" + known.person() + "/disclosure";
  }

  private static ACaller isobelFor(AService.Known known) {
    var isobel = signedIn("isobel");
    isobel.post(
        "/purpose",
        Map.of(
            "type", "person",
            "id", known.person().toString(),
            "purpose", "OVERSIGHT",
            "note", "a court asks"));
    return isobel;
  }

  private static Map<String, String> form(AService.Known known, List<UUID> heldBack) {
    var form = new LinkedHashMap<String, String>();
    form.put("recipient", "The Family Court at Aldermoor, case 17");
    form.put("ground", "COURT");
    form.put("reasons", "Ordered by the court on 4 January.");
    known.entries().forEach(entry -> form.put("e-" + entry, ""));
    heldBack.forEach(entry -> form.put("e-" + entry, "THIRD_PARTY"));
    return form;
  }

  private static HttpResponse<String> step(
      ACaller caller, AService.Known known, String step, Map<String, String> form) {
    var typed = new LinkedHashMap<>(form);
    typed.put("step", step);
    return caller.post(path(known), typed);
  }

  private static WitnessPolicy policy() {
    return WitnessPolicy.only(
        VerifierKey.parse(
            service.read(jdbc -> jdbc.queryForObject("select vkey from log.head", String.class))));
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    var parts = new LinkedHashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static long count(String sql) {
    Long count = service.read(jdbc -> jdbc.queryForObject(sql, Long.class));
    return count == null ? -1 : count;
  }

  @Test
  void a_file_has_what_was_given_lists_what_was_held_back_and_is_proved_until_a_byte_is_changed()
      throws Exception {
    AService.Known known = known(AService.Relation.OWN_PARTNERS_ENTRY);
    var isobel = isobelFor(known);
    Document choose = Jsoup.parse(isobel.get(path(known)).body());
    assertThat(choose.select("select[name^=e-]")).hasSize(known.entries().size());
    UUID heldBack = known.entries().get(1);
    Document check =
        Jsoup.parse(step(isobel, known, "check", form(known, List.of(heldBack))).body());
    assertThat(check.text())
        .contains("4 entries are given", "1 entry is held back", "cannot be called back");
    assertThat(check.select("input[name=e-" + heldBack + "]").attr("value"))
        .isEqualTo("THIRD_PARTY");

    HttpResponse<String> made = step(isobel, known, "make", form(known, List.of(heldBack)));
    assertThat(made.statusCode()).isEqualTo(302);
    String at = ACaller.location(made);
    assertThat(at).startsWith("/disclosures/");
    assertThat(isobel.get(at).body()).contains("The Family Court at Aldermoor, case 17");
    byte[] zip = isobel.download(at + "/file");

    Path file = Files.write(folder.resolve("file.zip"), zip);
    CheckEvidence.Result result = CheckEvidence.of(file, policy());
    assertThat(result.wrong()).isEmpty();
    assertThat(result.words().getLast())
        .startsWith("4 entries are shown, 1 are listed without their words.");
    Map<String, String> parts = unzipped(zip);
    String child = known.child().words();
    assertThat(parts.get("entries/0001.html")).contains(child, "Their own words");
    assertThat(parts).doesNotContainKey("entries/0002.html");
    assertThat(parts.get("index.html"))
        .contains("4 entries are in this file", "1 is listed without words", "somebody else");
    assertThat(part(parts, "entries.ndjson").lines()).hasSize(4);
    String ref = "SCHOOL-" + known.child().family();
    assertThat(String.join("", parts.values())).as("what is held back").doesNotContain(ref);

    for (String path : List.of("entries/0003.html", "entries.csv", "proofs/0002.tlog-proof")) {
      byte[] forged = zip.clone();
      byte[] content = part(parts, path).getBytes(StandardCharsets.UTF_8);
      forged[indexOf(zip, content) + content.length / 2] ^= 1;
      assertThat(CheckEvidence.of(Files.write(file, forged), policy()).wrong())
          .as(path)
          .anySatisfy(wrong -> assertThat(wrong).contains(path).contains(", entry "));
    }

    assertThat(
            count(
                "select count(*) from look where page = 'disclosed' and subject = '"
                    + known.person()
                    + "'"))
        .isPositive();
    assertThat(
            count(
                "select count(*) from look where page = 'disclosed' and subject = '"
                    + known.thing()
                    + "'"))
        .as("the car in the entries too")
        .isPositive();
    UUID entry = UUID.fromString(at.substring("/disclosures/".length()));
    String recipient =
        service.read(jdbc ->
            jdbc.queryForObject(
                "select body::jsonb ->> 'recipient' from record.body where entry = ?",
                String.class,
                entry));
    assertThat(recipient).isEqualTo("The Family Court at Aldermoor, case 17");
    assertThat(service.bean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  private static String part(Map<String, String> parts, String path) {
    return java.util.Objects.requireNonNull(parts.get(path), path);
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int at = 0; at + part.length <= all.length; at++) {
      if (java.util.Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("not packed as it is");
  }

  @Test
  void nobody_hands_over_what_they_may_not_see_nor_without_the_right() throws Exception {
    AService.Known known = known(AService.Relation.OWN_PARTNERS_ENTRY);
    // Martin manages a team of social workers, and sees what social workers wrote.
    var martin = signedIn("martin");
    Document choose = Jsoup.parse(martin.get(path(known)).body());
    int seen = choose.select("select[name^=e-]").size();
    assertThat(seen).isLessThan(known.entries().size());
    // What is named in the form all the same does not get into the file.
    HttpResponse<String> made = step(martin, known, "make", form(known, List.of()));
    byte[] zip = martin.download(ACaller.location(made) + "/file");
    Path file = Files.write(folder.resolve("martin.zip"), zip);
    assertThat(CheckEvidence.of(file, policy()).words().getLast())
        .startsWith(seen + " entries are shown, 0 are listed");
    // Somebody else takes nothing, and who has no right gets no page.
    var isobel = isobelFor(known);
    assertThat(isobel.get(ACaller.location(made)).statusCode()).isEqualTo(200);
    assertThat(isobel.get(ACaller.location(made) + "/file").statusCode()).isEqualTo(404);
    for (String name : List.of("nadia", "adam", "priya")) {
      assertThat(signedIn(name).get(path(known)).statusCode()).as(name).isEqualTo(404);
      assertThat(signedIn(name).get(ACaller.location(made)).statusCode()).as(name).isEqualTo(404);
      assertThat(step(signedIn(name), known, "make", form(known, List.of())).statusCode())
          .as(name)
          .isEqualTo(404);
    }
    AService.Known conflict = known(AService.Relation.CONFLICT);
    assertThat(isobel.get(path(conflict)).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_missing_is_told_beside_the_field_and_nothing_is_made() {
    AService.Known known = known(AService.Relation.ALLOCATED);
    var isobel = isobelFor(known);
    long before = count("select count(*) from disclosure");
    HttpResponse<String> answer = step(isobel, known, "make", Map.of("e-" + known.person(), ""));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary").text())
        .contains("Enter to whom", "Choose what it is for", "Enter why");
    HttpResponse<String> nothing = step(isobel, known, "make", form(known, known.entries()));
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body()).contains("Give at least one entry");
    assertThat(count("select count(*) from disclosure")).isEqualTo(before);
  }
}
