package org.breakwater.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.breakwater.record.Occurred;
import org.junit.jupiter.api.Test;

/** Dates in words: as precisely as they were written, and on the clocks of the United Kingdom. */
class DatesTest {
  /** Half past midnight in London, where it is a day later already. */
  private static final Dates DATES = at("2015-06-30T23:30:00Z");

  @Test
  void a_date_is_told_as_precisely_as_it_was_written_and_no_more() {
    assertThat(DATES.born("2001")).isEqualTo("2001");
    assertThat(DATES.born("2001-05")).isEqualTo("May 2001");
    assertThat(DATES.born("2001-05-07")).isEqualTo("7 May 2001");
    assertThat(DATES.born("about Easter")).isEqualTo("about Easter");
    assertThat(DATES.born("2001-02-31")).as("no such day").isEqualTo("2001-02-31");
    assertThat(DATES.occurred(null)).isEqualTo("date not known");
  }

  @Test
  void times_follow_summer_time_also_on_the_nights_when_the_clocks_change() {
    assertThat(time("2015-01-05T09:05:00Z")).isEqualTo("5 January 2015, 9:05am");
    assertThat(time("2015-07-05T09:05:00Z")).isEqualTo("5 July 2015, 10:05am");
    assertThat(time("2015-03-29T00:59:00Z")).isEqualTo("29 March 2015, 12:59am");
    assertThat(time("2015-03-29T01:00:00Z")).as("an hour is lost").isEqualTo("29 March 2015, 2am");
    assertThat(time("2015-10-25T00:30:00Z")).isEqualTo("25 October 2015, 1:30am");
    assertThat(time("2015-10-25T01:30:00Z"))
        .as("an hour comes twice")
        .isEqualTo("25 October 2015, 1:30am");
    assertThat(time("2015-06-30T23:00:00Z")).isEqualTo("1 July 2015, midnight");
    assertThat(time("2015-12-01T12:00:00Z")).isEqualTo("1 December 2015, midday");
  }

  @Test
  void a_day_is_a_whole_day_of_local_time() {
    Occurred changing = Occurred.parse("2015-03-29").orElseThrow();
    assertThat(changing.to()).isEqualTo(changing.from().plusSeconds(23 * 3600));
    assertThat(DATES.occurred(changing)).isEqualTo("29 March 2015");
    assertThat(DATES.occurred(Occurred.parse("2015-07-01T00:30:00+01:00").orElseThrow()))
        .isEqualTo("1 July 2015, 12:30am");
  }

  @Test
  void ages_are_whole_years_and_unknown_without_a_day_or_before_birth() {
    assertThat(DATES.age("2001-07-01")).as("a birthday in London").isEqualTo(14);
    assertThat(at("2015-06-30T22:30:00Z").age("2001-07-01")).isEqualTo(13);
    assertThat(DATES.age("2000-02-29")).isEqualTo(15);
    assertThat(DATES.age("2001-07")).isNull();
    assertThat(DATES.age("2015-07-02")).isNull();
    assertThat(DATES.age(null)).isNull();
  }

  @Test
  void what_was_a_little_while_ago_is_told_so_and_what_is_to_come_by_its_time() {
    assertThat(DATES.ago(Instant.parse("2015-06-30T23:29:31Z"))).isEqualTo("just now");
    assertThat(DATES.ago(Instant.parse("2015-06-30T23:29:00Z"))).isEqualTo("1 minute ago");
    assertThat(DATES.ago(Instant.parse("2015-06-30T20:30:00Z"))).isEqualTo("3 hours ago");
    assertThat(DATES.ago(Instant.parse("2015-06-28T20:30:00Z"))).isEqualTo("2 days ago");
    assertThat(DATES.ago(Instant.parse("2015-06-01T20:30:00Z"))).isEqualTo("1 June 2015");
    assertThat(DATES.ago(Instant.parse("2015-07-01T08:00:00Z"))).isEqualTo("1 July 2015, 9am");
  }

  private static String time(String instant) {
    return DATES.time(Instant.parse(instant));
  }

  private static Dates at(String now) {
    return new Dates(
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
        Occurred.ZONE,
        new Words(new PagesConfiguration().messageSource(), Locale.UK));
  }
}
