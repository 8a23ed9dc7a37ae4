package org.breakwater.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** We read exactly what the contract's schema accepts, as a validator made by others judges it. */
class SchemaOracleTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A copy of the contract's schema. */
  private static final String COPY = "/contract/report.schema.json";

  private static final String WHOLE =
      """
      {"ref":"Q-1","agency":"school","kind":"concern","concerns":["neglect","missing"],
       "occurred":"2011-03-09T16:20Z","recorded":"2011-03-09T16:20:00Z",
       "author":{"name":"Ada Nkemelu","post":"teacher"},"summary":"Late again.",
       "people":[
         {"ref":"p1","role":"child","given":"Mina","middle":"Ruth","family":"Oyelaran",
          "knownAs":["Min"],"born":"1997-04-21","age":13,"sex":"female","ethnicity":"not asked",
          "addresses":[{"line":"1 Quay Street","postcode":"QS1 1AA"}],"phones":["07700900123"],
          "words":"I am fine.","identifiers":[{"scheme":"nhs","value":"9434765919"}]},
         {"ref":"p2","role":"adult-of-concern"}],
       "things":[{"ref":"t1","type":"vehicle","value":"YJ5? KZT","postcode":"QS1","label":"blue"}],
       "links":[{"from":"p1","to":"t1","type":"passenger"}]}
      """;

  /** What a member may turn into: near every rule of the schema, on both sides. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\"x\"",
          "\"ab\"",
          "\"a-1\"",
          "\"1a\"",
          "\"Ab\"",
          "\"" + "a".repeat(32) + "\"",
          "\"" + "a".repeat(33) + "\"",
          "\"" + "\uD83D\uDE00".repeat(16) + "\"",
          "\"" + "\uD83D\uDE00".repeat(17) + "\"",
          "\"" + "x".repeat(12) + "\"",
          "\"" + "x".repeat(13) + "\"",
          "\"" + "x".repeat(40) + "\"",
          "\"" + "x".repeat(64) + "\"",
          "\"" + "x".repeat(65) + "\"",
          "\"" + "x".repeat(100) + "\"",
          "\"" + "x".repeat(101) + "\"",
          "\"" + "x".repeat(200) + "\"",
          "\"" + "x".repeat(201) + "\"",
          "\"" + "x".repeat(301) + "\"",
          "\"" + "x".repeat(20_001) + "\"",
          "\"\\u0000\"",
          "\"2011\"",
          "\"2011-03\"",
          "\"2011-13\"",
          "\"2011-03-09\"",
          "\"2011-02-31\"",
          "\"2011-3-9\"",
          "\"2011-03-09T16:20Z\"",
          "\"2011-03-09T16:20:00Z\"",
          "\"2011-03-09T16:20:00+01:00\"",
          "\"2011-03-09T16:20:00\"",
          "\"2011-03-09T25:20:00Z\"",
          "\"2011-02-30T16:20:00Z\"",
          "\"2011-03-09T16:20:00.5Z\"",
          "\"2011-03-09t16:20:00z\"",
          "\"\u0662\u0660\u0661\u0661\"",
          "-2",
          "-1",
          "0",
          "1.0",
          "1e0",
          "1.5",
          "130",
          "131",
          "1e400",
          "123456789012345678901234567890",
          "[]",
          "[\"a-b\"]",
          "[\"x\"]",
          "[7]",
          "{}",
          "{\"ref\":\"p9\",\"role\":\"child\"}",
          "\"child\"",
          "\"parent\"",
          "\"unknown\"",
          "\"vehicle\"",
          "\"account\"");

  private final ReportReader reader = new ReportReader();

  @Test
  void a_report_with_everything_in_it_is_read_and_is_the_same_when_written() {
    assertThat(reader.read(WHOLE.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ReportReader.Line.Readable.class,
            line ->
                assertThat(JSON.<JsonNode>valueToTree(line.report()))
                    .isEqualTo(JSON.readTree(WHOLE)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void reports_with_something_changed_are_read_or_refused_as_the_schema_says(long seed)
      throws IOException {
    Schema schema = schema();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int accepted = 0;
    for (int i = 0; i < 2_500; i++) {
      JsonNode tree = JSON.readTree(WHOLE);
      int changes = 1 + random.nextInt(3);
      for (int change = 0; change < changes; change++) {
        mutate(tree, random);
      }
      String text = JSON.writeValueAsString(tree);
      boolean ours = reader.read(text.getBytes(UTF_8)) instanceof ReportReader.Line.Readable;
      assertThat(ours)
          .as(text.length() > 3_000 ? text.substring(0, 3_000) : text)
          .isEqualTo(accepts(schema, text));
      accepted += ours ? 1 : 0;
    }
    assertThat(accepted).as("both sides are met").isBetween(200, 2_300);
  }

  private static void mutate(JsonNode tree, RandomGenerator random) {
    var inside = new ArrayList<JsonNode>();
    collect(tree, inside);
    JsonNode chosen = inside.get(random.nextInt(inside.size()));
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    switch (chosen) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>(object.propertyNames());
        names.add("surprise");
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(5) == 0) {
          object.remove(name);
        } else {
          object.set(name, value);
        }
      }
      case ArrayNode array -> {
        int times =
            random.nextInt(4) == 0 ? List.of(20, 21, 200, 201, 401).get(random.nextInt(5)) : 1;
        JsonNode item = array.isEmpty() || random.nextInt(2) == 0 ? value : array.get(0);
        for (int i = 0; i < times; i++) {
          array.add(item);
        }
      }
      default -> throw new IllegalStateException();
    }
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.isContainer()) {
      found.add(node);
      node.forEach(child -> collect(child, found));
    }
  }

  private static boolean accepts(Schema schema, String text) {
    return schema
        .validate(
            text,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .isEmpty();
  }

  private static String copy() throws IOException {
    try (var in = Objects.requireNonNull(SchemaOracleTest.class.getResourceAsStream(COPY))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(copy());
  }

  @Test
  void the_schema_is_the_contracts_own() throws IOException {
    String shared = System.getenv("BREAKWATER_SHARED");
    assumeTrue(shared != null, "the contract is not at hand: set BREAKWATER_SHARED");
    assertThat(copy()).isEqualTo(Files.readString(Path.of(shared, COPY)));
  }
}
