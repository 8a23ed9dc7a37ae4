package org.breakwater.log;

import java.time.Instant;
import java.util.Optional;
import org.breakwater.database.Rows;
import org.breakwater.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * How far the log has come, for those who watch over it.
 *
 * @param vkey with what the log can be checked; nothing before there is one
 * @param size how many entries are in it
 * @param waiting how many of the record are not, counted up to {@link #MOST}
 * @param waitingSince when the first of those was received
 * @param refusal why it must not grow, if that is so
 */
record Standing(
    @Nullable String vkey,
    long size,
    long waiting,
    @Nullable Instant waitingSince,
    @Nullable Refusal refusal) {
  /** More than this many are told as this many. */
  static final int MOST = 100_000;

  private static final String WAITING =
      """
      select count(*), min(w.received) from (
        select e.received from record.entry e
        where e.place > ? and not exists (select 1 from log.sequenced s where s.entry = e.id)
        limit ?) w\
      """;

  static Standing now(Transactions transactions) {
    return transactions.writing(() -> {
      Optional<Head> head = Head.read(transactions.batch());
      return transactions
          .batch()
          .query(
              WAITING,
              (row, _) ->
                  new Standing(
                      head.map(Head::vkey).orElse(null),
                      head.map(Head::size).orElse(0L),
                      row.getLong(1),
                      Rows.instant(row, 2),
                      head.map(Head::refusal).orElse(null)),
              head.map(Head::settled).orElse(0L),
              MOST)
          .getFirst();
    });
  }

  /** For how many seconds something has waited; 0 when nothing does. */
  double secondsBehind(Instant now) {
    return waitingSince == null
        ? 0
        : Math.max(0, java.time.Duration.between(waitingSince, now).toMillis() / 1000.0);
  }
}
