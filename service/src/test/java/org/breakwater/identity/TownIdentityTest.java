package org.breakwater.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Report;
import org.breakwater.intake.Sender;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.record.Rebuild;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Who is who in whole towns, against what is true of them. */
class TownIdentityTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  /** A small town, a model learnt from another: as good as asked, weighed as in bulk, rebuilt. */
  @Test
  void a_town_is_known_as_it_is() throws IOException {
    TownFiles.write(TownPlan.of(31, 3_000), folder.resolve("town"));
    try (var application = record("record")) {
      receive(application, Files.readAllLines(folder.resolve("town/reports.ndjson")));
      right(application, folder.resolve("town"));
      weighsAsInBulk(application);
      assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
    }
  }

  /** Runs where the data that the project is judged with are at hand. */
  @Test
  void ashbeck_is_known_as_it_is() throws IOException {
    String shared = System.getProperty("BREAKWATER_SHARED", System.getenv("BREAKWATER_SHARED"));
    Path ashbeck =
        (shared == null ? Path.of("..", "..", "shared") : Path.of(shared)).resolve("data/ashbeck");
    assumeTrue(Files.exists(ashbeck), "Ashbeck is not at hand: set BREAKWATER_SHARED");
    try (var application = record("ashbeck")) {
      receive(application, Files.readAllLines(ashbeck.resolve("reports.ndjson")));
      right(application, ashbeck);
    }
  }

  /** The same reports in any order are the same people. */
  @Test
  void the_order_in_which_reports_come_changes_nobody() throws IOException {
    TownFiles.write(
        TownPlan.of(32, 1_000).lasting(LocalDate.of(2009, 1, 1), LocalDate.of(2011, 1, 1)),
        folder.resolve("town"));
    List<String> lines = Files.readAllLines(folder.resolve("town/reports.ndjson"));
    Set<Set<String>> inOrder = people(lines, "in-order");
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(people(shuffled, "shuffled")).isEqualTo(inOrder);
  }

  private ConfigurableApplicationContext record(String name) {
    return new SpringApplicationBuilder(Application.class, QuickPasswords.class)
        .web(WebApplicationType.NONE)
        .run("--breakwater.data=" + FreshRecord.in(folder.resolve(name)));
  }

  private static void receive(ConfigurableApplicationContext application, List<String> lines)
      throws IOException {
    byte[] bundle = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    var tally =
        application
            .getBean(Bundles.class)
            .receive(new ByteArrayInputStream(bundle), Sender.OPERATOR, (_, _, _) -> {});
    assertThat(tally.accepted()).isEqualTo(lines.size());
  }

  private Set<Set<String>> people(List<String> lines, String name) throws IOException {
    try (var application = record(name)) {
      receive(application, lines);
      Map<String, Set<String>> people = new HashMap<>();
      held(application)
          .forEach((mention, person) ->
              people.computeIfAbsent(person, _ -> new TreeSet<>()).add(mention));
      return new HashSet<>(people.values());
    }
  }

  /** The person of each mention, by report and ref. */
  private static Map<String, String> held(ConfigurableApplicationContext application) {
    var out = new StringWriter();
    application.getBean(ExportIdentities.class).export("test", out);
    return out.toString()
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .collect(Collectors.toMap(row -> row[1] + "," + row[2], row -> row[3]));
  }

  private static void right(ConfigurableApplicationContext application, Path town)
      throws IOException {
    Map<String, String> held = held(application);
    Map<String, String> truth =
        Files.readAllLines(town.resolve("truth/mentions.csv")).stream()
            .skip(1)
            .map(line -> line.split(","))
            .collect(Collectors.toMap(row -> row[0] + "," + row[1], row -> row[2]));
    var all = Pairs.of(held, truth, truth.keySet());
    var well = Pairs.of(held, truth, wellDescribed(town.resolve("reports.ndjson")));
    System.out.println(
        "who is who in " + town.getFileName() + ": all " + all + "; well described " + well);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.995);
    assertThat(well.f1()).isGreaterThanOrEqualTo(0.97);
  }

  /** Mentions with a full name and date of birth, or with a number. */
  private static Set<String> wellDescribed(Path reports) throws IOException {
    var well = new HashSet<String>();
    for (String line : Files.readAllLines(reports)) {
      Report report = JSON.readValue(line, Report.class);
      for (Report.Person person : report.people()) {
        String born = person.born();
        boolean named = person.given() != null && person.family() != null;
        boolean numbered = !Report.each(person.identifiers()).isEmpty();
        if (numbered || named && born != null && born.length() == 10) {
          well.add(report.ref() + "," + person.ref());
        }
      }
    }
    return well;
  }

  /** How many pairs of mentions are together in both, here, and in truth. */
  private record Pairs(long both, long held, long truth) {
    static Pairs of(Map<String, String> held, Map<String, String> truth, Set<String> among) {
      return new Pairs(
          pairs(among.stream().map(one -> of(held, one) + " " + of(truth, one)).toList()),
          pairs(among.stream().map(one -> of(held, one)).toList()),
          pairs(among.stream().map(one -> of(truth, one)).toList()));
    }

    private static String of(Map<String, String> persons, String mention) {
      return persons.getOrDefault(mention, "nobody");
    }

    private static long pairs(List<String> names) {
      return names.stream()
          .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
          .values()
          .stream()
          .mapToLong(n -> n * (n - 1) / 2)
          .sum();
    }

    double precision() {
      return (double) both / held;
    }

    double f1() {
      return 2.0 * both / (held + truth);
    }

    @Override
    public String toString() {
      return "precision %.4f, recall %.4f, F1 %.4f"
          .formatted(precision(), (double) both / truth, f1());
    }
  }

  /** Every pair that was weighed as its report arrived weighs the same among all in bulk. */
  private static void weighsAsInBulk(ConfigurableApplicationContext application) {
    Model model = ShippedModel.load();
    record Judged(UUID one, UUID other, int weight) {}
    var transactions = application.getBean(Transactions.class);
    var descriptions = new HashMap<UUID, Description>();
    var judged = new ArrayList<Judged>();
    transactions.writing(() -> {
      transactions
          .batch()
          .query(
              "select id, details from description",
              row -> {
                descriptions.put(
                    row.getObject(1, UUID.class),
                    JSON.readValue(row.getString(2), Description.class));
              });
      transactions
          .batch()
          .query(
              """
              select one.description, other.description, j.weight from judgement j
              join mention one on one.entry = j.one_entry and one.at = j.one_at
              join mention other on other.entry = j.other_entry and other.at = j.other_at
              where one.description <> other.description\
              """,
              row -> {
                judged.add(
                    new Judged(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)));
              });
      return judged;
    });
    var records =
        descriptions.entrySet().stream()
            .map(one -> Said.record(one.getKey().toString(), one.getValue()))
            .toList();
    var inBulk = new HashMap<Set<String>, Integer>();
    for (Linker.Pair pair : new Linker(model).link(records).pairs()) {
      inBulk.put(Set.of(pair.one().id(), pair.other().id()), pair.weight().millibits());
    }
    var met = judged.stream().filter(one -> inBulk.containsKey(pair(one.one, one.other))).toList();
    assertThat(met).hasSizeGreaterThan(judged.size() * 9 / 10);
    assertThat(met)
        .allSatisfy(one -> assertThat(inBulk.get(pair(one.one, one.other))).isEqualTo(one.weight));
  }

  private static Set<String> pair(UUID one, UUID other) {
    return Set.of(one.toString(), other.toString());
  }
}
