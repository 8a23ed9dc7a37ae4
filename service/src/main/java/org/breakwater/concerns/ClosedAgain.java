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
  private static final String PEOPLE = "select count(*) from access.people_closed_again()";
  private static final String FOUND_PEOPLE = "select current_setting('app.closed_again')";
  private static final String HAND_OVER_PEOPLE = "select set_config('app.closed_again', ?, true)";

  private static final String THINGS = "select count(*) from access.things_closed_again()";
  private static final String FOUND_THINGS = "select current_setting('app.things_closed_again')";
  private static final String HAND_OVER_THINGS =
      "select set_config('app.things_closed_again', ?, true)";

  private final JdbcTemplate jdbc;
  private final UntilChanged<String> kept;

  ClosedAgain(Transactions transactions) {
    jdbc = transactions.batch();
    kept = new UntilChanged<>(transactions);
  }

  /** Has the people at hand for the statements that follow in this reading. */
  public void atHand() {
    String found = kept.of("people", () -> find(PEOPLE, FOUND_PEOPLE));
    jdbc.queryForObject(HAND_OVER_PEOPLE, String.class, found);
  }

  /** The same with the places, vehicles, phones and adults that were named. */
  void thingsAtHand() {
    String found = kept.of("things", () -> find(THINGS, FOUND_THINGS));
    jdbc.queryForObject(HAND_OVER_THINGS, String.class, found);
  }

  private String find(String find, String found) {
    jdbc.queryForObject(find, Long.class);
    return String.valueOf(jdbc.queryForObject(found, String.class));
  }
}
