package org.breakwater.evidence;

import java.util.ArrayList;
import java.util.List;
import org.breakwater.pages.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that an entry says, to be read: a label with a value, or with parts of its own. Nothing
 * that the entry holds is left out, whatever its kind.
 *
 * @param value null where it has parts
 */
public record Told(String label, @Nullable String value, List<Told> parts) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Everything that a header or body says. */
  public static List<Told> all(String json, Words words) {
    return told("", JSON.readTree(json), words).parts();
  }

  private static Told told(String label, JsonNode node, Words words) {
    var parts = new ArrayList<Told>();
    if (node.isObject()) {
      node.properties()
          .forEach(member ->
              parts.add(
                  told(
                      words.ofCode("evidence.member", member.getKey()), member.getValue(), words)));
    } else if (node.isArray()) {
      int number = 0;
      for (JsonNode one : node) {
        parts.add(told(Integer.toString(++number), one, words));
      }
    } else {
      return new Told(label, node.isString() ? node.stringValue() : node.toString(), List.of());
    }
    return new Told(label, null, parts);
  }
}
