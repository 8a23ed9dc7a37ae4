package org.breakwater.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Working days in England. */
class WorkingDaysTest {
  private final WorkingDays working = new WorkingDays();

  @Test
  void england_s_bank_holidays_are_those_that_the_government_published() {
    assertThat(working.bankHolidays(2022))
        .containsExactlyInAnyOrder(
            days(
                "2022-01-03",
                "2022-04-15",
                "2022-04-18",
                "2022-05-02",
                "2022-06-02",
                "2022-06-03",
                "2022-08-29",
                "2022-09-19",
                "2022-12-26",
                "2022-12-27"));
    assertThat(working.bankHolidays(2023)).contains(days("2023-01-02", "2023-05-08"));
    assertThat(working.bankHolidays(2020)).contains(LocalDate.parse("2020-05-08"));
    assertThat(working.bankHolidays(2026))
        .containsExactlyInAnyOrder(
            days(
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-04",
                "2026-05-25",
                "2026-08-31",
                "2026-12-25",
                "2026-12-28"));
  }

  @Test
  void scotland_s_and_northern_ireland_s_are_worked() {
    assertThat(working.is(LocalDate.parse("2026-01-02"))).isTrue();
    assertThat(working.is(LocalDate.parse("2026-03-17"))).isTrue();
  }

  @Test
  void what_comes_on_the_thursday_before_easter_is_due_on_the_tuesday_after() {
    assertThat(working.after(LocalDate.parse("2026-04-02"), 1)).isEqualTo("2026-04-07");
  }

  @Test
  void from_any_day_of_thirty_years_so_many_working_days_are_counted_and_the_last_is_one() {
    LocalDate first = LocalDate.parse("2000-01-01");
    for (LocalDate day : first.datesUntil(first.plusYears(30)).toList()) {
      for (int count : new int[] {1, 15, 45}) {
        LocalDate last = working.after(day, count);
        assertThat(working.is(last)).isTrue();
        assertThat(day.plusDays(1).datesUntil(last.plusDays(1)).filter(working::is).count())
            .as("%s working days after %s", count, day)
            .isEqualTo(count);
      }
    }
  }

  @Test
  void every_year_has_the_holidays_of_the_law_and_none_at_a_weekend() {
    for (int year = 2000; year <= 2040; year++) {
      assertThat(working.bankHolidays(year)).as("%s", year).hasSizeBetween(8, 10);
      assertThat(working.bankHolidays(year))
          .noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }
  }

  @Test
  void a_number_that_no_rule_can_mean_is_refused() {
    assertThatThrownBy(() -> working.after(LocalDate.parse("2026-01-01"), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LocalDate[] days(String... days) {
    return Stream.of(days).map(LocalDate::parse).toArray(LocalDate[]::new);
  }
}
