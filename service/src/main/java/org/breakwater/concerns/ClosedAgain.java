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
  private static final String THINGS = "select count(*) from access.things_closed_again()";
  private static final String FOUND = "select current_setting(?)";
  private static final String HAND_OVER = "select set_config(?, ?, true)";

  private final JdbcTemplate jdbc;
  private final UntilChanged<String> kept;

  ClosedAgain(Transactions transactions) {
    jdbc = transactions.batch();
    kept = new UntilChanged<>(transactions);
  }

  /** Has the people at hand for the statements that follow in this reading. */
  public void atHand() {
    atHand("app.closed_again", PEOPLE);
  }

  /** The same with the places, vehicles, phones and adults that were named. */
  void thingsAtHand() {
    atHand("app.things_closed_again", THINGS);
  }

  /**
   * Hands over what was found before, or finds it.
   *
   * @param setting of the transaction, in which the functions leave what they find and look for it
   */
  private void atHand(String setting, String find) {
    String found =
        kept.of(
            setting,
            () -> {
              jdbc.queryForObject(find, Long.class);
              return String.valueOf(jdbc.queryForObject(FOUND, String.class, setting));
            });
    jdbc.queryForObject(HAND_OVER, String.class, setting, found);
  }
}
