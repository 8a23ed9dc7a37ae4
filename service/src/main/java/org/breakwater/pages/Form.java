package org.breakwater.pages;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** What was typed into a form, kept to be shown again when something is missing. */
public interface Form {
  /** Everything that was sent, by field. */
  MultiValueMap<String, String> typed();

  /** The text of a field; empty where nothing was typed. */
  default String one(String name) {
    String text = typed().getFirst(name);
    return text == null ? "" : text.strip();
  }

  /** Whether a box of a list was ticked. */
  default boolean has(String name, String value) {
    return typed().getOrDefault(name, List.of()).contains(value);
  }

  /** A part of a date; 0 where it is no number of up to four digits. */
  default int number(String name) {
    String digits = one(name);
    return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
  }

  /** The version of the record that whoever typed had before them; 0 where none was sent. */
  default long seen() {
    String digits = one("seen");
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }
}
