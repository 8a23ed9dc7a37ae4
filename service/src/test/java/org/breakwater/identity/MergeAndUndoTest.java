package org.breakwater.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Rebuild;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever two persons somebody joins or parts, taking it back leaves everything as it was. */
class MergeAndUndoTest {
  private static final Author WORKER = new Author(new UUID(4, 2), "Front door", "social-care");

  @TempDir static Path folder;
  private static ConfigurableApplicationContext application;
  private static Deciding deciding;

  @BeforeAll
  static void open() throws IOException {
    TownFiles.write(
        TownPlan.of(33, 2_000).lasting(LocalDate.of(2009, 1, 1), LocalDate.of(2011, 1, 1)),
        folder.resolve("town"));
    application =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.NONE)
            .run("--breakwater.data=" + FreshRecord.in(folder.resolve("record")));
    deciding = application.getBean(Deciding.class);
    application
        .getBean(Bundles.class)
        .receive(
            new ByteArrayInputStream(Files.readAllBytes(folder.resolve("town/reports.ndjson"))),
            Sender.OPERATOR,
            (_, _, _) -> {});
  }

  @AfterAll
  static void close() {
    application.close();
  }

  @Test
  void a_join_taken_back_leaves_everything_as_it_was() {
    List<UUID> persons = persons(1);
    var random = new Random(11);
    for (int i = 0; i < 40; i++) {
      UUID one = persons.get(random.nextInt(persons.size()));
      UUID other = persons.get(random.nextInt(persons.size()));
      if (!one.equals(other)) {
        Set<String> before = state();
        UUID entry =
            decided(
                deciding.judge(
                    seen(one), seen(other), Judgement.Verdict.SAME, "Her school says so.", WORKER));
        assertThat(state()).isNotEqualTo(before);
        decided(deciding.undo(entry, "It was another school.", WORKER));
        assertThat(state()).isEqualTo(before);
      }
    }
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void a_parting_taken_back_puts_every_mention_where_it_was() {
    var random = new Random(12);
    List<UUID> several = persons(2);
    assertThat(several).hasSizeGreaterThan(15);
    for (UUID person : several.subList(0, 15)) {
      List<MentionId> mentions = mentions(person);
      Set<MentionId> some =
          new HashSet<>(mentions.subList(0, 1 + random.nextInt(mentions.size() - 1)));
      UUID entry = decided(deciding.part(seen(person), some, "She has a sister.", WORKER));
      assertThat(mentions(person)).doesNotContainAnyElementsOf(some);
      decided(deciding.undo(entry, "She has none.", WORKER));
      assertThat(mentions(person)).isEqualTo(mentions);
    }
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void who_was_joined_and_is_parted_again_is_who_they_were() {
    List<UUID> persons = persons(1);
    UUID one = persons.get(3);
    UUID other = persons.get(4);
    List<MentionId> ones = mentions(one);
    decided(deciding.judge(seen(one), seen(other), Judgement.Verdict.SAME, "By phone.", WORKER));
    UUID both = mentions(one).isEmpty() ? other : one;
    UUID gone = both.equals(one) ? other : one;
    Set<MentionId> hers = new HashSet<>(mentions(both));
    if (both.equals(one)) {
      hers.removeAll(ones);
    } else {
      hers.retainAll(ones);
    }
    decided(deciding.part(seen(both), hers, "It was her sister.", WORKER));
    assertThat(new HashSet<>(mentions(gone))).isEqualTo(hers);
  }

  @Test
  void whoever_decides_on_an_old_view_changes_nothing() {
    List<UUID> persons = persons(1);
    var old = seen(persons.get(5));
    var other = seen(persons.get(6));
    decided(deciding.judge(old, other, Judgement.Verdict.DIFFERENT, "Two schools.", WORKER));
    Set<String> before = state();
    assertThat(deciding.judge(old, other, Judgement.Verdict.SAME, "One school.", WORKER))
        .isInstanceOf(Deciding.Result.Changed.class);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void a_decision_is_taken_back_once_and_what_the_matcher_judged_never() {
    List<UUID> persons = persons(1);
    UUID entry =
        decided(
            deciding.judge(
                seen(persons.get(7)), seen(persons.get(8)), Judgement.Verdict.UNSURE, "?", WORKER));
    decided(deciding.undo(entry, "Now I know.", WORKER));
    assertThat(deciding.undo(entry, "Again.", WORKER)).isInstanceOf(Deciding.Result.Changed.class);
    UUID matchers =
        read("select entry::text from judgement where not by_person limit 1").stream()
            .map(UUID::fromString)
            .findFirst()
            .orElseThrow();
    assertThat(deciding.undo(matchers, "No.", WORKER)).isInstanceOf(Deciding.Result.Changed.class);
  }

  private static Deciding.Before seen(UUID person) {
    return new Deciding.Before(person, deciding.version(person));
  }

  private static UUID decided(Deciding.Result result) {
    assertThat(result).isInstanceOf(Deciding.Result.Decided.class);
    return ((Deciding.Result.Decided) result).entry();
  }

  private static List<UUID> persons(int leastMentions) {
    return read(
            "select person::text from membership where to_place is null group by person having"
                + " count(*) >= "
                + leastMentions
                + " order by min(entry::text || at)")
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private static List<MentionId> mentions(UUID person) {
    return read(
            "select entry || ' ' || at from membership where to_place is null and person = '"
                + person
                + "' order by entry, at")
        .stream()
        .map(row -> row.split(" "))
        .map(row -> new MentionId(UUID.fromString(row[0]), Integer.parseInt(row[1])))
        .toList();
  }

  /** Who everybody is, who leads to whom, and in whose story every entry is. */
  private static Set<String> state() {
    return new HashSet<>(
        read(
            """
            select 'is ' || entry || ' ' || at || ' ' || person from membership where to_place is null
            union all select 'leads ' || id || ' ' || coalesce(merged_into::text, '') from person
            union all select 'tells ' || subject || ' ' || entry from appearance\
            """));
  }

  private static List<String> read(String sql) {
    var transactions = application.getBean(Transactions.class);
    return transactions.writing(() -> transactions.batch().queryForList(sql, String.class));
  }
}
