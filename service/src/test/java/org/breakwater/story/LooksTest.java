package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.identity.ExportIdentities;
import org.breakwater.record.Rebuild;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever shows a record leaves a trace on it, wherever its person goes. */
class LooksTest {
  private static final String NUMBER =
      "\"identifiers\":[{\"scheme\":\"nhs\",\"value\":\"9990000026\"}]";

  @TempDir static Path folder;
  private static ARecord record;
  private static UUID named;
  private static UUID numbered;

  @BeforeAll
  static void receive() {
    record = new ARecord(folder);
    named = person("1", "\"given\":\"Gwen\",\"family\":\"Ashby\",\"born\":\"2009-09-09\"");
    numbered = person("2", "\"given\":\"Gwen\",\"family\":\"Ashby\"," + NUMBER);
    record.relate(
        numbered,
        record.worker("amina", "Amina Sow", "social-care", Role.PRACTITIONER, Reach.CASELOAD));
    record.worker("ruth", "Ruth Hale", "school", Role.PRACTITIONER, Reach.PARTNER);
    record.worker("iain", "Iain Brock", "police", Role.MANAGER, Reach.PARTNER);
  }

  @AfterAll
  static void close() {
    record.close();
  }

  @Test
  void an_export_an_emergency_and_the_reading_of_its_reason_stay_with_who_they_became() {
    record
        .bean(ExportStory.class)
        .export("harbourmaster", numbered, AsKnown.TODAY, new StringWriter());
    AVisitor ruth = AVisitor.signedIn(record, "ruth");
    var opened =
        ruth.send(
            ruth.page("/emergency"),
            "/emergency",
            Map.of(
                "identifier", "999 000 0026",
                "reason", "She is alone at the gate.",
                "password", ARecord.PASSWORD));
    assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/people/" + numbered);
    AVisitor iain = AVisitor.signedIn(record, "iain");
    assertThat(iain.page("/reviews").text()).contains("She is alone at the gate.");

    UUID both =
        person("3", "\"given\":\"Gwen\",\"family\":\"Ashby\",\"born\":\"2009-09-09\"," + NUMBER);
    assertThat(both).as("the older stays, the other was merged into it").isEqualTo(named);
    AVisitor amina = AVisitor.signedIn(record, "amina");
    Document looks = amina.page("/people/" + named + "/looks");
    assertThat(looks.select("table").text())
        .contains("harbourmaster", "The story, exported to a file")
        .contains("Iain Brock", "Why somebody opened it in an emergency");
    assertThat(looks.select("main li").text())
        .contains("Ruth Hale", "She is alone at the gate.", "not reviewed yet");
    assertThat(amina.page("/people/" + named).select("#looks ~ p a").text())
        .as("the story's own page counts them too")
        .matches("See all looks \\([3-9]\\)");
    assertThat(record.bean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void an_export_of_who_is_who_is_on_record_before_its_first_line() {
    var seen = new long[] {-1};
    record
        .bean(ExportIdentities.class)
        .export(
            "harbourmaster",
            new StringWriter() {
              @Override
              public void write(String line) {
                if (seen[0] < 0) {
                  seen[0] = exports();
                }
              }
            });
    assertThat(seen[0]).isOne();
  }

  @Test
  void an_export_that_cannot_be_recorded_hands_out_nothing() throws IOException {
    var owner = record.bean(org.breakwater.database.Database.class).owner();
    var jdbc = new org.springframework.jdbc.core.JdbcTemplate(owner);
    jdbc.execute("alter table readings.look rename to look_away");
    try (Writer out = new StringWriter()) {
      assertThat(
              org.assertj.core.api.Assertions.catchException(() ->
                  record
                      .bean(ExportStory.class)
                      .export("harbourmaster", named, AsKnown.TODAY, out)))
          .isNotNull();
      assertThat(out).hasToString("");
    } finally {
      jdbc.execute("alter table readings.look_away rename to look");
    }
  }

  private static long exports() {
    return record.read(jdbc ->
        jdbc.sql(
                "select count(*) from record.entry e join record.body b on b.entry = e.id"
                    + " where e.kind = 'access.exported'"
                    + " and b.body::jsonb ->> 'operator' = 'harbourmaster'"
                    + " and b.body::jsonb ->> 'page' = 'exported-identities'")
            .query(Long.class)
            .single());
  }

  private static UUID person(String ref, String person) {
    String report =
        """
        {"ref":"HEA-%s","agency":"health","kind":"concern","recorded":"2014-05-01T10:00:00Z","summary":"Noted.","people":[{"ref":"p1","role":"child",%s}]}\
        """
            .formatted(ref, person);
    return record.person(record.receive(List.of(report)).getFirst(), 0);
  }
}
