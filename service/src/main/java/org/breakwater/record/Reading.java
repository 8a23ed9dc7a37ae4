package org.breakwater.record;

import java.util.List;
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
}
