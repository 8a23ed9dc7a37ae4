package org.breakwater.record;

import java.util.List;
import org.breakwater.database.Columns;
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
      select t.entry, t.place, t.kind, t.partner, t.occurred_from, t.occurred_to, t.precision,
        t.recorded, t.received, t.marking, t.marked_for::text[]
      from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[],
        ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
      as t (entry, place, kind, partner, occurred_from, occurred_to, precision, recorded, received,
        marking, marked_for)\
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
    Columns.write(
        INSERT, entries.stream().filter(table::inStories).map(this::values).toList(), jdbc);
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

  private Object[] values(Entry entry) {
    Occurred occurred = entry.occurred();
    return new Object[] {
      entry.id(),
      entry.place(),
      table.kind(entry),
      entry.author().partner(),
      occurred == null ? null : occurred.from(),
      occurred == null ? null : occurred.to(),
      occurred == null ? null : occurred.precision().name(),
      entry.recorded(),
      entry.received(),
      entry.marking().level().name(),
      entry.marking().named().toArray(String[]::new)
    };
  }
}
