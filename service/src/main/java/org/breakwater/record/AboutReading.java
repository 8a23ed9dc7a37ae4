package org.breakwater.record;

import java.util.List;
import java.util.UUID;
import org.breakwater.database.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which entries are about whom: what the version of a subject is read from. An append writes it
 * with the entries themselves (see {@link EntryTable}); here it is made again from them.
 */
final class AboutReading implements Reading {
  private static final String INSERT =
      """
      insert into about (subject, place, changes)
      select * from unnest(?::text[], ?::bigint[], ?::boolean[])\
      """;

  private static final String FORGET =
      "delete from about where place in (select e.place from record.entry e where e.id = any(?))";

  private final EntryTable table;

  AboutReading(EntryTable table) {
    this.table = table;
  }

  @Override
  public List<String> tables() {
    return List.of("about");
  }

  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {
    jdbc.update(FORGET, (Object) erased.toArray(UUID[]::new));
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    List<Object[]> rows =
        entries.stream()
            .flatMap(entry -> {
              boolean changes = table.changesSomething(entry);
              return entry.subjects().stream()
                  .distinct()
                  .map(subject -> new Object[] {subject.toString(), entry.place(), changes});
            })
            .toList();
    Columns.write(INSERT, rows, jdbc);
  }
}
