package org.breakwater.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How long the rules keep what, as they are laid down. */
class RetentionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate BORN = LocalDate.of(2003, 5, 1);
  private static final LocalDate LAST = LocalDate.of(2014, 3, 3);

  private final Retention retention = Retention.read(JsonMapper.builder().build());

  private RetentionRule rule(String name) {
    return retention.on(name, TODAY).orElseThrow();
  }

  @Test
  void every_rule_says_where_it_is_from_and_that_nobody_has_checked_it_yet() {
    assertThat(retention.on(TODAY))
        .hasSize(4)
        .allSatisfy(rule -> {
          assertThat(rule.source()).isNotBlank();
          assertThat(rule.years()).isPositive();
          assertThat(List.of("STATUTE", "GUIDANCE", "LOCAL")).contains(rule.force());
        });
  }

  @Test
  void a_looked_after_child_s_file_is_kept_to_their_75th_birthday() {
    assertThat(retention.keptUntil(rule("looked-after-child"), List.of(), BORN, LAST, TODAY))
        .contains(LocalDate.of(2078, 5, 1));
  }

  @Test
  void a_record_of_sexual_abuse_is_kept_however_short_the_rule_that_was_chosen() {
    assertThat(retention.keptUntil(rule("child-protection"), List.of("neglect"), BORN, LAST, TODAY))
        .contains(LocalDate.of(2049, 3, 3));
    assertThat(
            retention.keptUntil(
                rule("child-protection"), List.of("sexual-exploitation"), BORN, LAST, TODAY))
        .contains(LocalDate.of(2078, 5, 1));
  }

  @Test
  void what_is_counted_from_a_birthday_that_nobody_knows_is_never_let_go_by_itself() {
    assertThat(retention.keptUntil(rule("school-file"), List.of(), null, LAST, TODAY)).isEmpty();
    assertThat(
            retention.keptUntil(
                rule("child-protection"), List.of("sexual-abuse"), null, LAST, TODAY))
        .isEmpty();
  }

  @Test
  void a_rule_does_not_bind_before_it_was_laid_down() {
    LocalDate before = LocalDate.of(2015, 1, 5);
    assertThat(
            retention.keptUntil(
                rule("child-protection"), List.of("sexual-abuse"), BORN, LAST, before))
        .contains(LocalDate.of(2049, 3, 3));
    assertThat(retention.on("sexual-abuse", before)).isEmpty();
  }
}
