package org.breakwater.pages;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Every text that people read, from the message files, in the language of the page. */
public final class Words {
  private static final ScopedValue<Words> SHOWN = ScopedValue.newInstance();

  private final MessageSource messages;
  private final Locale locale;

  /** English is the first language; others are further files beside it. */
  public Words(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /**
   * The text of a key with its arguments filled in ({@link MessageFormat}). A missing one shows as
   * {@code ⟦key⟧} and never breaks a page; a test finds it first.
   */
  public String of(String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, null, locale);
    return text == null ? "⟦" + key + "⟧" : text;
  }

  /** A component's own text, in the language of the page that is being made. */
  public static String say(String key, Object... arguments) {
    return SHOWN.get().of(key, arguments);
  }

  /** Makes a page whose components speak these words. */
  void whileShown(Runnable making) {
    ScopedValue.where(SHOWN, this).run(making);
  }

  /** Whether there is a text of this key. */
  public boolean has(String key) {
    return messages.getMessage(key, null, null, locale) != null;
  }

  /**
   * The text of a code that agencies may have invented: the code's own words where none is known.
   */
  public String ofCode(String prefix, String code) {
    String key = prefix + "." + code;
    if (has(key)) {
      return of(key);
    }
    String spaced = code.replace('-', ' ').replace('_', ' ');
    return spaced.isEmpty()
        ? code
        : spaced.substring(0, 1).toUpperCase(locale) + spaced.substring(1);
  }
}
