package org.breakwater.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.ReadRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys under which a description is found by others that may be the same person's. Kept beside
 * it, about ten for each; two descriptions that share none are never compared. They are always the
 * shipped model's, whichever is in force, so that choosing another leaves them as they are.
 */
final class KeysKept {
  /** A key that more descriptions share tells nobody apart; narrower ones stand beside it. */
  static final int MOST_SHARING = 100;

  private static final String KEEP =
      """
      insert into blocking_key (key, description)
      select * from unnest(?::bigint[], ?::uuid[]) order by 1, 2\
      """;

  private static final String SHARING =
      """
      select asked.key, found.description from unnest(?::bigint[]) as asked (key)
      cross join lateral (select k.description from blocking_key k where k.key = asked.key limit ?)
        found\
      """;

  private static final String EVERYONE =
      "select id, details from description where id > ? order by id limit 2000";

  private static final UUID FIRST = new UUID(0, 0);

  /** Made last; a description that is kept is asked for again at once, by whoever judges it. */
  private static final int REMEMBERED = 5_000;

  private final Model model;
  private final JsonMapper json;
  private final Map<UUID, List<Long>> made =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, List<Long>> eldest) {
              return size() > REMEMBERED;
            }
          });

  KeysKept(Model model, JsonMapper json) {
    this.model = model;
    this.json = json;
  }

  /** The shipped model, by which the keys are made. */
  Model model() {
    return model;
  }

  /** The keys of one description, as a model has read it that may be another. */
  List<Long> keys(UUID description, ReadRecord read, Model by) {
    List<Long> known = made.get(description);
    return known != null
        ? known
        : make(description, by.equals(model) ? read : model.read(read.record()));
  }

  private List<Long> make(UUID description, ReadRecord read) {
    List<Long> keys = LongStream.of(model.fewKeys(read)).boxed().toList();
    made.put(description, keys);
    return keys;
  }

  /** Keeps the keys of these descriptions, which have none here yet. */
  void keep(Map<UUID, Description> described, JdbcTemplate jdbc) {
    var keys = new ArrayList<Long>();
    var ids = new ArrayList<UUID>();
    described.forEach((id, said) -> {
      List<Long> known = made.get(id);
      for (Long key : known != null ? known : make(id, model.read(Said.record("", said)))) {
        keys.add(key);
        ids.add(id);
      }
    });
    if (!keys.isEmpty()) {
      jdbc.update(KEEP, keys.toArray(Long[]::new), ids.toArray(UUID[]::new));
    }
  }

  /**
   * Which kept descriptions share each key, in one statement; a key that too many share comes with
   * nobody.
   */
  Map<Long, Set<UUID>> sharing(Collection<Long> keys, JdbcTemplate jdbc) {
    var found = new HashMap<Long, Set<UUID>>();
    jdbc.query(
        SHARING,
        row -> {
          found
              .computeIfAbsent(row.getLong(1), _ -> new HashSet<>())
              .add(row.getObject(2, UUID.class));
        },
        keys.toArray(Long[]::new),
        MOST_SHARING + 1);
    return found;
  }

  /** Makes the keys anew where another model made those that are kept; once, in some minutes. */
  void makeAnew(JdbcTemplate jdbc) {
    String version = model.version();
    List<String> by = jdbc.queryForList("select model from keyed_by", String.class);
    if (by.equals(List.of(version))) {
      return;
    }
    jdbc.update("delete from blocking_key");
    UUID after = FIRST;
    for (boolean more = true; more; ) {
      var some = new HashMap<UUID, Description>();
      jdbc.query(
          EVERYONE,
          row -> {
            some.put(
                row.getObject(1, UUID.class), json.readValue(row.getString(2), Description.class));
          },
          after);
      keep(some, jdbc);
      more = !some.isEmpty();
      after = some.keySet().stream().reduce(after, KeysKept::later);
    }
    jdbc.update("delete from keyed_by");
    jdbc.update("insert into keyed_by (model) values (?)", version);
  }

  /** In the order of PostgreSQL, which takes an id for sixteen unsigned bytes. */
  private static UUID later(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    int order =
        high != 0
            ? high
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    return order > 0 ? a : b;
  }
}
