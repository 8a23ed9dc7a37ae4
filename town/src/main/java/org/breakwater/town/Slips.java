package org.breakwater.town;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The slips that real writers make. How many draws a slip takes never depends on the name it is
 * made in.
 */
final class Slips {
  private final SplittableRandom random;

  Slips(SplittableRandom random) {
    this.random = random;
  }

  /**
   * A given name as someone writes it: usually right, else a short form, a letter wrong, an
   * initial, another spelling.
   */
  String given(String name) {
    int kind = random.nextInt(100);
    long where = random.nextLong();
    if (kind < 9) return Names.shortForm(name);
    if (kind < 13) return mistyped(name, where);
    if (kind < 14) return name.substring(0, 1);
    return kind < 18 ? Names.otherSpelling(name) : name;
  }

  String family(String name) {
    int kind = random.nextInt(100);
    long where = random.nextLong();
    if (kind < 4) return mistyped(name, where);
    return kind < 8 ? Names.otherSpelling(name) : name;
  }

  /**
   * A birth date as written, in full, as a year or month, with day and month swapped or a day off;
   * null where not known.
   */
  @Nullable String born(int day, int unknown) {
    int kind = random.nextInt(100);
    var date = LocalDate.ofEpochDay(day);
    if (kind < unknown) return null;
    kind = random.nextInt(100);
    if (kind < 2) return "%04d".formatted(date.getYear());
    if (kind < 3) return date.toString().substring(0, 7);
    if (kind < 5 && date.getDayOfMonth() <= 12)
      return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()).toString();
    if (kind < 7) return date.plusDays(1 - 2 * (day & 1)).toString();
    return kind < 8 ? date.plusYears(1 - 2 * (day & 1)).toString() : date.toString();
  }

  /**
   * A registration as noted: half seen, O for 0, spaced, or in small letters; fewer slips from
   * those who check it.
   */
  String plate(String plate, boolean checked) {
    int kind = random.nextInt(100);
    int at = random.nextInt(5);
    if (checked) return kind < 15 ? spaced(plate) : plate;
    if (kind < 12) return plate.substring(0, at) + "??" + plate.substring(at + 2);
    if (kind < 20) return plate.substring(0, 6) + "?";
    if (kind < 25) return plate.replace('0', 'O').replace('1', 'I');
    if (kind < 35) return spaced(plate).toLowerCase(java.util.Locale.ROOT);
    return kind < 55 ? spaced(plate) : plate;
  }

  String phone(String phone) {
    int kind = random.nextInt(100);
    if (kind < 12) return "+44 " + phone.substring(1);
    return kind < 35
        ? phone.substring(0, 5) + " " + phone.substring(5, 8) + " " + phone.substring(8)
        : phone;
  }

  String identifier(String value) {
    int kind = random.nextInt(100);
    int last = value.charAt(value.length() - 1) - '0';
    return kind < 2 ? value.substring(0, value.length() - 1) + (last + 3) % 10 : value;
  }

  Report.Address address(Address home) {
    int kind = random.nextInt(100);
    var line =
        kind < 10
            ? home.line()
                .replace(" Street", " St")
                .replace(" Road", " Rd")
                .replace(" Avenue", " Ave")
            : home.line();
    int form = random.nextInt(100);
    if (form < 15) return new Report.Address(line, null);
    if (form < 20)
      return new Report.Address(
          line, home.postcode().replace(" ", "").toLowerCase(java.util.Locale.ROOT));
    return new Report.Address(
        line, form < 22 ? home.postcode().replace('1', 'I') : home.postcode());
  }

  private static String spaced(String plate) {
    return plate.substring(0, 4) + " " + plate.substring(4);
  }

  private static String mistyped(String name, long where) {
    if (name.length() < 3) return name;
    int at = 1 + (int) Math.floorMod(where >> 4, (long) name.length() - 2);
    return switch ((int) (where & 3)) {
      case 0 -> name.substring(0, at) + name.substring(at + 1);
      case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
      case 2 ->
          name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
      default ->
          name.substring(0, at)
              + "aeiou".charAt((int) Math.floorMod(where >> 40, 5L))
              + name.substring(at + 1);
    };
  }
}
