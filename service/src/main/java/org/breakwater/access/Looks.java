package org.breakwater.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.record.Purpose;

/** Who has looked at a record: shown on the record itself. */
public final class Looks {
  private static final String OF =
      """
      select l.name, l.post, coalesce(p.name, l.partner), l.purpose, l.page, l.at
      from look l left join partner p on p.code = l.partner
      where l.subject = ? order by l.at desc, l.entry desc limit ? offset ?\
      """;

  private static final String COUNT = "select count(*) from look where subject = ?";

  private final Transactions transactions;

  Looks(Transactions transactions) {
    this.transactions = transactions;
  }

  /** One look. */
  public record Look(
      String name, String post, String partner, Purpose purpose, String page, Instant at) {}

  /** The looks at a person or thing, newest first; within a reading of {@link Viewing}. */
  public List<Look> of(UUID subject, int limit, int offset) {
    return transactions
        .batch()
        .query(
            OF,
            (row, _) ->
                new Look(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Purpose.valueOf(row.getString(4)),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()),
            subject,
            limit,
            offset);
  }

  /** How many looks there are. */
  public long count(UUID subject) {
    Long count = transactions.batch().queryForObject(COUNT, Long.class, subject);
    return count == null ? 0 : count;
  }
}
