package org.breakwater.clocks;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Days on which offices in England work: Monday to Friday without England's bank holidays, single
 * ones such as a coronation's included. The holidays come from Jollyday, whose authors keep them.
 */
public final class WorkingDays {
  /** More than any rule asks; keeps a mistyped rule from counting for ever. */
  private static final int MOST = 2_000;

  private static final String ENGLAND = "eng";

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
  private final ConcurrentHashMap<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  /** Whether offices in England work on this day. */
  public boolean is(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !bankHolidays(day.getYear()).contains(day);
  }

  /**
   * The last of so many working days after a day, which is not counted itself.
   *
   * @param count from 0, which gives the day itself, to 2,000
   */
  public LocalDate after(LocalDate day, int count) {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("working days must be 0 to " + MOST + ", was " + count);
    }
    LocalDate at = day;
    for (int left = count; left > 0; ) {
      at = at.plusDays(1);
      if (is(at)) {
        left--;
      }
    }
    return at;
  }

  /** England's bank holidays of a year. */
  Set<LocalDate> bankHolidays(int year) {
    return byYear.computeIfAbsent(
        year,
        asked ->
            holidays.getHolidays(Year.of(asked), ENGLAND).stream()
                .map(holiday -> holiday.getDate())
                .collect(Collectors.toUnmodifiableSet()));
  }
}
