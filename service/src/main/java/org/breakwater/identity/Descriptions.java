package org.breakwater.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.ReadRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Descriptions as the model reads them. A description never changes, so those read last are kept at
 * hand.
 */
final class Descriptions {
  /** About two kilobytes each. */
  private static final int KEPT = 50_000;

  private static final String DETAILS = "select id, details from description where id = any(?)";

  private final Model model;
  private final KeysKept keysKept;
  private final JsonMapper json;
  private final Map<UUID, ReadRecord> kept = Collections.synchronizedMap(new Newest());

  Descriptions(Model model, KeysKept keysKept, JsonMapper json) {
    this.model = model;
    this.keysKept = keysKept;
    this.json = json;
  }

  private static final class Newest extends LinkedHashMap<UUID, ReadRecord> {
    private static final long serialVersionUID = 1;

    Newest() {
      super(1_024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, ReadRecord> eldest) {
      return size() > KEPT;
    }
  }

  /** Reads what somebody says who is not stored yet. */
  Mention mention(MentionId id, Description said) {
    UUID description = Description.id(json.writeValueAsString(said));
    ReadRecord read = kept.computeIfAbsent(description, _ -> read(description, said));
    return new Mention(id, description, read, keysKept.keys(description, read, model));
  }

  /** All of these, from the store where they are not at hand, into {@code known}. */
  void load(Collection<UUID> asked, Map<UUID, ReadRecord> known, JdbcTemplate jdbc) {
    UUID[] missing =
        asked.stream()
            .filter(id -> !known.containsKey(id))
            .distinct()
            .filter(id -> !take(id, known))
            .toArray(UUID[]::new);
    if (missing.length > 0) {
      jdbc.query(
          DETAILS,
          row -> {
            UUID id = row.getObject(1, UUID.class);
            known.put(id, read(id, json.readValue(row.getString(2), Description.class)));
          },
          (Object) missing);
      for (UUID id : missing) {
        kept.put(id, Objects.requireNonNull(known.get(id)));
      }
    }
  }

  private boolean take(UUID id, Map<UUID, ReadRecord> known) {
    ReadRecord read = kept.get(id);
    if (read != null) {
      known.put(id, read);
    }
    return read != null;
  }

  private ReadRecord read(UUID id, Description said) {
    return model.read(Said.record(id.toString(), said));
  }
}
