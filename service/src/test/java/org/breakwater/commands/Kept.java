package org.breakwater.commands;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.breakwater.database.Database;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Location;
import org.breakwater.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/** A record beside the commands that work on it, and invented reports for it. */
final class Kept implements AutoCloseable {
  /** Reports that import stores in one transaction. */
  static final int BATCH = 1_000;

  private static final String REFERENCES = "select ref from readings.report order by ref";

  /** Entries of reports, each with its body; one without would not be joined. */
  private static final String ENTRIES =
      "select count(*) from record.entry join record.body on body.entry = entry.id where kind ="
          + " 'report.received'";

  private static final String ALL_ENTRIES =
      "select count(*) from record.entry where kind = 'report.received'";

  private final Database database;
  private final Transactions transactions;

  Kept(Path folder) {
    database = Database.open(new Location.Embedded(FreshRecord.in(folder)));
    transactions = new Transactions(database.application());
  }

  /** One report that can be read, about one child with a car. */
  static String report(int number) {
    return """
    {"ref":"Q-%1$05d","agency":"school","kind":"concern","recorded":"2011-03-09T16:20:00Z",\
    "summary":"Late again.","people":[{"ref":"p1","role":"child","given":"Mina",\
    "family":"Quay%1$d","born":"1999-04-21"}],\
    "things":[{"ref":"t1","type":"vehicle","value":"QX%1$d ZKA"}],\
    "links":[{"from":"p1","to":"t1","type":"passenger"}]}\
    """
        .formatted(number);
  }

  /** Reports from one number to another, both counted in, a line each. */
  static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Kept::report)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static List<String> references(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("Q-%05d"::formatted).toList();
  }

  /** The references that are held, as often as they are. */
  List<String> references() {
    return transactions.writing(() -> transactions.batch().queryForList(REFERENCES, String.class));
  }

  /** The hashes of the models that were learnt from this record. */
  List<String> models() {
    return transactions.writing(() ->
        transactions
            .batch()
            .queryForList("select hash from readings.model order by hash", String.class));
  }

  /** How many whole reports the record itself holds; a half one is told apart by a failure. */
  long entries() {
    long whole = count(ENTRIES);
    if (whole != count(ALL_ENTRIES)) {
      throw new AssertionError("an entry is without its body");
    }
    return whole;
  }

  private long count(String sql) {
    return transactions.writing(() ->
        java.util.Objects.requireNonNull(transactions.batch().queryForObject(sql, Long.class)));
  }

  /** As the owner of the schema, who may do what no part of Breakwater does. */
  JdbcTemplate owner() {
    return new JdbcTemplate(database.owner());
  }

  /** A connection of the owner, which may hold what an import needs. */
  Connection holding() throws SQLException {
    return database.owner().getConnection();
  }

  /** As the writer, outside everything that guards the readings. */
  void damage(String sql) {
    transactions.writing(() -> {
      int _ = transactions.batch().update(sql);
    });
  }

  @Override
  public void close() {
    database.close();
  }
}
