package org.breakwater.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.breakwater.patterns.CutOff;
import org.breakwater.patterns.Scan;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {
  private static final Standing STANDING = new Standing(new CutOff(6, 1, 1, 4), 10_000);
  private static final Scan SCAN = Scan.withBudget(1);

  @Test
  void a_cut_off_stands_while_about_as_many_reports_are_there_as_set_it() {
    assertThat(STANDING.serves(SCAN, 10_000)).isTrue();
    assertThat(STANDING.serves(SCAN, 10_100)).isTrue();
    assertThat(STANDING.serves(SCAN, 9_900)).isTrue();
    assertThat(STANDING.serves(SCAN, 10_101)).isFalse();
    assertThat(STANDING.serves(SCAN, 9_899)).isFalse();
  }

  @Test
  void another_number_of_false_alarms_sets_it_anew() {
    assertThat(STANDING.serves(Scan.withBudget(2), 10_000)).isFalse();
  }

  @Test
  void one_that_was_set_from_nothing_or_nobody_knows_what_stands_no_longer() {
    assertThat(new Standing(new CutOff(6, 1, 1, 4), 0).serves(SCAN, 1)).isFalse();
  }
}
