package org.breakwater.concerns;

import org.breakwater.database.Transactions;
import org.breakwater.record.UntilChanged;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * About whom three concerns or more were closed with nothing done. Who that is, is found for all
 * viewers alike, from a year of everybody's concerns, and so once until the record changes; of whom
 * a viewer may know is for the statement that asks.
 */
public final class ClosedAgain {
  private static final String FIND = "select count(*) from access.people_closed_again()";
  private static final String FOUND = "select current_setting('app.closed_again')";
  private static final String HAND_OVER = "select set_config('app.closed_again', ?, true)";

  private final JdbcTemplate jdbc;
  private final UntilChanged<String> kept;

  ClosedAgain(Transactions transactions) {
    jdbc = transactions.batch();
    kept = new UntilChanged<>(transactions);
  }

  /** Has them at hand for the statements that follow in this reading. */
  public void atHand() {
    String found = kept.of("", this::find);
    jdbc.queryForObject(HAND_OVER, String.class, found);
  }

  private String find() {
    jdbc.queryForObject(FIND, Long.class);
    return String.valueOf(jdbc.queryForObject(FOUND, String.class));
  }
}
