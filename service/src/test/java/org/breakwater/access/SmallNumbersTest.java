package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No number is told that could point at somebody, and none can be had by subtraction. */
class SmallNumbersTest {
  @Test
  void a_number_below_five_is_told_as_few_and_never_as_itself() {
    assertThat(SmallNumbers.hidden(7, 7)).isZero();
    for (long hidden = 1; hidden < SmallNumbers.SMALLEST_SHOWN; hidden++) {
      assertThat(SmallNumbers.hidden(100 + hidden, 100)).isEqualTo(SmallNumbers.FEW);
    }
    assertThat(SmallNumbers.hidden(105, 100)).isEqualTo(5);
  }

  @Test
  void who_sees_more_than_is_counted_for_them_is_told_of_nobody_else() {
    assertThat(SmallNumbers.hidden(0, 3)).isZero();
  }
}
