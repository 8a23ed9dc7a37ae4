package org.breakwater.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The yardstick for bringing reports in: PostgreSQL's own COPY of the very rows that a record and
 * its readings consist of, into empty tables of the same shape on the same server, in one
 * transaction. It has no foreign keys, triggers or row-level security to mind, and finds out
 * nothing.
 */
final class CopiedRows {
  private static final String TABLES =
      """
      select table_schema || '.' || table_name from information_schema.tables
      where table_schema in ('record', 'readings') and table_type = 'BASE TABLE'
        and table_name <> 'migrations'
      order by 1\
      """;

  private final JdbcTemplate owner;
  private final Path folder;
  private final List<String> tables;

  /**
   * @param folder where the rows are kept in between, as COPY's binary files
   */
  CopiedRows(JdbcTemplate owner, Path folder) {
    this.owner = owner;
    this.folder = folder;
    this.tables = owner.queryForList(TABLES, String.class);
    within(connection -> {
      for (String table : tables) {
        try (var out = Files.newOutputStream(folder.resolve(table))) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy " + table + " to stdout (format binary)", out);
        }
      }
    });
  }

  /**
   * Copies everything into new tables, and takes them away again.
   *
   * @param including what of the tables' shape they have, such as {@code including all}
   * @return the time from the first row to the end of the commit
   */
  Duration copy(String including) {
    owner.execute("drop schema if exists yardstick cascade");
    owner.execute("create schema yardstick");
    tables.forEach(table ->
        owner.execute("create table " + copied(table) + " (like " + table + " " + including + ")"));
    long begun = System.nanoTime();
    within(connection -> {
      connection.setAutoCommit(false);
      for (String table : tables) {
        try (var in = Files.newInputStream(folder.resolve(table))) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + copied(table) + " from stdin (format binary)", in);
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
    });
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    owner.execute("drop schema yardstick cascade");
    return took;
  }

  /** How many rows, over all tables, the last copying out found. */
  long rows() {
    return tables.stream()
        .mapToLong(table -> {
          Long rows = owner.queryForObject("select count(*) from " + table, Long.class);
          return rows == null ? 0 : rows;
        })
        .sum();
  }

  private static String copied(String table) {
    return "yardstick." + table.replace('.', '_');
  }

  private interface Work {
    void on(Connection connection) throws SQLException, IOException;
  }

  private void within(Work work) {
    owner.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              try {
                work.on(connection);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return true;
            });
  }
}
