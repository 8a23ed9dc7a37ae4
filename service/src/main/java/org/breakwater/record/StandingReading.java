package org.breakwater.record;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How each entry of a story stands today: when it happened, who holds it, who may see it, and what
 * corrected it. Who may see anything else about an entry follows from who may see this row.
 */
final class StandingReading implements Reading {
  private static final String INSERT =
      """
      insert into standing (entry, place, kind, partner, occurred_from, occurred_to, precision,
        recorded, received, marking, marked_for)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  /** Whoever may no longer see an entry may not see what it was corrected to either. */
  private static final String REMARK =
      """
      update standing set marking = ?, marked_for = ?
      where entry = ? or entry in (select c.id from record.entry c where c.corrects = ?)\
      """;

  private static final String CORRECT = "update standing set corrected_by = ? where entry = ?";

  private final EntryTable table;

  StandingReading(EntryTable table) {
    this.table = table;
  }

  @Override
  public List<String> tables() {
    return List.of("standing");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    List<Entry> inStories = entries.stream().filter(table::inStories).toList();
    if (!inStories.isEmpty()) {
      jdbc.batchUpdate(INSERT, inStories, inStories.size(), this::bind);
    }
    for (Entry entry : entries) {
      if (entry.event() instanceof RecordEvent.Remarked remarked) {
        Marking marking = remarked.marking();
        jdbc.update(
            REMARK,
            marking.level().name(),
            marking.named().toArray(String[]::new),
            entry.answers(),
            entry.answers());
      }
      if (entry.corrects() != null) {
        jdbc.update(CORRECT, entry.id(), entry.corrects());
      }
    }
  }

  private void bind(PreparedStatement row, Entry entry) throws SQLException {
    Occurred occurred = entry.occurred();
    row.setObject(1, entry.id());
    row.setLong(2, entry.place());
    row.setString(3, table.kind(entry));
    row.setString(4, entry.author().partner());
    row.setObject(5, occurred == null ? null : time(occurred.from()));
    row.setObject(6, occurred == null ? null : time(occurred.to()));
    row.setString(7, occurred == null ? null : occurred.precision().name());
    row.setObject(8, time(entry.recorded()));
    row.setObject(9, time(entry.received()));
    row.setString(10, entry.marking().level().name());
    row.setArray(11, row.getConnection().createArrayOf("text", entry.marking().named().toArray()));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
