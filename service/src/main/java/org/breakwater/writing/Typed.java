package org.breakwater.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.breakwater.intake.Readable;
import org.springframework.util.MultiValueMap;

/**
 * The fields of a sent form, as text; an absent one is empty.
 *
 * @param before what the names of these fields begin with, such as {@code person-0-}
 */
record Typed(MultiValueMap<String, String> fields, String before) {
  /** People or things in one report: more than any writer types, and less than a server minds. */
  static final int MOST = 40;

  Typed(MultiValueMap<String, String> fields) {
    this(fields, "");
  }

  String one(String name) {
    String text = fields.getFirst(before + name);
    return text == null ? "" : plain(text);
  }

  List<String> all(String name) {
    return fields.getOrDefault(before + name, List.of()).stream().map(Typed::plain).toList();
  }

  int number(String name) {
    String digits = one(name);
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }

  /** The blocks of fields that are numbered from 0 under a name. */
  <T> List<T> each(String name, Function<Typed, T> reader) {
    var found = new ArrayList<T>();
    for (int i = 0; i < MOST; i++) {
      String block = before + name + "-" + i + "-";
      if (fields.keySet().stream().noneMatch(field -> field.startsWith(block))) {
        break;
      }
      found.add(reader.apply(new Typed(fields, block)));
    }
    return found;
  }

  /** Browsers send line ends as two characters; a draft cannot hold NUL. */
  private static String plain(String text) {
    return Readable.text(text.replace("\r\n", "\n"));
  }
}
