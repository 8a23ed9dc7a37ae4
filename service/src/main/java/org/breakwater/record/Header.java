package org.breakwater.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything about an entry but its body, as canonical JSON: what the header's commitment is made
 * over. Its members and their spelling are specified in docs/record-format.md and never change.
 */
final class Header {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Header() {}

  static String of(Entry entry, String kind, int version) {
    var header = new LinkedHashMap<String, Object>();
    header.put("id", entry.id().toString());
    header.put("kind", kind);
    header.put("version", version);
    header.put("recorded", entry.recorded().toString());
    header.put("received", entry.received().toString());
    header.put("purpose", entry.purpose().name());
    header.put("marking", entry.marking().level().name());
    header.put("markedFor", List.copyOf(entry.marking().named()));
    header.put("subjects", entry.subjects().stream().map(Subject::toString).toList());
    var author = new LinkedHashMap<String, Object>();
    putIfKnown(author, "user", entry.author().user());
    author.put("post", entry.author().post());
    author.put("partner", entry.author().partner());
    header.put("author", author);
    Occurred occurred = entry.occurred();
    if (occurred != null) {
      header.put("occurred", occurred(occurred));
    }
    putIfKnown(header, "corrects", entry.corrects());
    putIfKnown(header, "answers", entry.answers());
    return Canonical.json(JSON.writeValueAsString(header));
  }

  private static Map<String, String> occurred(Occurred occurred) {
    return Map.of(
        "from", text(occurred.from()),
        "to", text(occurred.to()),
        "precision", occurred.precision().name());
  }

  private static String text(Instant instant) {
    return instant.toString();
  }

  private static void putIfKnown(Map<String, Object> header, String name, @Nullable Object value) {
    if (value != null) {
      header.put(name, value.toString());
    }
  }
}
