package org.breakwater.story.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void a_date_of_birth_is_read_however_it_is_written() {
    assertThat(of("17 May 2001").born()).isEqualTo("2001-05-17");
    assertThat(of("17/5/2001").born()).isEqualTo("2001-05-17");
    assertThat(of("2001-05-17").born()).isEqualTo("2001-05-17");
    assertThat(of("May 2001").born()).isEqualTo("2001-05");
    assertThat(of("born 2001").born()).isEqualTo("2001");
    assertThat(of("31 February 2001").born()).isNull();
  }

  @Test
  void a_name_with_a_date_of_birth_is_both() {
    Question both = of("Tamsin Orrell, 17/05/2001");
    assertThat(both.born()).isEqualTo("2001-05-17");
    assertThat(both.name()).contains("Tamsin Orrell");
  }

  @Test
  void a_phone_is_its_figures_in_any_spelling() {
    assertThat(of("+44 7700 900-456").phone()).contains("07700900456");
    assertThat(of("(07700) 900 456").phone()).contains("07700900456");
    assertThat(of("Kaz").phone()).isEmpty();
  }

  @Test
  void a_plate_may_be_half_seen() {
    assertThat(of("yj5? kzt").plate()).contains("YJ5?KZT");
    assertThat(of("YJ55").plate()).contains("YJ55");
    assertThat(of("KZT").plate()).as("the three letters at the end").contains("KZT");
    assertThat(of("Tamsin").plate()).isEmpty();
  }

  @Test
  void nothing_typed_asks_nothing() {
    assertThat(Question.of("  ")).isEmpty();
    assertThat(Question.of(null)).isEmpty();
  }

  private static Question of(String typed) {
    return Question.of(typed).orElseThrow();
  }
}
