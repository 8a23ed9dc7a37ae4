package org.breakwater.access;

import java.util.List;

/**
 * What was typed into the form, to be shown again when something must be mended; never the
 * password.
 */
public record EmergencyForm(
    String name,
    String day,
    String month,
    String year,
    String identifier,
    String reason,
    List<EmergencyOpening> mine) {

  /** The date of birth in the contract's form; empty unless all of it was given. */
  String born() {
    return day.isBlank() || month.isBlank() || year.isBlank()
        ? ""
        : year.strip() + "-" + two(month) + "-" + two(day);
  }

  private static String two(String digits) {
    return digits.strip().length() == 1 ? "0" + digits.strip() : digits.strip();
  }
}
