package org.breakwater.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much room a report takes with everything that is kept to find and show it. */
final class SizeOnDisk implements Benchmark {
  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname, c.reltuples::bigint, pg_table_size(c.oid),
        pg_indexes_size(c.oid)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('record', 'readings') and c.reltuples > 0
      order by pg_total_relation_size(c.oid) desc limit 12\
      """;

  @Override
  public String name() {
    return "size";
  }

  @Override
  public Table run(Setting setting) throws IOException {
    Bundle bundle = Bundle.town(setting.reports(), setting.fresh("town"));
    try (var record = new OpenRecord(setting.fresh("size"))) {
      long empty = record.count("select pg_database_size(current_database())");
      long reports = record.bringIn(bundle).tally().accepted();
      record.owner().execute("vacuum analyze");
      long full = record.count("select pg_database_size(current_database())") - empty;
      var rows = new ArrayList<List<String>>();
      rows.add(row("everything", reports, full, "", ""));
      record
          .owner()
          .query(
              TABLES,
              found -> {
                long table = found.getLong(3);
                long indexes = found.getLong(4);
                rows.add(
                    row(
                        found.getString(1),
                        reports,
                        table + indexes,
                        Long.toString(found.getLong(2)),
                        String.format(
                            Locale.ROOT, "%.0f %%", 100.0 * indexes / (table + indexes))));
              });
      return new Table(
          "Size",
          List.of("what", "bytes a report", "MB", "rows", "of it indexes"),
          rows,
          bundle.of()
              + "; after vacuum, without the "
              + empty / 1_000_000
              + " MB of an empty record and without the write-ahead log.");
    }
  }

  private static List<String> row(
      String what, long reports, long bytes, String rows, String indexes) {
    return List.of(
        what,
        Long.toString(bytes / Math.max(1, reports)),
        Long.toString(bytes / 1_000_000),
        rows,
        indexes);
  }
}
