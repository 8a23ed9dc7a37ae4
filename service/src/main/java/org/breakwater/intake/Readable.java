package org.breakwater.intake;

import org.jspecify.annotations.Nullable;

/** Text as a reading can hold it: PostgreSQL stores every character but NUL. */
public final class Readable {
  private Readable() {}

  /** The same text with U+FFFD, the mark of a character that cannot be shown, for each NUL. */
  public static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** The same for a text that may be absent. */
  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
