package org.breakwater.log;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Up to which place in the record nobody can still be writing. A transaction takes its entries'
 * places while it runs, so an entry may become visible after others with higher places; it must not
 * be passed over for that.
 *
 * <p>Whoever takes a place has a transaction number by then. So when a place has been given out,
 * and afterwards this transaction gets a number of its own, everybody who holds that place or a
 * lower one has a lower number. Once all of those have ended, the places are settled. Not for two
 * threads at once.
 */
final class Places {
  private static final String GIVEN =
      "select case when is_called then last_value else 0 end from record.entry_place";

  /** Not a snapshot's upper end, which says what has ended and not what has begun. */
  private static final String OWN_TRANSACTION = "select pg_current_xact_id()::text::bigint";

  private static final String OLDEST_TRANSACTION =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private @Nullable Frontier waitingFor;

  /** Places up to here are held by transactions with numbers below this. */
  private record Frontier(long place, long transaction) {}

  /** How far places have been given out. */
  long given(JdbcTemplate jdbc) {
    return number(GIVEN, jdbc);
  }

  /**
   * Up to which place every entry that will ever be there can be seen by the statements that
   * follow, as far as it is known; a lower bound.
   */
  long settled(long before, JdbcTemplate jdbc) {
    long settled = before;
    Frontier frontier = waitingFor;
    if (frontier != null && number(OLDEST_TRANSACTION, jdbc) >= frontier.transaction) {
      settled = Math.max(before, frontier.place);
      frontier = null;
    }
    if (frontier == null) {
      // In this order: places first.
      long place = given(jdbc);
      frontier = new Frontier(place, number(OWN_TRANSACTION, jdbc));
    }
    waitingFor = frontier;
    return settled;
  }

  private static long number(String question, JdbcTemplate jdbc) {
    Long answer = jdbc.queryForObject(question, Long.class);
    return answer == null ? 0 : answer;
  }
}
