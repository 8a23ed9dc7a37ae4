package org.breakwater.town;

import java.util.random.RandomGenerator;

/** Numbers that look real and belong to nobody. */
final class Numbers {
  private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
  private static final String PLATE_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY";

  /** Of a million test numbers about nine in eleven are valid; one in three is always found. */
  static final int MOST_NHS_NUMBERS = 333_333;

  private Numbers() {}

  /** An NHS number of the test range 999, with its modulus 11 check digit (NHS Data Dictionary). */
  static String nhs(int person) {
    var stem = "999" + "%06d".formatted(person * 3);
    int check = nhsCheck(stem);
    if (check == 10) {
      stem = "999" + "%06d".formatted(person * 3 + 1);
      check = nhsCheck(stem);
    }
    return stem + check;
  }

  static int nhsCheck(String nine) {
    int sum = 0;
    for (int i = 0; i < 9; i++) sum += (nine.charAt(i) - '0') * (10 - i);
    return (11 - sum % 11) % 11;
  }

  /**
   * A unique pupil number under 899, which is no local authority, with its check letter (DfE rule
   * 1510).
   */
  static String upn(int person) {
    var digits = "899%09d".formatted(400_000_000 + person * 13);
    return upnLetter(digits) + digits;
  }

  static char upnLetter(String twelve) {
    int sum = 0;
    for (int i = 0; i < 12; i++) sum += (twelve.charAt(i) - '0') * (i + 2);
    return UPN_LETTERS.charAt(sum % 23);
  }

  /** 07700 and six digits, the prefix that holds the numbers Ofcom sets aside for drama. */
  static String phone(RandomGenerator random) {
    return "07700%06d".formatted(random.nextInt(1_000_000));
  }

  /** A registration in the form used since 2001. */
  static String plate(RandomGenerator random, int year) {
    int age = Math.max(1, year - 2000 - random.nextInt(9));
    var plate = new StringBuilder();
    for (int i = 0; i < 5; i++)
      plate.append(PLATE_LETTERS.charAt(random.nextInt(PLATE_LETTERS.length())));
    return plate.insert(2, "%02d".formatted(random.nextBoolean() ? age : age + 50)).toString();
  }
}
