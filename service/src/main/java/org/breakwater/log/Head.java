package org.breakwater.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Where the log stands.
 *
 * @param vkey whose it is, and with what to check it
 * @param size how many entries are in it
 * @param settled no entry with this place in the record, or a lower one, can still be missing
 * @param refusal why it must not grow, if that is so
 */
record Head(String vkey, long size, long settled, @Nullable Refusal refusal) {
  private static final String READ =
      "select vkey, size, settled, refused, refused_size from log.head";

  private static final String BEGIN =
      "insert into log.head (vkey, size, sequenced) values (?, 0, now())";

  private static final String GROW =
      "update log.head set size = ?, settled = ?, sequenced = now() where size = ?";

  private static final String SETTLE = "update log.head set settled = ?";

  private static final String REFUSE = "update log.head set refused = ?, refused_size = ?";

  static Optional<Head> read(JdbcTemplate jdbc) {
    return jdbc
        .query(
            READ,
            (row, _) ->
                new Head(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4) == null
                        ? null
                        : new Refusal(Refusal.Why.valueOf(row.getString(4)), row.getLong(5))))
        .stream()
        .findFirst();
  }

  static Head begin(String vkey, JdbcTemplate jdbc) {
    jdbc.update(BEGIN, vkey);
    return new Head(vkey, 0, 0, null);
  }

  /** Grows the log, if nobody else has since this was read. */
  void grow(int entries, long nowSettled, JdbcTemplate jdbc) {
    if (jdbc.update(GROW, size + entries, nowSettled, size) != 1) {
      throw new IllegalStateException("the log has grown elsewhere, from " + size);
    }
  }

  void settle(long nowSettled, JdbcTemplate jdbc) {
    if (nowSettled > settled) {
      jdbc.update(SETTLE, nowSettled);
    }
  }

  static void refuse(@Nullable Refusal refusal, JdbcTemplate jdbc) {
    jdbc.update(
        REFUSE,
        refusal == null ? null : refusal.why().name(),
        refusal == null ? null : refusal.size());
  }
}
