package org.breakwater.record;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which entries are about whom: what the version of a subject is read from. */
final class AboutReading implements Reading {
  private static final String INSERT =
      "insert into about (subject, place, changes) values (?, ?, ?) on conflict do nothing";

  private final EntryTable table;

  AboutReading(EntryTable table) {
    this.table = table;
  }

  @Override
  public List<String> tables() {
    return List.of("about");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    List<Object[]> rows =
        entries.stream()
            .flatMap(entry -> {
              boolean changes = table.changesSomething(entry);
              return entry.subjects().stream()
                  .map(subject -> new Object[] {subject.toString(), entry.place(), changes});
            })
            .toList();
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(INSERT, rows);
    }
  }
}
