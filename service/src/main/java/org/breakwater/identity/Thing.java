package org.breakwater.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.intake.Readable;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle, phone, place, address, account, business or nickname, named by its value without the
 * accidents of typing: two reports with the same plate are about the same thing. A half-seen plate
 * is a thing of its own until something joins it. A nickname is what somebody is called, whoever
 * they are: many men may bear it.
 *
 * @param shown the value as people write it
 */
public record Thing(UUID id, String type, String value, String shown) {

  /** The nickname that reports have for somebody of whom nothing else may be known. */
  public static final String NICKNAME = "nickname";

  private static final Pattern NOT_OF_A_PLATE = Pattern.compile("[^\\p{L}\\p{N}?]");
  private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+]");
  private static final Pattern FROM_ABROAD = Pattern.compile("^(\\+|00)44(0)?");
  private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The thing that was typed; empty when nothing was. */
  static Optional<Thing> of(String type, @Nullable String typed, @Nullable String postcode) {
    String text = typed == null ? "" : Readable.text(typed).strip();
    String code = postcode == null ? "" : plain(Readable.text(postcode));
    String value =
        switch (type) {
          case "vehicle" -> plate(text);
          case "phone" -> phone(text);
          case "account" -> text.toLowerCase(Locale.ROOT);
          default ->
              Stream.of(words(text), code.toLowerCase(Locale.ROOT))
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining(" "));
        };
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Thing(id(type, value), type, value, shown(type, text, value, postcode)));
  }

  /** The id of whatever has this value, without the accidents of typing. */
  public static UUID id(String type, String value) {
    return UUID.nameUUIDFromBytes((type + " " + value).getBytes(StandardCharsets.UTF_8));
  }

  /** The words that can be said aloud, for finding what was misspelt. */
  @Nullable String spoken() {
    return switch (type) {
      case "vehicle", "phone" -> null;
      default -> shown;
    };
  }

  private static String shown(String type, String text, String value, @Nullable String postcode) {
    return switch (type) {
      case "vehicle", "phone" -> value;
      default ->
          Stream.of(
                  text,
                  postcode == null ? "" : Readable.text(postcode).strip().toUpperCase(Locale.ROOT))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", "));
    };
  }

  /** A registration in capitals without spaces; {@code ?} stands for a character not seen. */
  public static String plate(String typed) {
    return NOT_OF_A_PLATE.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
  }

  /** Digits only; a British number begins with 0 however its country was dialled. */
  public static String phone(String typed) {
    String digits = NOT_DIALLED.matcher(typed).replaceAll("");
    return FROM_ABROAD.matcher(digits).replaceFirst("0").replace("+", "");
  }

  private static String plain(String typed) {
    return NOT_OF_A_WORD.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
  }

  private static String words(String typed) {
    return NOT_OF_A_WORD.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
