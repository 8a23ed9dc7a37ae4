package org.breakwater.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.Database;
import org.breakwater.database.FreshRecord;
import org.breakwater.intake.Intake;
import org.breakwater.record.Rebuild;
import org.breakwater.story.AsKnown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody's report waits until it is worked out again what stands out: one record grows older. */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CutOffBesideTest {
  private static final String NEWEST =
      """
      select unnest(lead_scores || score) from readings.pattern_cut_off
      where place = (select max(place) from readings.pattern_cut_off)\
      """;

  private static final LocalDate FIRST = LocalDate.of(2013, 12, 1);

  /** More than this come with so many entries that they are a history. */
  private static final int A_HISTORY = 1_100;

  @TempDir static Path folder;
  private static ConfigurableApplicationContext record;
  private static KeepPatterns keep;

  @BeforeAll
  static void settle() {
    record =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.NONE)
            .run("--breakwater.data=" + FreshRecord.in(folder));
    keep = record.getBean(KeepPatterns.class);
    receive(AQuietTown.withACar(FIRST));
    assertThat(keep.run()).isTrue();
  }

  @AfterAll
  static void close() {
    record.close();
  }

  private static void receive(List<String> reports) {
    AQuietTown.receive(record.getBean(Intake.class), reports);
  }

  /** So many worries, each beside a car of its own, from a day on. */
  private static List<String> cars(int many, int first, LocalDate from) {
    var cars = new ArrayList<String>();
    for (int i = 0; i < many; i++)
      cars.add(
          AQuietTown.theCar(
              "police",
              first + i,
              from.plusDays(i / 4),
              500 + i % 170,
              "AB%02d C%c%c".formatted(i % 100, 'A' + i / 100 % 26, 'A' + i % 26)));
    return cars;
  }

  private <T> List<T> column(String sql, Class<T> type) {
    return new JdbcTemplate(record.getBean(Database.class).owner()).queryForList(sql, type);
  }

  private int setFrom() {
    return column("select set_from from readings.pattern_scan", Integer.class).getFirst();
  }

  @Test
  @Order(1)
  void a_year_that_is_full_is_looked_at_by_the_cut_off_that_stands_until_another_is_set() {
    int before = setFrom();
    assertThat(keep.setCutOff()).as("it serves").isFalse();
    receive(cars(12, 2_000, FIRST.plusDays(400)));
    receive(List.of(AQuietTown.theCar("school", 3_000, FIRST.plusDays(740), 450, "YJ55 KZT")));

    assertThat(keep.run()).isTrue();
    assertThat(setFrom()).isEqualTo(before);
    assertThat(keep.run()).as("nothing else has come").isFalse();

    assertThat(keep.setCutOff()).isTrue();
    assertThat(keep.setCutOff()).as("once").isFalse();
    assertThat(setFrom()).as("the last look was by the one before").isEqualTo(before);
    assertThat(keep.run()).isTrue();
    assertThat(setFrom()).isGreaterThan(before);
    assertThat(column("select p.cut_off from readings.pattern p", Double.class))
        .isNotEmpty()
        .as("the one for what each grew from")
        .isSubsetOf(column(NEWEST, Double.class));
    var out = new StringWriter();
    record
        .getBean(ExportPatterns.class)
        .export("harbourmaster", AsKnown.TODAY, Instant.parse("2020-01-01T00:00:00Z"), out);
    for (String id :
        column("select id::text from readings.pattern where lost is null", String.class))
      assertThat(out.toString()).as("as a whole search finds it").contains(id);
    assertThat(keep.run()).isFalse();
    assertThat(record.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  @Order(2)
  void a_history_that_comes_at_once_is_looked_through_by_a_cut_off_of_its_own() {
    int before = setFrom();
    receive(cars(A_HISTORY, 4_000, FIRST.plusDays(900)));
    assertThat(keep.run()).isTrue();
    assertThat(setFrom()).isGreaterThan(before);
    assertThat(keep.setCutOff()).isFalse();
  }
}
