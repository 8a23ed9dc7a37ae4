package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report that is merely odd is kept as sent, and its page says what is odd about it. */
class OddReportsTest {
  private static final String REPORT =
      """
      {"ref":"%s","agency":"school","kind":"concern","occurred":"2026-01-04",\
      "recorded":"2026-01-05T09:00:00Z","summary":"Came in crying.",\
      "people":[{"ref":"p1","role":"child","given":"Wren","born":"2014-02-03"}],\
      "things":[{"ref":"t1","type":"vehicle","value":"AB12CDE"}],\
      "links":[{"from":"p1","to":"t1","type":"passenger"}]}\
      """;

  @TempDir static Path folder;
  private static ARecord record;
  private static UUID worker;
  private static AVisitor bo;
  private static int sent;

  @BeforeAll
  static void open() {
    record = new ARecord(folder);
    record.itIs("2026-01-05T10:00:00Z");
    worker = record.worker("bo", "Bo Lind", "front-door", Role.PRACTITIONER, Reach.CASELOAD);
    bo = AVisitor.signedIn(record, "bo");
  }

  @AfterAll
  static void close() {
    record.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "born":"2014-02-03" | "born":"2026-02-03" | the date of birth is after the report was written
          "born":"2014-02-03" | "born":"2014-02-30" | the date of birth is not a day that exists
          "born":"2014-02-03" | "born":"2014-02-03","age":4 | the age does not fit the date of birth
          "occurred":"2026-01-04" | "occurred":"2026-01-09" | It is said to have happened after it was written down
          "occurred":"2026-01-04" | "occurred":"2025-02-30" | The date on which it happened is not a day that exists
          "recorded":"2026-01-05T09:00:00Z" | "recorded":"2026-03-05T09:00:00Z" | It is said to have been written down in the future
          "born":"2014-02-03" | "born":"2014-02-03","identifiers":[{"scheme":"nhs","value":"9434765918"}] | the NHS number may be mistyped: its check digit does not fit
          "born":"2014-02-03" | "born":"2014-02-03","identifiers":[{"scheme":"upn","value":"B823456789012"}] | the unique pupil number may be mistyped: its check letter does not fit
          "value":"AB12CDE" | "value":"AB1??DE" | Only part of a registration was seen
          "ref":"t1" | "ref":"p1" | Two people or things in it have the same label
          "to":"t1" | "to":"t9" | It links to a person or thing that is not in it
          Came in crying. | Came in\\u0000 crying. | It holds a character that cannot be shown
          """)
  void what_is_odd_is_kept_and_said(String part, String instead, String words) {
    String json = REPORT.formatted("ODD-" + ++sent).replace(part, instead);
    UUID entry = record.receive(List.of(json)).getFirst();
    record.relate(record.person(entry, 0), worker);
    assertThat(record.<String>read(jdbc -> body(jdbc, entry))).contains(instead.split(","));
    assertThat(bo.page("/entries/" + entry).select("main").text())
        .contains("What is odd about it", words, "It is kept as sent.");
  }

  private static String body(JdbcClient jdbc, UUID entry) {
    return jdbc.sql("select body from record.body where entry = :entry")
        .param("entry", entry)
        .query(String.class)
        .single();
  }
}
