package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorryRuleTest {
  @Test
  void the_writers_category_counts() {
    assertThat(WorryRule.worry("concern", List.of("sexual-exploitation"), List.of(), List.of()))
        .isTrue();
    assertThat(WorryRule.worry("concern", List.of("neglect"), List.of("child"), List.of()))
        .isFalse();
  }

  @Test
  void without_a_category_the_kind_and_the_company_count() {
    assertThat(WorryRule.worry("missing", List.of(), List.of("child"), List.of())).isTrue();
    assertThat(
            WorryRule.worry(
                "health-attendance",
                List.of(),
                List.of("child", "adult-of-concern"),
                List.of("associate")))
        .isTrue();
    assertThat(WorryRule.worry("contact", List.of(), List.of("child"), List.of("boyfriend")))
        .isTrue();
    assertThat(WorryRule.worry("contact", List.of(), List.of("child", "parent"), List.of("parent")))
        .isFalse();
    assertThat(WorryRule.worry("intelligence", List.of(), List.of("adult-of-concern"), List.of()))
        .isFalse();
  }

  @Test
  void the_rule_is_stated() {
    assertThat(WorryRule.words()).contains("missing").contains("adult of concern");
  }
}
