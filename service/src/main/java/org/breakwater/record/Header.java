package org.breakwater.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** Members in the order that RFC 8785 sorts them into. */
  String json() {
    var json = new StringBuilder(512).append('{');
    if (answers != null) {
      member("answers", answers.toString(), json);
    }
    author(json);
    if (corrects != null) {
      member("corrects", corrects.toString(), json);
    }
    member("id", id.toString(), json);
    member("kind", kind, json);
    list("markedFor", markedFor, json);
    member("marking", marking, json);
    if (precision != null || occurredFrom != null || occurredTo != null) {
      occurred(json);
    }
    if (place != null) {
      name("place", json).append(place.longValue());
    }
    member("purpose", purpose, json);
    member("received", received.toString(), json);
    member("recorded", recorded.toString(), json);
    list("subjects", subjects, json);
    return name("version", json).append(version).append('}').toString();
  }

  private void author(StringBuilder json) {
    name("author", json).append('{');
    member("partner", authorPartner, json);
    member("post", authorPost, json);
    if (authorUser != null) {
      member("user", authorUser.toString(), json);
    }
    json.append('}');
  }

  private void occurred(StringBuilder json) {
    name("occurred", json).append('{');
    if (occurredFrom != null) {
      member("from", occurredFrom.toString(), json);
    }
    if (precision != null) {
      member("precision", precision, json);
    }
    if (occurredTo != null) {
      member("to", occurredTo.toString(), json);
    }
    json.append('}');
  }

  /** Our own names need no escaping. */
  private static StringBuilder name(String name, StringBuilder json) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    return json.append('"').append(name).append("\":");
  }

  private static void member(String name, String value, StringBuilder json) {
    Canonical.string(value, name(name, json));
  }

  private static void list(String name, List<String> values, StringBuilder json) {
    name(name, json).append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      Canonical.string(values.get(i), json);
    }
    json.append(']');
  }
}
