package org.breakwater.patterns.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScanCsvTest {
  private static final String REPORTS_HEAD =
      "report_id,day,agency,area,concern,children,entities\n";
  private static final String CHILDREN_HEAD =
      "child,household,area,school,in_care,first_day_age10\n";

  @TempDir private Path folder;
  private Path reports;
  private Path children;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    var rows = new StringBuilder(REPORTS_HEAD);
    var homes = new StringBuilder(CHILDREN_HEAD);
    for (int i = 0; i < 900; i++) {
      rows.append(
          "q%d,%d,school,a1,%d,k%d,place:p%d\n".formatted(i, i, i % 10 == 0 ? 1 : 0, i, i % 50));
      homes.append("k%d,h%d,a1,s1,0,0\n".formatted(i, i));
    }
    for (int i = 0; i < 8; i++)
      rows.append("car%d,%d,police,a1,1,k%d,plate:YJ55KZT\n".formatted(i, 900 + i, 100 + i * 7));
    reports = Files.writeString(folder.resolve("reports.csv"), rows);
    children = Files.writeString(folder.resolve("children.csv"), homes);
  }

  private ScanCsv.Done scan(boolean silos) throws IOException {
    return new ScanCsv(new ByteArrayInputStream(new byte[0]), out, _ -> {})
        .run(new ScanCsv.Job(reports.toString(), children.toString(), 1, silos, "-"));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void an_alarm_is_a_line_that_says_what_when_and_why() throws IOException {
    assertThat(scan(false).refused()).isEmpty();
    var car =
        lines().stream()
            .map(line -> JsonMapper.builder().build().readTree(line))
            .filter(alarm -> alarm.get("entities").toString().contains("plate:YJ55KZT"))
            .findFirst()
            .orElseThrow();
    assertThat(car.propertyNames())
        .containsExactly(
            "day", "report_id", "score", "children", "entities", "reports", "expected", "observed");
    assertThat(car.get("day").isInt()).isTrue();
    assertThat(car.get("report_id").asString()).startsWith("car");
    assertThat(car.get("children").size()).isGreaterThanOrEqualTo(2);
    assertThat(car.get("observed").asInt()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void silos_say_whose_reports_raised_an_alarm() throws IOException {
    scan(true);
    assertThat(lines()).isNotEmpty().allMatch(line -> line.contains("\"agency\":"));
  }

  @Test
  void days_may_be_dates_and_are_told_as_such() throws IOException {
    var dated =
        Files.readString(reports)
            .lines()
            .skip(1)
            .map(line -> {
              var cells = line.split(",", 3);
              return cells[0]
                  + ","
                  + java.time.LocalDate.of(2010, 1, 1).plusDays(Integer.parseInt(cells[1]))
                  + ","
                  + cells[2];
            })
            .toList();
    Files.writeString(reports, REPORTS_HEAD + String.join("\n", dated) + "\n");
    scan(false);
    assertThat(lines()).anyMatch(line -> line.contains("\"day\":\"2012-0"));
  }

  @Test
  void rows_that_cannot_be_used_are_left_out_and_told() throws IOException {
    Files.writeString(
        reports,
        "x1,yesterday,police,a1,1,k1,plate:A\n"
            + "x2,5,police,a1,perhaps,k1,plate:A\n"
            + "x3,5,police,a1,1,k1,no colon\n"
            + "car0,5,police,a1,1,k1,plate:A\n"
            + "x4,5,police,a1\n",
        java.nio.file.StandardOpenOption.APPEND);
    assertThat(scan(false).refused())
        .extracting(ScanCsv.Refused::line)
        .containsExactly(910L, 911L, 912L, 913L, 914L);
  }

  @Test
  void packed_files_are_read_as_such_and_a_missing_column_is_named() throws IOException {
    var packed = folder.resolve("reports.csv.gz");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      gzip.write(Files.readAllBytes(reports));
    }
    reports = packed;
    assertThat(scan(false).reports()).isEqualTo(908);
    children = Files.writeString(folder.resolve("other.csv"), "child,household\n");
    assertThatThrownBy(() -> scan(false)).hasMessageContaining("in_care");
  }

  @Test
  void a_child_named_as_an_entity_is_never_suspected() throws IOException {
    Files.writeString(
        reports, Files.readString(reports).replace("plate:YJ55KZT", "plate:YJ55KZT;adult:k5"));
    scan(false);
    assertThat(lines()).isNotEmpty().noneMatch(line -> line.contains("adult:k5"));
  }
}
