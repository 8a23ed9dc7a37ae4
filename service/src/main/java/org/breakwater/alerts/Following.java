package org.breakwater.alerts;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.identity.IdentityEvent;
import org.breakwater.identity.Move;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.patterns.CutOff;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.story.AsKnown;
import org.jspecify.annotations.Nullable;

/** Keeps up with the record: reads what has come since the last look, and goes on from there. */
final class Following {
  /** Of more than so many new entries all reports are read again. */
  private static final int MOST = 2_000;

  private static final String SINCE =
      """
      select id from record.entry
      where place > ? and place <= ?
        and (kind like 'report.%' or kind like 'identity.%' or kind in ('record.erased', 'pattern.budget-set'))
      order by place limit ?\
      """;

  private static final String STANDING =
      """
      select cut_off, budget_per_month, shuffled_per_month, shuffles, set_from
      from pattern_scan where id = 1\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final ToldReports told;
  private final Budget budget;
  private @Nullable Followed followed;
  private long place;

  Following(Transactions transactions, Entries entries, Budget budget) {
    this.transactions = transactions;
    this.entries = entries;
    told = new ToldReports(transactions, entries);
    this.budget = budget;
  }

  /** All reports, gone through up to this place of the record at least. */
  Followed upTo(long newest) {
    Followed before = followed;
    followed = null;
    Optional<List<Told>> more =
        before == null
            ? Optional.empty()
            : transactions.writing(() -> touched(newest).map(told::these));
    if (before == null || more.isEmpty()) {
      before =
          new Followed(
              budget.scan(), transactions.writing(() -> told.all(AsKnown.TODAY)), standing());
    } else {
      before.take(more.get(), standing());
    }
    // Only now: had something failed half way, all would be read again.
    place = newest;
    followed = before;
    return before;
  }

  private @Nullable Standing standing() {
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
                                row.getDouble(2),
                                row.getDouble(3),
                                row.getInt(4)),
                            row.getInt(5))))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** The reports that are new or may read otherwise; empty where all must be read again. */
  private Optional<Set<UUID>> touched(long newest) {
    List<UUID> since =
        transactions.batch().queryForList(SINCE, UUID.class, place, newest, MOST + 1);
    var touched = new HashSet<UUID>();
    if (since.size() > MOST) {
      return Optional.empty();
    }
    for (Entry entry : entries.of(since)) {
      switch (entry.event()) {
        case ReportReceived _ -> touched.add(entry.id());
        case ReportCorrected _ -> {
          UUID corrects = entry.corrects();
          if (corrects != null) touched.add(corrects);
        }
        case IdentityEvent judged -> {
          for (Move move : judged.moves()) touched.add(move.mention().entry());
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(touched);
  }
}
