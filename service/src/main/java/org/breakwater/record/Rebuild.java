package org.breakwater.record;

import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes every reading again from the entries, beside those in use, and says where they differ.
 * Nobody is kept waiting: the readings in use are read as they were until the new rows take their
 * place, in one transaction.
 */
public final class Rebuild {
  /** Entries replayed at a time; the readings give the same rows whatever it is. */
  private static final int BATCH = 500;

  private static final String ONE_WRITER = "select pg_advisory_xact_lock(7301)";

  private final DataSource owner;
  private final EntryTable table;
  private final List<Reading> readings;

  Rebuild(DataSource owner, EntryTable table, List<Reading> readings) {
    this.owner = owner;
    this.table = table;
    this.readings = List.copyOf(readings);
  }

  /**
   * One reading that is not what the entries say.
   *
   * @param missing rows that the entries give and the reading lacks
   * @param surplus rows that the reading has and the entries do not give
   */
  public record Difference(String reading, long missing, long surplus) {}

  /**
   * Builds the readings beside those in use and compares, changing nothing.
   *
   * @param progress told how many entries have been replayed
   */
  public List<Difference> check(LongConsumer progress) {
    return run(progress, false);
  }

  /** Builds the readings again and puts right every one that differed; says which did. */
  public List<Difference> repair(LongConsumer progress) {
    return run(progress, true);
  }

  private List<Difference> run(LongConsumer progress, boolean repair) {
    var jdbc = new JdbcTemplate(owner);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
    List<Difference> found =
        transaction.execute(status -> {
          jdbc.execute(ONE_WRITER);
          replayBeside(jdbc, progress);
          List<Difference> differences = compare(jdbc);
          if (repair) {
            differences.forEach(difference -> replace(difference.reading(), jdbc));
          }
          jdbc.execute("drop schema rebuilt cascade");
          return differences;
        });
    return found == null ? List.of() : found;
  }

  private void replayBeside(JdbcTemplate jdbc, LongConsumer progress) {
    jdbc.execute("drop schema if exists rebuilt cascade");
    jdbc.execute("create schema rebuilt");
    for (String name : tables()) {
      jdbc.execute("create table rebuilt." + name + " (like readings." + name + " including all)");
    }
    jdbc.execute("set local search_path = rebuilt, record, access, public");
    long[] replayed = {0};
    table.forEachBatch(
        BATCH,
        jdbc,
        batch -> {
          readings.forEach(reading -> reading.apply(batch, jdbc));
          replayed[0] += batch.size();
          progress.accept(replayed[0]);
        });
  }

  private List<Difference> compare(JdbcTemplate jdbc) {
    return tables().stream()
        .map(name ->
            new Difference(
                name,
                count("rebuilt." + name, "readings." + name, jdbc),
                count("readings." + name, "rebuilt." + name, jdbc)))
        .filter(difference -> difference.missing() + difference.surplus() > 0)
        .toList();
  }

  private static long count(String in, String notIn, JdbcTemplate jdbc) {
    Long rows =
        jdbc.queryForObject(
            "select count(*) from (select * from "
                + in
                + " except all select * from "
                + notIn
                + ") d",
            Long.class);
    return rows == null ? 0 : rows;
  }

  private static void replace(String name, JdbcTemplate jdbc) {
    jdbc.execute("delete from readings." + name);
    jdbc.execute("insert into readings." + name + " select * from rebuilt." + name);
  }

  private List<String> tables() {
    return readings.stream().flatMap(reading -> reading.tables().stream()).toList();
  }
}
