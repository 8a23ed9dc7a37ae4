package org.breakwater.alerts;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.CutOff;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.story.AsKnown;

/**
 * Sets from which score on something is a pattern, and puts it on record. That takes going through
 * shuffles of all reports, so it is done beside the looks, which go by what stands until then.
 */
final class CutOffs {
  private static final String STANDING =
      """
      select score, lead_types, lead_scores, budget_per_month, shuffled_per_month, shuffles, set_from
      from pattern_cut_off where lead_types is not null order by place desc limit 1\
      """;

  private static final String SETTLED =
      """
      with report_day as (select (s.recorded at time zone 'UTC')::date as day
        from report r join standing s on s.entry = r.entry),
      span as (select min(day) as first, (max(day) - min(day)) / %1$d as years from report_day)
      select count(*) from report_day, span where years = 0 or day < first + years * %1$d\
      """
          .formatted(Standing.DAYS_A_YEAR);

  private final Transactions transactions;
  private final Entries entries;
  private final ToldReports told;
  private final Budget budget;
  private final Clock clock;

  CutOffs(Transactions transactions, Entries entries, Budget budget, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    told = new ToldReports(transactions, entries);
    this.budget = budget;
    this.clock = clock;
  }

  private static Map<String, Double> leads(Array types, Array scores) throws SQLException {
    var type = (String[]) types.getArray();
    var score = (Double[]) scores.getArray();
    var leads = new HashMap<String, Double>();
    for (int i = 0; i < type.length; i++) leads.put(type[i], score[i]);
    return leads;
  }

  /**
   * The cut-off by which patterns are told; empty before the first look, and where the last was set
   * when one score stood for all.
   */
  Optional<Standing> standing() {
    return transactions
        .writing(() ->
            transactions
                .batch()
                .query(
                    STANDING,
                    (row, _) ->
                        new Standing(
                            new CutOff(
                                row.getDouble(1),
                                leads(row.getArray(2), row.getArray(3)),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getInt(6)),
                            row.getInt(7))))
        .stream()
        .findFirst();
  }

  /** The one that stands, if it serves for these reports; else it is set by them. */
  Standing serving(List<Report> reports) {
    Scan scan = budget.scan();
    return standing()
        .filter(last -> last.serves(scan, Standing.settled(reports)))
        .orElseGet(() -> set(scan, reports));
  }

  /**
   * Sets it anew if it does not serve any more. Looks go on meanwhile.
   *
   * @return whether it was set
   */
  boolean setAnew() {
    Optional<Standing> last = standing();
    if (last.isEmpty() || last.get().serves(budget.scan(), settled())) return false;
    List<Report> reports =
        new Gathering(
                transactions.writing(() -> told.all(AsKnown.TODAY)).stream()
                    .map(Told::bare)
                    .toList())
            .reports();
    return !serving(reports).equals(last.get());
  }

  private int settled() {
    Integer settled =
        transactions.writing(() -> transactions.batch().queryForObject(SETTLED, Integer.class));
    return settled == null ? 0 : settled;
  }

  private Standing set(Scan scan, List<Report> reports) {
    var set = Standing.of(scan, reports);
    CutOff cutOff = set.cutOff();
    entries.add(
        List.of(
            Draft.now(
                new PatternEvent.CutOffSet(
                    cutOff.score(),
                    cutOff.leads(),
                    cutOff.budgetPerMonth(),
                    cutOff.shuffledPerMonth(),
                    cutOff.shuffles(),
                    set.reports()),
                clock.instant(),
                KeepPatterns.BY,
                Purpose.ENGINE,
                List.of())));
    return set;
  }
}
