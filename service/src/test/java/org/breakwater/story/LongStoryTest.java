package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A child of whom five thousand entries are on record, and one who was held to be two children. */
class LongStoryTest {
  private static final int ENTRIES = 5_000;

  @TempDir static Path folder;
  private static ARecord record;
  private static UUID worker;

  @BeforeAll
  static void start() {
    record = new ARecord(folder);
    worker = record.worker("amina", "Amina Sow", "social-care", Role.PRACTITIONER, Reach.CASELOAD);
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  @Test
  void the_first_page_of_five_thousand_entries_takes_few_statements_and_no_more_than_one_page() {
    List<String> reports = IntStream.range(0, ENTRIES).mapToObj(LongStoryTest::attendance).toList();
    UUID first = record.receive(reports.subList(0, 1)).getFirst();
    for (int from = 1; from < ENTRIES; from += 500) {
      record.receive(reports.subList(from, Math.min(ENTRIES, from + 500)));
    }
    UUID child = record.person(first, 0);
    record.relate(child, worker);
    AVisitor amina = AVisitor.signedIn(record, "amina");

    Document page = amina.page("/people/" + child);
    assertThat(page.select(".bw-event")).hasSize(Story.A_PAGE);
    assertThat(page.text()).contains("5,000 entries", "Page 1 of 50");
    String last = page.select(".bw-years a[href*=page]").eachAttr("href").getLast();
    assertThat(amina.page(last.replaceAll("#.*", "")).text()).contains("2001");

    assertThat(statements(() -> amina.page("/people/" + child)))
        .as("statements for one page")
        .isBetween(10, 60);
    assertThat(amina.page("/people/" + child + "?view=print").text())
        .contains("Only the first 2,000 of 5,000 entries are printed");
  }

  @Test
  void an_old_link_of_a_merged_person_leads_to_where_the_mentions_went_and_says_so() {
    String one =
        """
        {"ref":"M-1","agency":"school","kind":"concern","recorded":"2014-01-01T09:00:00Z","summary":"x",\
        "people":[{"ref":"p1","role":"child","given":"Idris","family":"Vane","born":"2002-02-02"}]}\
        """;
    String other =
        """
        {"ref":"M-2","agency":"health","kind":"contact","recorded":"2014-01-02T09:00:00Z","summary":"y",\
        "people":[{"ref":"p1","role":"child","given":"Idris","family":"Vane","identifiers":[{"scheme":"pnc","value":"14/1X"}]}]}\
        """;
    String both =
        """
        {"ref":"M-3","agency":"police","kind":"missing","recorded":"2014-01-03T09:00:00Z","summary":"z",\
        "people":[{"ref":"p1","role":"child","given":"Idris","family":"Vane","born":"2002-02-02",\
        "identifiers":[{"scheme":"pnc","value":"14/1X"}]}]}\
        """;
    UUID kept = record.person(record.receive(List.of(one)).getFirst(), 0);
    UUID merged = record.person(record.receive(List.of(other)).getFirst(), 0);
    assertThat(merged).isNotEqualTo(kept);
    record.receive(List.of(both));
    record.relate(kept, worker);
    AVisitor amina = AVisitor.signedIn(record, "amina");

    var answer = amina.get("/people/" + merged);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/people/" + kept);
    Document page = amina.page("/people/" + kept);
    assertThat(page.select(".govuk-notification-banner").text()).contains("older link");
    assertThat(page.select(".bw-event")).hasSize(3);
    assertThat(amina.page("/people/" + kept + "/mentions").text()).contains("the same number");
  }

  private static String attendance(int n) {
    return """
    {"ref":"A-%d","agency":"%s","kind":"attendance","occurred":"%d-%02d-%02d",\
    "recorded":"%d-%02d-%02dT16:00:00Z","summary":"Late, entry %d.",\
    "people":[{"ref":"p1","role":"child","given":"Wren","family":"Ackroyd","born":"1996-06-06"},\
    {"ref":"p2","role":"professional","given":"Ola","family":"Teacher%d"}],\
    "things":[{"ref":"t1","type":"place","value":"Gate %d"}]}\
    """
        .formatted(
            n,
            n % 2 == 0 ? "school" : "police",
            2001 + n / 500,
            1 + n % 12,
            1 + n % 28,
            2001 + n / 500,
            1 + n % 12,
            1 + n % 28,
            n,
            n % 300,
            n % 150);
  }

  /** How many statements some work runs, by Spring's own log of them. */
  private static int statements(Runnable work) {
    var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var heard =
        new ListAppender<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            // Its thread is noted now, and not when it is first asked for.
            event.prepareForDeferredProcessing();
            super.append(event);
          }
        };
    heard.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(heard);
    try {
      work.run();
    } finally {
      logger.detachAppender(heard);
      logger.setAdditive(true);
      logger.setLevel(before);
    }
    return (int)
        List.copyOf(heard.list).stream()
            // What runs by itself meanwhile is not the page's.
            .filter(event -> event.getThreadName().startsWith("tomcat-handler"))
            .filter(event -> event.getFormattedMessage().startsWith("Executing "))
            .filter(event -> event.getFormattedMessage().contains("["))
            .count();
  }
}
