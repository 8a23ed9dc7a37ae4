package org.breakwater.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON with one spelling only, so that a commitment made today can be checked by others later. */
public final class Canonical {
  private Canonical() {}

  /**
   * The same JSON in the form of RFC 8785 (JCS): no white space, members sorted by UTF-16 code
   * units, shortest strings and numbers.
   */
  public static String json(String json) {
    if (CanonicalAlready.isSo(json)) {
      return json;
    }
    try {
      return new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON that can be written in canonical form", e);
    }
  }

  /** Adds a text as a string of JSON in that form. */
  static void string(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c < ' ') {
        control(c, to);
      } else {
        to.append(c);
      }
    }
    to.append('"');
  }

  private static void control(char c, StringBuilder to) {
    switch (c) {
      case '\b' -> to.append("\\b");
      case '\t' -> to.append("\\t");
      case '\n' -> to.append("\\n");
      case '\f' -> to.append("\\f");
      case '\r' -> to.append("\\r");
      default -> to.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
    }
  }
}
