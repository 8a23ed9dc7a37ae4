package org.breakwater.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void ninety_nine_of_a_hundred_had_their_answer_within_the_ninety_ninth_shortest_time() {
    var latencies =
        Latencies.of(
            IntStream.rangeClosed(1, 100).mapToObj(i -> Duration.ofMillis(101 - i)).toList());
    assertThat(latencies.within(0.99)).isEqualTo(Duration.ofMillis(99));
    assertThat(latencies.within(0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(latencies.within(1)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void there_is_no_figure_where_nobody_waited() {
    assertThatIllegalArgumentException().isThrownBy(() -> Latencies.of(List.of()));
  }
}
