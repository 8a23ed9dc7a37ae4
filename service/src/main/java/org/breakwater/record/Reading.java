package org.breakwater.record;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Something kept so that the record can be read quickly. It holds nothing that the entries do not,
 * and is made again by {@code rebuild}; {@code rebuild --check} compares.
 *
 * <p>Beans of this type are applied in their {@code @Order}.
 */
public interface Reading {
  /** The tables that this reading fills, all in the schema of readings. */
  List<String> tables();

  /**
   * Takes up entries, in the order of the record, in the transaction that appended them. Must give
   * the same rows whatever the size of the batches, and name its tables without a schema, since a
   * rebuild fills others beside them.
   */
  void apply(List<Entry> entries, JdbcTemplate jdbc);

  /**
   * Forgets entries whose words are erased: afterwards it holds what it would if they had never
   * been there, which is how a rebuild, that cannot read them, makes it.
   *
   * <p>As it stands: every row goes that names one of them in a column {@code entry}. A reading
   * that keeps something of an entry elsewhere, or names others' entries so, says it itself.
   */
  default void forget(List<UUID> erased, JdbcTemplate jdbc) {
    for (String table : tables()) {
      Boolean named =
          jdbc.queryForObject(
              """
              select exists (select 1 from pg_attribute
                where attrelid = to_regclass(?) and attname = 'entry' and not attisdropped)\
              """,
              Boolean.class,
              table);
      if (Boolean.TRUE.equals(named)) {
        jdbc.update(
            "delete from " + table + " where entry = any(?)", (Object) erased.toArray(UUID[]::new));
      }
    }
  }
}
