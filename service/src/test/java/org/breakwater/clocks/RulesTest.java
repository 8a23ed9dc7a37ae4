package org.breakwater.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The rules as they are written down, and what a change of one does. */
class RulesTest {
  private static final WorkingDays WORKING = new WorkingDays();
  private final Rules rules = Rules.read(new JsonMapper(), WORKING, null);

  @Test
  void every_rule_says_where_it_comes_from() {
    assertThat(rules.all()).isNotEmpty();
    assertThat(rules.all()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
  }

  @Test
  void an_area_adds_later_versions_of_rules_in_a_file_and_no_rule_that_nothing_asks_for(
      @TempDir Path folder) throws IOException {
    String own =
        """
        [{"name": "%s", "version": 2, "from": "2026-06-01",
          "limit": {"amount": 5, "unit": "WORKING_DAYS"}, "force": "LOCAL", "source": "The board",
          "verified": true}]\
        """;
    Path file = Files.writeString(folder.resolve("own.json"), own.formatted("protection-visit"));
    var theirs = Rules.read(new JsonMapper(), WORKING, file);
    assertThat(theirs.at("protection-visit", at("2026-05-31T11:00:00Z")).orElseThrow().version())
        .isEqualTo(1);
    assertThat(theirs.at("protection-visit", at("2026-06-01T11:00:00Z")).orElseThrow().version())
        .isEqualTo(2);
    Files.writeString(file, own.formatted("protection-visits"));
    assertThatThrownBy(() -> Rules.read(new JsonMapper(), WORKING, file))
        .hasMessageContaining("nothing asks for a rule named protection-visits");
    Files.writeString(file, "[{]");
    assertThatThrownBy(() -> Rules.read(new JsonMapper(), WORKING, file))
        .hasMessageContaining("no list of rules");
  }

  @Test
  void a_concern_that_comes_on_a_friday_night_must_be_decided_by_the_end_of_monday() {
    Rule rule = rules.at("front-door-decision", at("2026-11-20T22:00:00Z")).orElseThrow();
    assertThat(rule.due(at("2026-11-20T22:00:00Z"), WORKING)).isEqualTo("2026-11-24T00:00:00Z");
  }

  @Test
  void the_night_on_which_the_clocks_change_counts_as_one_day() {
    Rule rule = rules.at("front-door-decision", at("2026-10-23T12:00:00Z")).orElseThrow();
    assertThat(rule.due(at("2026-10-23T12:00:00Z"), WORKING)).isEqualTo("2026-10-27T00:00:00Z");
  }

  @Test
  void hours_run_over_weekends_from_the_minute() {
    Rule rule = rules.at("return-interview", at("2026-11-20T22:15:00Z")).orElseThrow();
    assertThat(rule.due(at("2026-11-20T22:15:00Z"), WORKING)).isEqualTo("2026-11-23T22:15:00Z");
  }

  @Test
  void a_new_version_counts_from_its_day_and_leaves_what_started_before_as_it_was() {
    var old = rule("assessment", 1, "2013-04-15", 45);
    var before = new Rules(List.of(old), WORKING);
    var after = new Rules(List.of(old, rule("assessment", 2, "2026-06-01", 30)), WORKING);
    LocalDate first = LocalDate.parse("2026-01-01");
    for (LocalDate day : first.datesUntil(LocalDate.parse("2026-12-31")).toList()) {
      Instant start = at(day + "T11:00:00Z");
      Rule standing = after.at("assessment", start).orElseThrow();
      if (day.isBefore(LocalDate.parse("2026-06-01"))) {
        assertThat(standing).isEqualTo(before.at("assessment", start).orElseThrow());
      } else {
        assertThat(standing.version()).isEqualTo(2);
      }
    }
  }

  @Test
  void a_version_cannot_be_slipped_in_before_one_that_was_in_force() {
    assertThatThrownBy(() ->
            new Rules(
                List.of(rule("a", 1, "2014-01-01", 5), rule("a", 2, "2013-01-01", 4)), WORKING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void before_its_first_day_there_is_no_rule() {
    assertThat(rules.at("front-door-decision", at("2010-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void later_starts_are_never_due_earlier() {
    for (Rule rule : rules.all()) {
      Instant due = Instant.MIN;
      for (Instant start = at("2026-03-20T08:00:00Z");
          start.isBefore(at("2026-06-01T00:00:00Z"));
          start = start.plus(Duration.ofHours(7))) {
        Instant next = rule.due(start, WORKING);
        assertThat(next).as(rule.name()).isAfter(start).isAfterOrEqualTo(due);
        due = next;
      }
    }
  }

  private static Rule rule(String name, int version, String from, int days) {
    return new Rule(
        name,
        version,
        LocalDate.parse(from),
        new Limit(days, Limit.Unit.WORKING_DAYS),
        Rule.Force.LOCAL,
        "this test",
        true);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
