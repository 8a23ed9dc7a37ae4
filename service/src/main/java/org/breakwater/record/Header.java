package org.breakwater.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything about an entry but its body, as it is stored: what the header's commitment is made
 * over, as canonical JSON. Its members and their spelling are specified in docs/record-format.md
 * and never change. Nothing is checked here, so that a row which no entry can have still has a
 * header that can be told from the right one.
 *
 * @param place where the entry stands in the record; nothing in the headers of the first entries,
 *     which were stored before headers had it
 */
record Header(
    @Nullable Long place,
    UUID id,
    String kind,
    int version,
    @Nullable Instant occurredFrom,
    @Nullable Instant occurredTo,
    @Nullable String precision,
    Instant recorded,
    Instant received,
    @Nullable UUID authorUser,
    String authorPost,
    String authorPartner,
    String purpose,
    String marking,
    List<String> markedFor,
    List<String> subjects,
    @Nullable UUID corrects,
    @Nullable UUID answers) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static String of(Entry entry, String kind, int version) {
    Occurred occurred = entry.occurred();
    return new Header(
            entry.place(),
            entry.id(),
            kind,
            version,
            occurred == null ? null : occurred.from(),
            occurred == null ? null : occurred.to(),
            occurred == null ? null : occurred.precision().name(),
            entry.recorded(),
            entry.received(),
            entry.author().user(),
            entry.author().post(),
            entry.author().partner(),
            entry.purpose().name(),
            entry.marking().level().name(),
            List.copyOf(entry.marking().named()),
            entry.subjects().stream().map(Subject::toString).toList(),
            entry.corrects(),
            entry.answers())
        .json();
  }

  /** As headers were before they had the place. */
  Header withoutPlace() {
    return new Header(
        null,
        id,
        kind,
        version,
        occurredFrom,
        occurredTo,
        precision,
        recorded,
        received,
        authorUser,
        authorPost,
        authorPartner,
        purpose,
        marking,
        markedFor,
        subjects,
        corrects,
        answers);
  }

  String json() {
    var header = new LinkedHashMap<String, Object>();
    header.put("id", id.toString());
    header.put("kind", kind);
    header.put("version", version);
    header.put("recorded", recorded.toString());
    header.put("received", received.toString());
    header.put("purpose", purpose);
    header.put("marking", marking);
    header.put("markedFor", markedFor);
    header.put("subjects", subjects);
    var author = new LinkedHashMap<String, Object>();
    putIfKnown(author, "user", authorUser);
    author.put("post", authorPost);
    author.put("partner", authorPartner);
    header.put("author", author);
    if (precision != null || occurredFrom != null || occurredTo != null) {
      var occurred = new LinkedHashMap<String, Object>();
      putIfKnown(occurred, "from", occurredFrom);
      putIfKnown(occurred, "to", occurredTo);
      putIfKnown(occurred, "precision", precision);
      header.put("occurred", occurred);
    }
    if (place != null) {
      header.put("place", place);
    }
    putIfKnown(header, "corrects", corrects);
    putIfKnown(header, "answers", answers);
    return Canonical.json(JSON.writeValueAsString(header));
  }

  private static void putIfKnown(
      LinkedHashMap<String, Object> header, String name, @Nullable Object value) {
    if (value != null) {
      header.put(name, value.toString());
    }
  }
}
