package org.breakwater.linkage;

import java.util.Locale;

/** Whether numbers that name people could be right, by their own check digits. */
final class Identifiers {
  private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

  private Identifiers() {}

  /** Letters and digits only, upper case. */
  static String tidy(String typed) {
    return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9@.]", "");
  }

  /** False only where the scheme has a check digit and it is wrong. */
  static boolean possible(String scheme, String tidy) {
    return switch (scheme) {
      case "nhs" -> nhs(tidy);
      case "upn" -> upn(tidy);
      default -> tidy.length() > 2;
    };
  }

  /** Weights 10 to 2, modulo 11 (NHS Data Dictionary, NHS number). */
  private static boolean nhs(String digits) {
    if (!digits.matches("[0-9]{10}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return check != 10 && check % 11 == digits.charAt(9) - '0';
  }

  /** The first letter is the sum of digit times place modulo 23 (DfE, unique pupil numbers). */
  private static boolean upn(String upn) {
    if (!upn.matches("[A-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]")) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i < 13; i++) {
      char at = upn.charAt(i);
      sum += (i + 1) * (at <= '9' ? at - '0' : UPN_LETTERS.indexOf(at));
    }
    return UPN_LETTERS.charAt(sum % 23) == upn.charAt(0);
  }
}
