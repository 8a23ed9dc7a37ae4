package org.breakwater.intake;

import java.util.Locale;
import java.util.Optional;

/** Numbers that name people, and whether they can be relied on. */
public final class Identifiers {
  /** What people put between the characters of a number. */
  private static final String TYPING = " \t\n\u000B\f\r/-";

  private Identifiers() {}

  /**
   * The number as its scheme writes it, without the spaces, hyphens and case of typing; empty when
   * its check digit shows that it was mistyped, or when nothing is left.
   */
  public static Optional<String> valid(Report.Identifier identifier) {
    String value = plain(identifier.value());
    boolean right =
        switch (identifier.scheme()) {
          case "nhs" -> CheckDigits.nhsNumber(value);
          case "upn" -> CheckDigits.upn(value);
          default -> !value.isEmpty();
        };
    return right ? Optional.of(value) : Optional.empty();
  }

  /** Whether a scheme's numbers have a check digit, so that a valid one is hardly ever mistyped. */
  public static boolean checked(String scheme) {
    return scheme.equals("nhs") || scheme.equals("upn");
  }

  /** The number without the spaces, hyphens, slashes and case of typing. */
  public static String plain(String typed) {
    var kept = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      if (TYPING.indexOf(typed.charAt(i)) < 0) {
        kept.append(typed.charAt(i));
      }
    }
    return kept.toString().toUpperCase(Locale.ROOT);
  }
}
