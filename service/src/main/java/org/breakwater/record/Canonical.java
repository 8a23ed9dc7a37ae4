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
    try {
      return new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON that can be written in canonical form", e);
    }
  }
}
