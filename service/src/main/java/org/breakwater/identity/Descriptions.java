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
 * Descriptions as the model reads them. A description never changes, so those that are asked for
 * again and again are kept at hand.
 */
final class Descriptions {
  /** About two kilobytes each. */
  private static final int KEPT = 50_000;

  /**
   * Of so many, about, that were asked for last it is known that they were. A new report among very
   * many people reads a hundred descriptions that nobody asks for again: kept, they would be most
   * of what a collection of garbage has to carry over, for which a report waits.
   */
  private static final int ASKED_LATELY = 1 << 17;

  private static final String DETAILS = "select id, details from description where id = any(?)";

  private final Model model;
  private final KeysKept keysKept;
  private final JsonMapper json;
  private final Map<UUID, ReadRecord> kept = Collections.synchronizedMap(new Newest());

  /** Each id has one place; whichever was asked for last stands there. */
  private final long[] lately = new long[ASKED_LATELY];

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
        if (again(id)) {
          kept.put(id, Objects.requireNonNull(known.get(id)));
        }
      }
    }
  }

  /** Whether it was asked for lately; from now on it was. */
  private boolean again(UUID id) {
    // Ids are hashes of words, so that any bits of them are as good as others.
    long bits = id.getLeastSignificantBits();
    int at = (int) bits & ASKED_LATELY - 1;
    boolean again = lately[at] == bits;
    lately[at] = bits;
    return again;
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
