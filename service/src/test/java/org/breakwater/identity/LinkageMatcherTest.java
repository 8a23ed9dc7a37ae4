package org.breakwater.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Rebuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Who is held to be who as reports arrive, on a real record. */
class LinkageMatcherTest {
  private static final String ADA = "\"given\":\"Ada\",\"family\":\"Quill\"";

  @TempDir static Path folder;
  static ConfigurableApplicationContext application;
  static Intake intake;
  static Mentioned mentioned;
  private static int refs;

  @BeforeAll
  static void open() {
    application =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.NONE)
            .run("--breakwater.data=" + FreshRecord.in(folder));
    intake = application.getBean(Intake.class);
    mentioned = application.getBean(Mentioned.class);
  }

  @AfterAll
  static void close() {
    application.close();
  }

  private static byte[] report(String ref, String... people) {
    var list = new ArrayList<String>();
    for (int i = 0; i < people.length; i++) {
      list.add("{\"ref\":\"p" + (i + 1) + "\",\"role\":\"child\"," + people[i] + "}");
    }
    return ("""
    {"ref":"%s","agency":"school","kind":"concern","recorded":"2024-05-01T10:00:00Z","summary":"Noted.","people":[%s]}\
    """
            .formatted(ref, String.join(",", list)))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Sends a report of these people and says who each is held to be. */
  private static String send(String... people) {
    String ref = "ID-" + ++refs;
    assertThat(intake.receive(List.of(report(ref, people)), Sender.OPERATOR))
        .allSatisfy(received -> assertThat(received).isInstanceOf(Received.Accepted.class));
    return ref;
  }

  private static UUID person(String ref, int mention) {
    return mentioned.person(ref, "p" + mention).orElseThrow();
  }

  private static String nhs(String value) {
    return "\"identifiers\":[{\"scheme\":\"nhs\",\"value\":\"" + value + "\"}]";
  }

  @Test
  void the_same_name_and_birth_date_is_the_same_person_however_it_is_typed() {
    String one = send(ADA + ",\"born\":\"2010-02-03\"");
    String other = send("\"given\":\"ADA \",\"family\":\"Quïll\",\"born\":\"2010-02-03\"");
    assertThat(person(one, 1)).isEqualTo(person(other, 1));
  }

  @Test
  void a_nickname_a_slip_or_another_address_does_not_hide_a_child() {
    String home = ",\"addresses\":[{\"line\":\"12 Weir Walk\",\"postcode\":\"MB3 7LY\"}]";
    UUID child =
        person(
            send("\"given\":\"Alexander\",\"family\":\"Lister\",\"born\":\"2010-02-03\"" + home),
            1);
    List<String> others =
        List.of(
            send("\"given\":\"Alex\",\"family\":\"Lister\",\"born\":\"2010-02-03\""),
            send("\"given\":\"Alexander\",\"family\":\"Lsiter\",\"born\":\"2010-02-03\""),
            send("\"given\":\"Alexander\",\"family\":\"Lister\",\"born\":\"2010-03-02\"" + home));
    assertThat(others).allSatisfy(ref -> assertThat(person(ref, 1)).isEqualTo(child));
  }

  @Test
  void a_street_name_joins_whoever_else_agrees_and_nobody_by_itself() {
    String spyda = ",\"knownAs\":[\"Spyda\"]";
    String born = ",\"born\":\"2009-07-21\"";
    UUID boy = person(send("\"given\":\"Kieran\",\"family\":\"Doyle\"" + born + spyda), 1);
    assertThat(person(send("\"given\":\"Kieran\"" + born + spyda), 1)).isEqualTo(boy);
    UUID nameless = person(send("\"knownAs\":[\"Spyda\"]"), 1);
    UUID again = person(send("\"knownAs\":[\"Spyda\"],\"sex\":\"male\""), 1);
    UUID elder =
        person(send("\"given\":\"Marlon\",\"family\":\"Reid\",\"born\":\"1996-01-30\"" + spyda), 1);
    UUID namesake = person(send("\"given\":\"Kieran\",\"born\":\"1998-11-02\"" + spyda), 1);
    assertThat(List.of(nameless, again, elder, namesake))
        .as("a street name that others bear too")
        .doesNotHaveDuplicates()
        .doesNotContain(boy);
  }

  @Test
  void a_name_alone_or_an_initial_joins_nobody() {
    UUID child = person(send("\"given\":\"Bea\",\"family\":\"Quill\",\"born\":\"2010-02-03\""), 1);
    Set<UUID> others = new HashSet<>();
    others.add(person(send("\"given\":\"Bea\",\"family\":\"Quill\""), 1));
    others.add(person(send("\"given\":\"B\",\"family\":\"Quill\""), 1));
    others.add(person(send("\"given\":\"Bea\""), 1));
    assertThat(others).hasSize(3).doesNotContain(child);
  }

  @Test
  void twins_are_two_however_alike() {
    String home = ",\"addresses\":[{\"line\":\"3 Forge Lane\",\"postcode\":\"MB5 2DD\"}]";
    String born = ",\"family\":\"Okoro\",\"born\":\"2012-05-06\"" + home;
    UUID one = person(send("\"given\":\"Amara\"" + born), 1);
    UUID other = person(send("\"given\":\"Adaeze\"" + born), 1);
    assertThat(one).isNotEqualTo(other);
    assertThat(person(send("\"given\":\"Amara\"" + born + ",\"sex\":\"female\""), 1))
        .isEqualTo(one);
    assertThat(person(send("\"given\":\"Adaeze\"" + born + ",\"sex\":\"female\""), 1))
        .isEqualTo(other);
  }

  @Test
  void a_valid_number_joins_a_changed_family_name_and_a_mistyped_one_joins_nobody() {
    String one = send("\"given\":\"Cleo\",\"family\":\"Marsh\"," + nhs("943 476 5919"));
    String other = send("\"given\":\"Cleo\",\"family\":\"Fenn\"," + nhs("9434765919"));
    assertThat(person(one, 1)).isEqualTo(person(other, 1));
    String wrong = send("\"given\":\"Dora\"," + nhs("9434765918"));
    String again = send("\"given\":\"Elsie\"," + nhs("9434765918"));
    assertThat(person(wrong, 1)).isNotEqualTo(person(again, 1));
  }

  @Test
  void different_valid_numbers_keep_namesakes_apart_and_the_doubt_is_on_record() {
    String one =
        send("\"given\":\"Fay\",\"family\":\"Orme\",\"born\":\"2011-01-01\"," + nhs("4010232137"));
    String other =
        send("\"given\":\"Fay\",\"family\":\"Orme\",\"born\":\"2011-01-01\"," + nhs("9990000018"));
    assertThat(person(one, 1)).isNotEqualTo(person(other, 1));
    var transactions = application.getBean(Transactions.class);
    Long doubts =
        transactions.writing(() ->
            transactions
                .batch()
                .queryForObject(
                    """
                    select count(*) from judgement j join report r on r.entry = j.one_entry
                    where r.ref = ? and j.verdict = 'UNSURE'\
                    """,
                    Long.class,
                    other));
    assertThat(doubts).isEqualTo(1);
  }

  @Test
  void a_mention_that_belongs_to_two_persons_merges_them_and_the_older_id_stays() {
    String named = send("\"given\":\"Gwen\",\"family\":\"Ashby\",\"born\":\"2009-09-09\"");
    String numbered = send("\"given\":\"Gwen\",\"family\":\"Ashby\"," + nhs("9990000026"));
    UUID older = person(named, 1);
    UUID younger = person(numbered, 1);
    String both =
        send(
            "\"given\":\"Gwen\",\"family\":\"Ashby\",\"born\":\"2009-09-09\"," + nhs("9990000026"));
    assertThat(List.of(person(named, 1), person(numbered, 1), person(both, 1)))
        .containsOnly(older)
        .doesNotContain(younger);
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void people_of_one_report_are_two_and_those_of_one_batch_are_judged_with_each_other() {
    String twice =
        send(
            "\"given\":\"Hal\",\"family\":\"Bray\",\"born\":\"2012-12-12\"",
            "\"given\":\"Hal\",\"family\":\"Bray\",\"born\":\"2012-12-12\"");
    assertThat(person(twice, 1)).isNotEqualTo(person(twice, 2));
    intake.receive(
        List.of(
            report("BATCH-1", "\"given\":\"Ivy\",\"family\":\"Bray\",\"born\":\"2012-12-12\""),
            report("BATCH-2", "\"given\":\"Ivy\",\"family\":\"Bray\",\"born\":\"2012-12-12\"")),
        Sender.OPERATOR);
    assertThat(person("BATCH-1", 1)).isEqualTo(person("BATCH-2", 1));
  }

  @Test
  void each_judgement_says_by_which_model_and_in_what_steps() {
    String born = "\"family\":\"Wake\",\"born\":\"2008-08-08\"";
    send("\"given\":\"Nell\"," + born);
    String other = send("\"given\":\"Nelly\"," + born);
    var transactions = application.getBean(Transactions.class);
    var judged =
        transactions.writing(() ->
            transactions
                .batch()
                .queryForMap(
                    """
                    select j.weight, j.because, e.author_post from judgement j
                    join report r on r.entry = j.one_entry join record.entry e on e.id = j.entry
                    where r.ref = ? and j.verdict = 'SAME'\
                    """,
                    other));
    assertThat(String.valueOf(judged.get("author_post")))
        .isEqualTo("matcher linkage/1 " + ShippedModel.load().version());
    assertThat(String.valueOf(judged.get("because"))).contains("given.", "born.0 ", "before.0 ");
  }

  /** In whatever batches they come, the same mentions are together. */
  @Test
  void the_size_of_the_batch_changes_nobody() {
    Set<Set<Integer>> one = groups("A", people("Stone", "999000003"), 1);
    Set<Set<Integer>> many = groups("B", people("Flint", "999000004"), 17);
    assertThat(one).isEqualTo(many);
    assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  /** The same forty mentions of four children under another family name. */
  private static List<String> people(String family, String stem) {
    var random = new Random(7);
    var people = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      int who = random.nextInt(4);
      String name = "\"given\":\"Order" + who + "\",\"family\":\"" + family + "\"";
      boolean dated = random.nextBoolean();
      boolean numbered = !dated || random.nextInt(4) == 0;
      people.add(
          name
              + (dated ? ",\"born\":\"2010-01-0" + (who + 1) + "\"" : "")
              + (numbered ? "," + caseNumber(stem, who) : ""));
    }
    return people;
  }

  /** A number of a scheme without check digits, so that any will do. */
  private static String caseNumber(String stem, int who) {
    return "\"identifiers\":[{\"scheme\":\"case\",\"value\":\"" + stem + who + "\"}]";
  }

  private static Set<Set<Integer>> groups(String prefix, List<String> people, int batch) {
    var lines = new ArrayList<byte[]>();
    for (int i = 0; i < people.size(); i++) {
      lines.add(report(prefix + i, people.get(i)));
    }
    for (int from = 0; from < lines.size(); from += batch) {
      intake.receive(lines.subList(from, Math.min(from + batch, lines.size())), Sender.OPERATOR);
    }
    Map<UUID, Set<Integer>> byPerson = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      byPerson.computeIfAbsent(person(prefix + i, 1), _ -> new TreeSet<>()).add(i);
    }
    return new HashSet<>(byPerson.values());
  }
}
