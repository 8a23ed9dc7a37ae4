package org.breakwater.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.Database;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.erasure.ErasureEvent;
import org.breakwater.identity.Deciding;
import org.breakwater.identity.Judgement.Verdict;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Erasing;
import org.breakwater.record.Event;
import org.breakwater.record.Purpose;
import org.breakwater.record.RecordEvent;
import org.breakwater.story.AsKnown;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is told of patterns look by look is what a search through all of them would tell. */
@Timeout(400)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookByLookTest {
  private static final Author WORKER = new Author(new UUID(4, 2), "Front door", "social-care");
  private static final Author POLICE = new Author(new UUID(4, 3), "Records", "police");
  private static final int LOOKS = 10;
  private static final int EACH = 16;

  private static final String NEWEST = "select max(place) from record.entry";

  private static final String IN_DOUBT =
      """
      select distinct a.person, b.person from readings.judgement j
      join readings.membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
      join readings.membership b on b.entry = j.other_entry and b.at = j.other_at
        and b.to_place is null
      where j.verdict = 'UNSURE' and j.withdrawn_by is null and a.person <> b.person
      order by 1, 2\
      """;

  /** Worries beside something that several reports name. */
  private static final String EVIDENCE =
      """
      select r.entry from readings.report r
      join record.body b on b.entry = r.entry
      join readings.thing_mention m on m.entry = r.entry
      where m.thing in (select thing from readings.thing_mention
        group by thing having count(distinct entry) > 3)
      group by r.entry order by r.entry desc limit 2\
      """;

  @TempDir Path folder;
  private ConfigurableApplicationContext record;
  private JdbcTemplate owner;
  private Transactions transactions;
  private ToldReports told;
  private Following following;

  @BeforeEach
  void open() {
    record =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.NONE)
            .run(
                "--breakwater.data=" + FreshRecord.in(folder.resolve("data")),
                "--breakwater.patterns.budget-per-month=4");
    owner = new JdbcTemplate(record.getBean(Database.class).owner());
    transactions = record.getBean(Transactions.class);
    var entries = record.getBean(Entries.class);
    told = new ToldReports(transactions, entries);
    following =
        new Following(
            transactions,
            entries,
            new CutOffs(transactions, entries, record.getBean(Budget.class), Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    record.close();
  }

  @Test
  void while_reports_come_and_go_and_people_decide_who_is_who() throws IOException {
    TownFiles.write(TownPlan.of(5, 4_000), Files.createDirectories(folder.resolve("town")));
    List<String> lines = Files.readAllLines(folder.resolve("town/reports.ndjson"));
    int from = lines.size() - LOOKS * EACH;
    receive(lines.subList(0, from));
    var random = new SplittableRandom(7);
    var decisions = new ArrayList<UUID>();
    int doubts = same();
    for (int look = 0; look < LOOKS; look++) {
      receive(lines.subList(from + look * EACH, from + (look + 1) * EACH));
      if (look % 4 != 3) decide(random, decisions);
      else undo(decisions.removeFirst());
      if (look % 3 == 2) erase();
      doubts += same();
    }
    assertThat(doubts).isPositive();
  }

  private void receive(List<String> lines) {
    record
        .getBean(Intake.class)
        .receive(
            lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList(),
            Sender.OPERATOR);
  }

  private void decide(SplittableRandom random, List<UUID> decisions) {
    List<UUID[]> pairs =
        owner.query(
            IN_DOUBT,
            (row, _) -> new UUID[] {row.getObject(1, UUID.class), row.getObject(2, UUID.class)});
    UUID[] pair = pairs.get(random.nextInt(pairs.size()));
    var deciding = record.getBean(Deciding.class);
    if (deciding.judge(
            new Deciding.Before(pair[0], deciding.version(pair[0])),
            new Deciding.Before(pair[1], deciding.version(pair[1])),
            random.nextInt(3) > 0 ? Verdict.SAME : Verdict.DIFFERENT,
            "As the nurse has it.",
            WORKER)
        instanceof Deciding.Result.Decided decided) decisions.add(decided.entry());
  }

  private void undo(UUID decision) {
    record.getBean(Deciding.class).undo(decision, "Another nurse.", WORKER);
  }

  /** Two reports on which patterns rest, whose words should never have been recorded. */
  private void erase() {
    List<UUID> reports = owner.queryForList(EVIDENCE, UUID.class);
    assertThat(reports).hasSize(2);
    var entries = record.getBean(Entries.class);
    UUID proposed =
        entries
            .add(
                said(
                    WORKER,
                    new ErasureEvent.Proposed(
                        new UUID(5, 1),
                        reports,
                        ErasureEvent.Ground.UNLAWFUL,
                        null,
                        null,
                        "It was wrong.",
                        "Worker")))
            .id();
    UUID agreed =
        entries
            .add(
                said(POLICE, new ErasureEvent.Agreed(proposed, "I read it.", "Records"))
                    .answering(proposed))
            .id();
    record
        .getBean(Erasing.class)
        .erase(said(POLICE, new RecordEvent.Erased(reports)).answering(agreed));
  }

  private static Draft said(Author who, Event event) {
    return Draft.now(event, Instant.now(), who, Purpose.OVERSIGHT, List.of());
  }

  /** How many doubts patterns have. */
  private int same() {
    Long newest = owner.queryForObject(NEWEST, Long.class);
    Followed followed = following.upTo(newest == null ? 0 : newest);
    List<Finding> findings = findings(followed);
    following.from(followed, newest == null ? 0 : newest);
    Followed whole =
        Followed.through(
            transactions.writing(() -> told.all(AsKnown.TODAY)), _ -> followed.standing());
    assertThat(findings).isNotEmpty().isEqualTo(findings(whole));
    return findings.stream().mapToInt(one -> Objects.requireNonNull(one.readings()).doubts()).sum();
  }

  private List<Finding> findings(Followed followed) {
    return transactions.writing(() -> {
      var findings = followed.findings(transactions);
      return followed.watch().patterns().stream()
          .map(pattern -> findings.of(pattern, null).finding())
          .toList();
    });
  }
}
