package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TallyTest {
  private static double score(int observed, double expected, int named) {
    return Tally.of(observed, observed, observed, expected, named).score();
  }

  @Test
  void the_likelihood_ratio_is_shared_among_the_times_that_the_leading_thing_is_named() {
    double ratio = Math.pow(6 / 3.0, 6) * Math.exp(-3);
    assertThat(score(6, 2, 1)).isCloseTo(Math.log(1 + ratio), within(1e-12));
    assertThat(score(6, 2, 10)).isCloseTo(Math.log(1 + ratio / 10), within(1e-12));
  }

  @Test
  void no_more_than_half_as_many_again_as_expected_is_nothing() {
    assertThat(score(6, 4, 1)).isZero();
    assertThat(score(7, 4, 1_000)).isPositive();
  }

  @Test
  void however_much_is_seen_the_score_is_a_number() {
    double ratio = 3_000 * Math.log(3_000 / 1.5) - 2_998.5;
    assertThat(score(3_000, 1, 10)).isCloseTo(ratio - Math.log(10), within(1e-9));
  }
}
