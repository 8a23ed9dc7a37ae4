package org.breakwater.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of event that the record can hold, and how its body becomes words and back. */
public final class EventKinds {
  private final Map<String, Class<? extends Event>> byName = new HashMap<>();
  private final Map<Class<? extends Event>, Kind> byClass = new HashMap<>();
  private final JsonMapper json;

  /**
   * @param families sealed interfaces, or single records, whose permitted records are the kinds
   * @throws IllegalArgumentException when a record has no {@link Kind}, or two share a name
   */
  public EventKinds(Collection<Class<? extends Event>> families, JsonMapper json) {
    this.json = json;
    var waiting = new ArrayDeque<Class<?>>(families);
    while (!waiting.isEmpty()) {
      Class<?> type = waiting.pop();
      if (type.isSealed()) {
        waiting.addAll(List.of(type.getPermittedSubclasses()));
      } else {
        register(type.asSubclass(Event.class));
      }
    }
  }

  private void register(Class<? extends Event> type) {
    Kind kind = type.getAnnotation(Kind.class);
    if (kind == null) {
      throw new IllegalArgumentException(type + " has no @Kind");
    }
    if (byName.put(stored(kind.value(), kind.version()), type) != null) {
      throw new IllegalArgumentException("two events are stored as " + kind.value());
    }
    byClass.put(type, kind);
  }

  /** The kind of an event that this record knows. */
  Kind of(Event event) {
    Kind kind = byClass.get(event.getClass());
    if (kind == null) {
      throw new IllegalArgumentException(event.getClass() + " is in no family of the record");
    }
    return kind;
  }

  /** The body as canonical JSON (RFC 8785), which is what the commitment is made over. */
  String write(Event event) {
    return Canonical.json(json.writeValueAsString(event));
  }

  /** The event of a stored body; an unknown kind is a bug of a newer record under older code. */
  Event read(String kind, int version, String body) {
    Class<? extends Event> type = byName.get(stored(kind, version));
    if (type == null) {
      throw new IllegalStateException(
          "the record holds " + stored(kind, version) + ", which this version cannot read");
    }
    return json.readValue(body.getBytes(StandardCharsets.UTF_8), type);
  }

  private static String stored(String name, int version) {
    return name + "/" + version;
  }
}
