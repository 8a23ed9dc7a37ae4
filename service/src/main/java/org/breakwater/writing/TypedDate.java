package org.breakwater.writing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A date as three boxes hold it, of which the day, or day and month, may be left empty. */
public record TypedDate(String day, String month, String year) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  static TypedDate of(Typed typed, String name) {
    return new TypedDate(
        typed.one(name + "-day").strip(),
        typed.one(name + "-month").strip(),
        typed.one(name + "-year").strip());
  }

  /** The boxes of a date of the contract's form. */
  static TypedDate of(String written) {
    String[] parts = written.split("T", 2)[0].split("-", 3);
    return new TypedDate(
        parts.length > 2 ? parts[2] : "", parts.length > 1 ? parts[1] : "", parts[0]);
  }

  @JsonIgnore
  boolean blank() {
    return (day + month + year).isEmpty();
  }

  @JsonIgnore
  boolean hasDay() {
    return !day.isEmpty();
  }

  /** The contract's form, such as {@code 2011-03}; empty where the boxes make no date. */
  Optional<String> written() {
    int monthNumber = monthNumber();
    boolean whole =
        year.matches("[0-9]{4}")
            && (month.isEmpty() || (monthNumber >= 1 && monthNumber <= 12))
            && (day.isEmpty() || (!month.isEmpty() && day.matches("[0-9]{1,2}")));
    if (!whole) {
      return Optional.empty();
    }
    return Optional.of(
        year
            + (month.isEmpty() ? "" : String.format(Locale.ROOT, "-%02d", monthNumber))
            + (day.isEmpty() ? "" : String.format(Locale.ROOT, "-%02d", Integer.parseInt(day))));
  }

  private int monthNumber() {
    if (month.matches("[0-9]{1,2}")) {
      return Integer.parseInt(month);
    }
    String start = month.length() < 3 ? month : month.substring(0, 3);
    return MONTHS.indexOf(start.toLowerCase(Locale.UK)) + 1;
  }
}
