package org.breakwater.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.breakwater.database.Transactions;
import org.breakwater.record.Held;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The record's rows in the order of the log, as they are, for whoever checks them: a batch at a
 * time, so that a record of any size needs the memory of one.
 */
final class LoggedRows {
  private static final String AT =
      """
      select p, s.entry, s.place, e.id is not null, b.entry is not null,
      """
          + Held.COLUMNS
          + """
          \nfrom generate_series(?::bigint, ?::bigint) p
          left join log.sequenced s on s.position = p
          left join record.entry e on e.id = s.entry
          left join record.body b on b.entry = s.entry
          order by p\
          """;

  /** What the log of this size has not: newer entries, and whatever was put in beside it. */
  private static final String BEYOND =
      """
      select s.position, e.id, s.place, true, b.entry is not null,
      """
          + Held.COLUMNS
          + """
          \nfrom record.entry e
          left join log.sequenced s on s.entry = e.id
          left join record.body b on b.entry = e.id
          where s.position is null or s.position >= ?\
          """;

  private static final String BODIES_ALONE =
      """
      select b.entry from record.body b
      where not exists (select 1 from record.entry e where e.id = b.entry)\
      """;

  private static final int FETCHED = 1_000;

  private final Transactions transactions;

  LoggedRows(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What the record has at a place of the log.
   *
   * @param position nothing for an entry that has none
   * @param entry which entry is said to be there
   * @param place the place in the record that was noted with it
   * @param present whether the record has that entry
   * @param held its row, unless that is missing or cannot be read
   */
  record Row(
      @Nullable Long position,
      @Nullable UUID entry,
      long place,
      boolean present,
      boolean hasBody,
      @Nullable Held held) {}

  /** The rows of the places from the first to the last; a place may have none, or several. */
  List<Row> at(long first, long last) {
    return transactions.writing(
        () -> transactions.batch().query(AT, (row, _) -> row(row), first, last));
  }

  /** Hands over every entry that has no place below the size. */
  void beyond(long size, Consumer<Row> reader) {
    RowCallbackHandler each = row -> reader.accept(row(row));
    transactions.writing(() ->
        transactions
            .batch()
            .query(
                connection -> {
                  var statement = connection.prepareStatement(BEYOND);
                  statement.setFetchSize(FETCHED);
                  statement.setLong(1, size);
                  return statement;
                },
                each));
  }

  /** Bodies whose entry is not there. */
  List<UUID> bodiesAlone() {
    return transactions.writing(
        () -> new ArrayList<>(transactions.batch().queryForList(BODIES_ALONE, UUID.class)));
  }

  private static Row row(ResultSet row) throws SQLException {
    long at = row.getLong(1);
    Long position = row.wasNull() ? null : at;
    UUID entry = row.getObject(2, UUID.class);
    long place = row.getLong(3);
    boolean present = row.getBoolean(4);
    return new Row(position, entry, place, present, row.getBoolean(5), present ? held(row) : null);
  }

  /** A row that holds what no entry can is a finding, and no reason to stop. */
  @SuppressWarnings("IllegalCatch")
  private static @Nullable Held held(ResultSet row) {
    try {
      return Held.of(row, 6);
    } catch (SQLException | RuntimeException e) {
      return null;
    }
  }
}
