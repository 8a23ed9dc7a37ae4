package org.breakwater.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the numbers that name people could be right. */
final class CheckDigits {
  private static final Pattern NHS = Pattern.compile("[0-9]{10}");
  private static final Pattern UPN = Pattern.compile("[A-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]");
  private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

  private CheckDigits() {}

  /**
   * The NHS number's own rule: weights 10 to 2 on the first nine digits, 11 less the sum modulo 11
   * is the tenth; 11 is written 0, and 10 is never given out. Spaces and hyphens do not count.
   */
  static boolean nhsNumber(String typed) {
    String digits = typed.replaceAll("[\\s-]", "");
    if (!NHS.matcher(digits).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return check != 10 && check % 11 == digits.charAt(9) - '0';
  }

  /**
   * The unique pupil number's rule (DfE, CIN census rule 1510): the first letter is the sum of
   * digit times place, places 2 to 13, modulo 23, in an alphabet without I, O and S. A temporary
   * number, which ends in a letter, takes that letter's place in the same alphabet as its last
   * value.
   */
  static boolean upn(String typed) {
    String upn = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (!UPN.matcher(upn).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i < 13; i++) {
      char at = upn.charAt(i);
      int value = at <= '9' ? at - '0' : UPN_LETTERS.indexOf(at);
      sum += (i + 1) * value;
    }
    return UPN_LETTERS.charAt(sum % 23) == upn.charAt(0);
  }
}
