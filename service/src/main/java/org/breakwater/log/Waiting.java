package org.breakwater.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.breakwater.ledger.commitments.Leaf;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An entry of the record that is not in the log yet.
 *
 * @param leaf what the log will hold of it
 */
record Waiting(long place, UUID entry, byte[] leaf) {
  /**
   * Looked up one by one: there are few that are new, and many in the log, which PostgreSQL would
   * otherwise read as a whole now and then.
   */
  private static final String AFTER =
      """
      select e.place, e.id, e.received, e.header_commitment, e.body_commitment from record.entry e
      where e.place > ? and (select s.position from log.sequenced s where s.entry = e.id) is null
      order by e.place limit ?\
      """;

  private static final String ANYWHERE =
      """
      select e.place, e.id, e.received, e.header_commitment, e.body_commitment from record.entry e
      where not exists (select 1 from log.sequenced s where s.entry = e.id)
      order by e.place limit ?\
      """;

  private static final String TAKE_IN =
      """
      insert into log.sequenced (position, entry, place)
      select ? + t.number - 1, t.entry, t.place
      from unnest(?::uuid[], ?::bigint[]) with ordinality as t (entry, place, number)\
      """;

  /** The first of them after a place, in the order of the record. */
  static List<Waiting> after(long place, int most, JdbcTemplate jdbc) {
    return jdbc.query(AFTER, (row, _) -> of(row), place, most);
  }

  /** The same in the whole record. */
  static List<Waiting> anywhere(int most, JdbcTemplate jdbc) {
    return jdbc.query(ANYWHERE, (row, _) -> of(row), most);
  }

  static Waiting of(ResultSet row) throws SQLException {
    long received = row.getTimestamp(3).toInstant().toEpochMilli();
    return new Waiting(
        row.getLong(1),
        row.getObject(2, UUID.class),
        new Leaf(received, row.getBytes(4), row.getBytes(5)).encode());
  }

  /** Notes which place of the log each has, from the first on. */
  static void takeIn(long first, List<Waiting> entries, JdbcTemplate jdbc) {
    jdbc.update(
        TAKE_IN,
        first,
        entries.stream().map(Waiting::entry).toArray(UUID[]::new),
        entries.stream().map(Waiting::place).toArray(Long[]::new));
  }
}
