package org.breakwater.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object, read under the rules of the contract's schema. Whatever breaks a
 * rule becomes a fault with its field; reading goes on, so that a sender sees all of them at once.
 *
 * @param at where the object stands, such as {@code people[0].}; empty for the report itself
 */
record Fields(JsonNode object, String at, Faults faults) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /** Faults every member that the schema does not know. */
  Fields only(Set<String> known) {
    object
        .propertyNames()
        .forEach(name -> {
          if (!known.contains(name)) {
            fault(
                name.length() > 64 ? name.substring(0, 64) : name, "is not a field of the format");
          }
        });
    return this;
  }

  /** A text of at most so many characters (Unicode code points), or null where absent. */
  @Nullable String text(String name, int longest) {
    JsonNode value = object.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      fault(name, "must be text, in quotation marks");
      return null;
    }
    return text(name, value.stringValue(), longest);
  }

  /** A text that must be there. */
  String needed(String name, int longest) {
    if (!object.has(name)) {
      fault(name, "is missing");
    }
    String text = text(name, longest);
    return text == null ? "" : text;
  }

  /** A lower-case word such as an agency's or a kind's, or null where absent. */
  @Nullable String code(String name) {
    String text = text(name, Integer.MAX_VALUE);
    if (text != null) {
      mustBeCode(name, text);
    }
    return text;
  }

  /** Such a word that must be there. */
  String neededCode(String name) {
    String text = needed(name, Integer.MAX_VALUE);
    if (object.has(name) && object.get(name).isString()) {
      mustBeCode(name, text);
    }
    return text;
  }

  private void mustBeCode(String name, String text) {
    if (!CODE.matcher(text).matches()) {
      fault(name, "must be 2 to 32 lower-case letters, digits or hyphens, and begin with a letter");
    }
  }

  /** A text of the given shape, or null where absent. */
  @Nullable String shaped(String name, Pattern shape, String expected) {
    String text = text(name, Integer.MAX_VALUE);
    if (text != null && !shape.matcher(text).matches()) {
      fault(name, expected);
    }
    return text;
  }

  /** One of the given words, or null where absent. */
  @Nullable String oneOf(String name, Set<String> allowed) {
    String text = text(name, Integer.MAX_VALUE);
    if (text != null && !allowed.contains(text)) {
      fault(name, "must be one of " + String.join(", ", allowed.stream().sorted().toList()));
    }
    return text;
  }

  /** A whole number within bounds, or null where absent. */
  @Nullable Integer whole(String name, int least, int most) {
    JsonNode value = object.get(name);
    if (value == null) {
      return null;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most) || number != Math.rint(number)) {
      fault(name, "must be a whole number from " + least + " to " + most);
      return null;
    }
    return (int) number;
  }

  /** A list of at most so many texts, or null where absent. */
  @Nullable List<String> texts(String name, int most, int longest) {
    return list(
        name,
        most,
        (item, where) -> {
          if (!item.isString()) {
            faults.add(where, "must be text, in quotation marks");
            return "";
          }
          String text = item.stringValue();
          tooLong(where, text, longest);
          return text;
        });
  }

  /** A list of lower-case words, or null where absent. */
  @Nullable List<String> codes(String name, int most) {
    return list(
        name,
        most,
        (item, where) -> {
          String text = item.isString() ? item.stringValue() : "";
          if (!CODE.matcher(text).matches()) {
            faults.add(
                where,
                "must be 2 to 32 lower-case letters, digits or hyphens, and begin with a letter");
          }
          return text;
        });
  }

  /** A list of objects, each read by the given reader, or null where absent. */
  <T> @Nullable List<T> objects(
      String name, int most, java.util.function.Function<Fields, T> reader) {
    return list(
        name,
        most,
        (item, where) -> {
          if (!item.isObject()) {
            faults.add(where, "must be an object, in braces");
            return null;
          }
          return reader.apply(new Fields(item, where + ".", faults));
        });
  }

  /** An object, or null where absent. */
  @Nullable Fields object(String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      fault(name, "must be an object, in braces");
      return null;
    }
    return new Fields(value, at + name + ".", faults);
  }

  private <T> @Nullable List<T> list(
      String name, int most, BiFunction<JsonNode, String, @Nullable T> reader) {
    JsonNode value = object.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      fault(name, "must be a list, in square brackets");
      return null;
    }
    if (value.size() > most) {
      fault(name, "has " + value.size() + " items; at most " + most + " are allowed");
      return null;
    }
    var items = new ArrayList<T>(value.size());
    for (int i = 0; i < value.size(); i++) {
      T item = reader.apply(value.get(i), at + name + "[" + i + "]");
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private String text(String name, String text, int longest) {
    tooLong(at + name, text, longest);
    return text;
  }

  private void tooLong(String where, String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      faults.add(where, "has " + length + " characters; at most " + longest + " are allowed");
    }
  }

  void fault(String name, String reason) {
    faults.add(at + name, reason);
  }
}
