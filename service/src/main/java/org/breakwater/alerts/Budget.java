package org.breakwater.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Scan;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;

/**
 * How many false alarms a month the area accepts. Fewer means that patterns are told later, or
 * never: so whoever sets it does it by name and with a reason, on record.
 */
public final class Budget {
  /** Most that may be accepted. More a month are read by nobody. */
  public static final double MOST = 100;

  private static final String PER_MONTH =
      "select per_month from pattern_budget order by place desc limit 1";

  private static final String ALL =
      """
      select per_month, reason, name, post, at from pattern_budget
      order by place desc limit 200\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final double untilSet;
  private final Clock clock;

  /**
   * @param untilSet false alarms a month that are accepted until somebody sets it
   */
  Budget(Transactions transactions, Entries entries, double untilSet, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.untilSet = Scan.withBudget(untilSet).budgetPerMonth();
    this.clock = clock;
  }

  /**
   * That somebody set it.
   *
   * @param perMonth false alarms that are accepted from then on
   */
  public record Setting(double perMonth, String reason, String name, String post, Instant at) {}

  /** A search with what is accepted now. */
  Scan scan() {
    return transactions.writing(() -> Scan.withBudget(perMonth()));
  }

  /** False alarms a month that are accepted now; within a transaction. */
  double perMonth() {
    return transactions.batch().queryForList(PER_MONTH, Double.class).stream()
        .findFirst()
        .orElse(untilSet);
  }

  /** False alarms a month that the service's own setting accepts, until somebody sets it. */
  double untilSet() {
    return untilSet;
  }

  /** Every time that somebody set it, the latest first; within a transaction. */
  List<Setting> settings() {
    return transactions
        .batch()
        .query(
            ALL,
            (row, _) ->
                new Setting(
                    row.getDouble(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant()));
  }

  /** Tells whether somebody set it since: hand it back when setting it. */
  long seen() {
    return transactions.writing(() -> entries.version(PatternEvent.BUDGET));
  }

  /**
   * Sets it from now on; all reports are looked through again by it.
   *
   * @param perMonth more than 0, at most {@link #MOST}
   * @return false where somebody set it meanwhile
   */
  boolean set(Viewer viewer, double perMonth, String reason, long seen) {
    var draft =
        Draft.now(
            new PatternEvent.BudgetSet(perMonth, reason, viewer.name()),
            clock.instant(),
            viewer.author(),
            Purpose.OVERSIGHT,
            List.of(PatternEvent.BUDGET));
    return entries.append(List.of(draft), new Seen(PatternEvent.BUDGET, seen))
        instanceof Outcome.Appended;
  }
}
