package org.breakwater.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumbersTest {
  @Test
  void the_check_digit_of_published_nhs_numbers_is_found() {
    assertThat(Numbers.nhsCheck("943476591")).isEqualTo(9);
    assertThat(Numbers.nhsCheck("401023213")).isEqualTo(7);
  }

  @Test
  void every_nhs_number_is_of_the_test_range_valid_and_nobody_elses() {
    var all = IntStream.range(0, Numbers.MOST_NHS_NUMBERS).mapToObj(Numbers::nhs).toList();
    assertThat(all)
        .allMatch(number ->
            number.matches("999\\d{7}")
                && Numbers.nhsCheck(number.substring(0, 9)) == number.charAt(9) - '0');
    assertThat(all.stream().distinct().count()).isEqualTo(all.size());
  }

  @Test
  void every_pupil_number_has_its_check_letter_under_an_authority_that_is_none() {
    assertThat(Numbers.upnLetter("000000000001"))
        .as("13 is N's successor among the letters without I, O and S")
        .isEqualTo('P');
    assertThat(IntStream.range(0, 20_000).mapToObj(Numbers::upn))
        .allMatch(number ->
            number.matches("[A-HJ-NP-RT-Z]899\\d{9}")
                && number.charAt(0) == Numbers.upnLetter(number.substring(1)));
  }

  @Test
  void plates_look_like_those_since_2001_and_phones_like_07700() {
    var random = new SplittableRandom(5);
    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> Numbers.plate(random, 2009)))
        .allMatch(plate -> plate.matches("[A-Z]{2}\\d{2}[A-Z]{3}"));
    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> Numbers.phone(random)))
        .allMatch(phone -> phone.matches("07700\\d{6}"));
  }
}
