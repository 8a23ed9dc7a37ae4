package org.breakwater.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TownFilesTest {
  private static final TownPlan PLAN = TownPlan.of(7, 8_000);

  @Test
  void every_line_keeps_the_report_contract(@TempDir Path folder) throws IOException {
    var written = TownFiles.write(PLAN, folder);
    var contract = contract();
    var lines = Files.readAllLines(folder.resolve("reports.ndjson"));
    assertThat(lines).hasSize((int) written.reports());
    assertThat(lines).allSatisfy(line -> assertThat(faults(contract, line)).isEmpty());
  }

  @Test
  void a_line_that_breaks_the_contract_would_be_found() throws IOException {
    assertThat(
            faults(
                contract(),
                "{\"ref\":\"1\",\"agency\":\"Police\",\"kind\":\"crime\",\"recorded\":\"2009-01-01T00:00:00Z\",\"summary\":\"\",\"people\":[]}"))
        .isNotEmpty();
    assertThat(
            faults(
                contract(),
                "{\"ref\":\"1\",\"agency\":\"police\",\"kind\":\"crime\",\"recorded\":\"yesterday\",\"summary\":\"\",\"people\":[]}"))
        .isNotEmpty();
  }

  @Test
  void the_contract_tested_here_is_the_one_that_everyone_shares() throws IOException {
    var shared =
        Path.of(
            Objects.requireNonNullElse(
                System.getProperty("BREAKWATER_SHARED", System.getenv("BREAKWATER_SHARED")),
                "../../shared"));
    var contract = shared.resolve("contract/report.schema.json");
    assumeTrue(Files.exists(contract), "the shared contract is not at hand");
    assertThat(Path.of("src/test/resources/report.schema.json")).hasSameTextualContentAs(contract);
  }

  @Test
  void the_same_plan_gives_the_same_bytes(@TempDir Path first, @TempDir Path second)
      throws IOException {
    TownFiles.write(PLAN, first);
    TownFiles.write(PLAN, second);
    for (var file :
        new String[] {
          "reports.ndjson",
          "truth/mentions.csv",
          "truth/people.csv",
          "truth/rings.csv",
          "truth/things.csv"
        }) assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
  }

  @Test
  void the_children_to_look_at_are_known_to_many_agencies_and_named(@TempDir Path folder)
      throws IOException {
    var notable = TownFiles.write(PLAN, folder).notable();
    assertThat(notable.getFirst().agencies()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(notable).allMatch(child -> !child.given().isEmpty() && !child.family().isEmpty());
    assertThat(Files.readAllLines(folder.resolve("truth/rings.csv")))
        .anyMatch(line -> line.startsWith("0," + notable.getFirst().person() + ",child,"));
  }

  private static Schema contract() throws IOException {
    var text = Files.readString(Path.of("src/test/resources/report.schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }

  private static java.util.List<com.networknt.schema.Error> faults(Schema contract, String line) {
    return contract.validate(
        line,
        InputFormat.JSON,
        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
