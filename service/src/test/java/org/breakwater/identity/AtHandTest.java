package org.breakwater.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.Lines;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Rebuild;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Those at hand from the batch before are held to be who they are on record, and nobody else. */
class AtHandTest {
  private static final Author WORKER = new Author(new UUID(4, 2), "Front door", "social-care");

  /** Enough to be judged beside the storing, and so by whoever is at hand. */
  private static final int BATCH = 40;

  private static final int FIRST = 2 * BATCH;
  private static final int STORED_AT_ONCE = 500;

  /** Descriptions at hand, of several times as many: those not asked for lately are let go. */
  private static final String SOME = "500";

  private static final String ADA = "\"given\":\"Ada\",\"family\":\"Quill\"";
  private static final String BORN = ",\"born\":\"2010-02-03\"";

  private static final String NADIA =
      "\"given\":\"Nadia\",\"family\":\"Frost\",\"born\":\"2010-05-06\"";

  private static final String JUDGED =
      """
      select concat_ws(' ', a.ref, j.one_at, b.ref, j.other_at, j.verdict, j.weight, j.because::text)
      from judgement j join report a on a.entry = j.one_entry join report b on b.entry = j.other_entry
      order by 1\
      """;

  /** Judgements about a mention that is not on record. */
  private static final String OF_NOBODY =
      """
      select j.verdict from judgement j
      where not exists (select 1 from report r where r.entry = j.other_entry)\
      """;

  private static final String HELD =
      """
      select string_agg(concat_ws(' ', r.ref, m.at), ', ' order by r.ref, m.at)
      from membership m join report r on r.entry = m.entry
      where m.to_place is null group by m.person order by 1\
      """;

  @TempDir Path folder;
  private ConfigurableApplicationContext application;
  private int sent;

  @BeforeEach
  void open() {
    application = record("record", "");
  }

  @AfterEach
  void close() {
    application.close();
  }

  private ConfigurableApplicationContext record(String name, String mostAtHand) {
    return new SpringApplicationBuilder(Application.class, QuickPasswords.class)
        .web(WebApplicationType.NONE)
        .run(
            "--breakwater.data=" + FreshRecord.in(folder.resolve(name)),
            "--breakwater.at-hand=" + mostAtHand);
  }

  @Test
  void everyone_is_who_they_would_be_if_each_batch_were_judged_on_what_is_stored()
      throws IOException {
    TownFiles.write(
        TownPlan.of(35, 4_000).lasting(LocalDate.of(2009, 1, 1), LocalDate.of(2011, 1, 1)),
        folder.resolve("town"));
    List<byte[]> reports =
        Files.readAllLines(folder.resolve("town/reports.ndjson")).stream()
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();
    assertThat(reports.size()).as("all but the first").isGreaterThan(FIRST + STORED_AT_ONCE);
    try (var few = record("few", SOME);
        var other = record("other", "")) {
      // Batch after batch, then all others in parts of one transaction.
      for (int i = 0; i < FIRST; i += BATCH) {
        application.getBean(Intake.class).receive(reports.subList(i, i + BATCH), Sender.OPERATOR);
      }
      application
          .getBean(Intake.class)
          .receive(reports.subList(FIRST, reports.size()), Sender.OPERATOR);
      for (int i = 0; i < reports.size(); i += BATCH) {
        List<byte[]> batch = reports.subList(i, Math.min(i + BATCH, reports.size()));
        few.getBean(Intake.class).receive(batch, Sender.OPERATOR);
        // What somebody else records lets go of everyone.
        other
            .getBean(Lines.class)
            .set("social-care", List.of("social-care.duty-" + i), Author.engine("test"));
        other.getBean(Intake.class).receive(batch, Sender.OPERATOR);
      }
      for (String question : List.of(JUDGED, HELD)) {
        List<String> answer = asked(question, other);
        assertThat(asked(question, application)).hasSizeGreaterThan(200).isEqualTo(answer);
        assertThat(asked(question, few)).isEqualTo(answer);
      }
    }
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void what_somebody_decides_between_two_batches_holds_in_the_second() {
    UUID child = person(send(ADA + BORN));
    UUID other = person(send(NADIA));
    assertThat(other).isNotEqualTo(child);
    var deciding = application.getBean(Deciding.class);
    assertThat(
            deciding.judge(
                seen(child),
                seen(other),
                Judgement.Verdict.SAME,
                "She has changed her name.",
                WORKER))
        .isInstanceOf(Deciding.Result.Decided.class);
    assertThat(person(send(NADIA)))
        .as("nobody is the one who is now somebody else")
        .isNotEqualTo(other);
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void a_batch_that_was_not_stored_after_all_leaves_nobody_at_hand() {
    send("\"given\":\"Bea\",\"family\":\"Rook\"");
    assertThatThrownBy(() ->
            application
                .getBean(Transactions.class)
                .writing(
                    (Runnable)
                        () -> {
                          send(ADA + BORN);
                          throw new IllegalStateException("The power failed.");
                        }))
        .hasMessage("The power failed.");
    String stored = send(ADA + BORN);
    assertThat(asked(OF_NOBODY, application)).isEmpty();
    assertThat(asked(HELD, application)).contains(stored + " 0");
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  /** Sends a batch in whose last report is this child, and all others about children of no name. */
  private String send(String child) {
    var batch = new ArrayList<byte[]>();
    for (int i = 1; i < BATCH; i++) {
      batch.add(report("\"sex\":\"female\""));
    }
    batch.add(report(child));
    assertThat(application.getBean(Intake.class).receive(batch, Sender.OPERATOR))
        .allSatisfy(received -> assertThat(received).isInstanceOf(Received.Accepted.class));
    return "AH-" + sent;
  }

  private byte[] report(String child) {
    return ("""
    {"ref":"AH-%d","agency":"school","kind":"concern","recorded":"2024-05-01T10:00:00Z",\
    "summary":"Noted.","people":[{"ref":"p1","role":"child",%s}]}\
    """
            .formatted(++sent, child))
        .getBytes(StandardCharsets.UTF_8);
  }

  private UUID person(String ref) {
    return application.getBean(Mentioned.class).person(ref, "p1").orElseThrow();
  }

  private Deciding.Before seen(UUID person) {
    return new Deciding.Before(person, application.getBean(Deciding.class).version(person));
  }

  private static List<String> asked(String question, ConfigurableApplicationContext of) {
    var transactions = of.getBean(Transactions.class);
    return transactions.writing(() -> transactions.batch().queryForList(question, String.class));
  }
}
