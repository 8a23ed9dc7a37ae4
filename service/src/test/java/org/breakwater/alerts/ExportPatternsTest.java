package org.breakwater.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.FreshRecord;
import org.breakwater.identity.ExportIdentities;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.story.AsKnown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patterns in a record, from reports as they were sent. */
class ExportPatternsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

  /** Members of each group that its pattern holds at least (decision 88). */
  private static final Map<String, Long> HELD = Map.of("0", 14L, "1", 14L, "2", 12L);

  @TempDir Path folder;
  private ConfigurableApplicationContext record;

  @BeforeEach
  void open() {
    record =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.NONE)
            .run("--breakwater.data=" + FreshRecord.in(folder));
  }

  @AfterEach
  void close() {
    record.close();
  }

  private void receive(List<String> reports) {
    var received =
        record
            .getBean(Intake.class)
            .receive(reports.stream().map(one -> one.getBytes(UTF_8)).toList(), Sender.OPERATOR);
    assertThat(received).allMatch(one -> one instanceof Received.Accepted);
  }

  private JsonNode patterns(AsKnown asKnown) {
    var out = new StringWriter();
    record.getBean(ExportPatterns.class).export("harbourmaster", asKnown, NOW, out);
    return JSON.readTree(out.toString());
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void a_car_that_two_agencies_worry_about_is_told_with_its_reports_and_children() {
    receive(AQuietTown.withACar(LocalDate.of(2010, 1, 1)));
    var all = patterns(AsKnown.TODAY);
    assertThat(all.get("asKnownOn").asString()).isEqualTo(NOW.toString());
    assertThat(all.get("budgetPerMonth").asDouble()).isEqualTo(1.0);
    var car =
        each(all.get("patterns"))
            .filter(pattern -> pattern.get("things").toString().contains("YJ55KZT"))
            .findFirst()
            .orElseThrow();
    assertThat(car.propertyNames())
        .containsExactly(
            "id",
            "surfacedAt",
            "surfacedBy",
            "score",
            "state",
            "sentence",
            "children",
            "adults",
            "things",
            "reports",
            "agencies");
    assertThat(car.get("children").size()).isEqualTo(5);
    assertThat(car.get("things").size()).as("half a plate is the car it can only be").isOne();
    assertThat(each(car.get("agencies")).map(JsonNode::asString))
        .containsExactly("police", "school");
    assertThat(car.get("sentence").asString()).contains("vehicle YJ55 KZT", "to be expected");
    assertThat(car.get("surfacedAt").asString()).startsWith("201");
    assertThat(car.get("reports").size()).isEqualTo(5);

    var before = patterns(new AsKnown.OnRecord(Instant.parse("2010-11-30T00:00:00Z")));
    assertThat(before.get("patterns").toString()).doesNotContain("YJ55KZT");
    var notHere = patterns(new AsKnown.AvailableHere(Instant.parse("2015-01-01T00:00:00Z")));
    assertThat(notHere.get("patterns").size()).as("nothing had arrived here by then").isZero();
  }

  @Test
  void a_pattern_keeps_its_id_and_its_day_as_it_grows() {
    var reports = AQuietTown.withACar(LocalDate.of(2010, 1, 1));
    receive(reports.subList(0, reports.size() - 1));
    var first = car(patterns(AsKnown.TODAY));
    receive(reports.subList(reports.size() - 1, reports.size()));
    var grown = car(patterns(AsKnown.TODAY));
    assertThat(grown.get("id")).isEqualTo(first.get("id"));
    assertThat(grown.get("surfacedAt")).isEqualTo(first.get("surfacedAt"));
    assertThat(grown.get("children").size()).isGreaterThan(first.get("children").size());
  }

  private static JsonNode car(JsonNode all) {
    return each(all.get("patterns"))
        .filter(pattern -> pattern.get("things").toString().contains("YJ55KZT"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_group_of_ashbeck_surfaces_within_a_year_of_its_third_bearing_report()
      throws IOException {
    var shared = shared();
    assumeTrue(shared != null, "Ashbeck is not at hand: set BREAKWATER_SHARED");
    var lines = Files.readAllLines(shared.resolve("data/ashbeck/reports.ndjson"));
    for (int from = 0; from < lines.size(); from += 500)
      receive(lines.subList(from, Math.min(from + 500, lines.size())));
    var ashbeck = new Ashbeck(shared.resolve("data/ashbeck/truth"), lines, identities());
    var all = patterns(AsKnown.TODAY);
    for (var ring : ashbeck.rings()) {
      var best =
          each(all.get("patterns"))
              .max(java.util.Comparator.comparingLong(pattern -> ashbeck.members(pattern, ring)))
              .orElseThrow();
      assertThat(ashbeck.members(best, ring))
          .as("of %s", ring)
          .isGreaterThanOrEqualTo(HELD.get(ring));
      assertThat(ashbeck.others(best))
          .as("in no group, beside %s", ring)
          .isLessThan(ashbeck.members(best, ring));
      assertThat(Instant.parse(best.get("surfacedAt").asString()))
          .isBefore(ashbeck.thirdBearing(ring).plus(Duration.ofDays(365)));
    }
    assertThat(all.get("patterns").size()).isLessThan(48);
  }

  private static @Nullable Path shared() {
    var named = System.getenv("BREAKWATER_SHARED");
    var beside = Path.of("..", "..", "shared");
    if (named != null) return Path.of(named);
    return Files.isDirectory(beside.resolve("data/ashbeck")) ? beside : null;
  }

  private Map<String, String> identities() {
    var out = new StringWriter();
    record.getBean(ExportIdentities.class).export("harbourmaster", out);
    var held = new HashMap<String, String>();
    out.toString()
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(row -> held.put(row[1] + " " + row[2], row[3]));
    return held;
  }

  /** What is true of Ashbeck, and what that makes of our persons. */
  private static final class Ashbeck {
    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private final Map<String, Set<String>> things = new HashMap<>();
    private final Map<String, String> truth = new HashMap<>();
    private final Map<String, Set<String>> trueOfPerson = new HashMap<>();
    private final List<JsonNode> reports;

    Ashbeck(Path folder, List<String> lines, Map<String, String> identities) throws IOException {
      reports = lines.stream().map(JSON::readTree).toList();
      for (var row : rows(folder.resolve("rings.csv")))
        parts.computeIfAbsent(row[0], _ -> new HashMap<>()).put(row[1], row[2]);
      for (var row : rows(folder.resolve("things.csv")))
        things.computeIfAbsent(row[0], _ -> new HashSet<>()).add(plain(row[2]));
      for (var row : rows(folder.resolve("mentions.csv"))) {
        truth.put(row[0] + " " + row[1], row[2]);
        var person = identities.get(row[0] + " " + row[1]);
        if (person != null) trueOfPerson.computeIfAbsent(person, _ -> new HashSet<>()).add(row[2]);
      }
    }

    private static List<String[]> rows(Path file) throws IOException {
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
    }

    private static String plain(String value) {
      return value.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    Set<String> rings() {
      return parts.keySet();
    }

    private Map<String, String> ring(String ring) {
      return parts.getOrDefault(ring, Map.of());
    }

    long members(JsonNode pattern, String ring) {
      return Stream.concat(each(pattern.get("children")), each(pattern.get("adults")))
          .flatMap(person -> trueOfPerson.getOrDefault(person.asString(), Set.of()).stream())
          .filter(ring(ring)::containsKey)
          .distinct()
          .count();
    }

    /** Who is held by it and belongs to no group at all. */
    long others(JsonNode pattern) {
      return Stream.concat(each(pattern.get("children")), each(pattern.get("adults")))
          .map(person -> trueOfPerson.getOrDefault(person.asString(), Set.of()))
          .filter(them ->
              parts.values().stream().noneMatch(ring -> them.stream().anyMatch(ring::containsKey)))
          .count();
    }

    /** When the third report was written that names a victim beside an offender or a thing. */
    Instant thirdBearing(String ring) {
      return reports.stream()
          .filter(report -> bears(report, ring))
          .map(report -> Instant.parse(report.get("recorded").asString()))
          .sorted()
          .skip(2)
          .findFirst()
          .orElseThrow();
    }

    private boolean bears(JsonNode report, String ring) {
      var of = new HashSet<String>();
      each(report.get("people"))
          .map(person ->
              truth.get(report.get("ref").asString() + " " + person.get("ref").asString()))
          .map(person -> ring(ring).getOrDefault(person, "nobody"))
          .forEach(of::add);
      boolean thing =
          report.has("things")
              && each(report.get("things"))
                  .anyMatch(named ->
                      things
                          .getOrDefault(ring, Set.of())
                          .contains(plain(named.get("value").asString())));
      return of.contains("victim") && (of.contains("offender") || thing);
    }
  }
}
