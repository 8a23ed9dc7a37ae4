package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Which cluster is a pattern that is known already. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisterTest {
  private final Register register = new Register(candidate -> candidate.tally().score() >= 2, true);

  private int number(int day, double score, int[] entities, int... worried) {
    var tally = new Tally(worried.length, worried.length, worried.length, 1, score);
    var known = register.add(new Candidate(day, tally, 0, entities, worried, new int[] {day}), day);
    return known == null ? 0 : known.number;
  }

  private static int[] from(int first, int last) {
    return IntStream.rangeClosed(first, last).toArray();
  }

  @Test
  void a_cluster_of_mostly_the_same_children_is_the_same_pattern() {
    assertThat(number(0, 1, from(1, 1), from(1, 6))).as("below the cut-off").isZero();
    assertThat(number(0, 9, from(1, 1), from(1, 6))).isOne();
    assertThat(number(100, 5, from(2, 2), from(4, 8))).isOne();
    assertThat(number(466, 5, from(1, 1), from(1, 6))).as("after a year of nothing").isEqualTo(2);
  }

  @Test
  void children_whom_a_pattern_touched_in_passing_do_not_draw_others_into_it() {
    number(0, 9, from(1, 1), from(1, 6));
    assertThat(number(100, 5, from(1, 1), from(4, 8))).isOne();
    assertThat(number(200, 5, from(2, 2), 7, 8, 9, 10)).isEqualTo(2);
  }

  @Test
  void a_cluster_that_shares_two_children_and_a_thing_is_that_pattern_grown() {
    number(0, 3, from(1, 2), from(1, 3));
    assertThat(number(100, 9, from(2, 5), from(2, 9))).isOne();
    assertThat(number(200, 9, from(6, 8), from(1, 20))).as("other things").isEqualTo(2);
    assertThat(number(200, 9, from(5, 5), 9, 30, 31, 32)).as("one child").isEqualTo(3);
  }

  @Test
  void of_two_that_prove_to_be_one_the_younger_says_so() {
    number(0, 3, from(1, 2), from(1, 3));
    number(10, 3, from(3, 4), from(4, 6));
    assertThat(number(100, 9, from(1, 4), from(1, 6))).isOne();
    assertThat(register.known().get(1).absorbedBy).isOne();
    assertThat(number(110, 3, from(3, 4), from(4, 6))).isOne();
  }
}
