package org.breakwater.record;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is left of the record about something, for a reading that tells it again when some of its
 * words are erased: what an entry had changed cannot be undone by taking a row away.
 */
public final class Kept {
  private static final String TOUCHED =
      """
      select distinct split_part(s, ':', 2)::uuid
      from record.entry e, unnest(e.subjects) s where e.id = any(?) and s like ? || ':%'\
      """;

  private final EntryTable table;

  Kept(EntryTable table) {
    this.table = table;
  }

  /** The subjects of this type that these entries are about, with words or without. */
  public List<UUID> touched(String type, Collection<UUID> entries, JdbcTemplate jdbc) {
    return jdbc.queryForList(TOUCHED, UUID.class, entries.toArray(UUID[]::new), type);
  }

  /**
   * Every entry that has its words still and is about one of these, or is one of them, in the order
   * of the record.
   */
  public List<Entry> of(String type, Collection<UUID> subjects, JdbcTemplate jdbc) {
    return table.about(type, subjects, jdbc);
  }
}
