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
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.RecordEvent;
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
        and (kind like 'report.%' or kind like 'identity.%'
          or kind in ('record.erased', 'pattern.cut-off-set'))
      order by place limit ?\
      """;

  private static final String LOOKED =
      "select coalesce((select place from pattern_scan where id = 1), 0)";

  private final Transactions transactions;
  private final Entries entries;
  private final ToldReports told;
  private final CutOffs cutOffs;
  private @Nullable Followed followed;
  private long place;

  Following(Transactions transactions, Entries entries, CutOffs cutOffs) {
    this.transactions = transactions;
    this.entries = entries;
    told = new ToldReports(transactions, entries);
    this.cutOffs = cutOffs;
  }

  /** All reports, gone through up to this place of the record at least. */
  Followed upTo(long newest) {
    Followed before = followed;
    followed = null;
    Optional<Come> more =
        before == null ? Optional.empty() : transactions.writing(() -> come(newest));
    if (before == null || more.isEmpty()) {
      before = all(newest);
    } else {
      before.take(
          more.get().reports(),
          more.get().gone(),
          more.get().moved(),
          cutOffs.standing().orElse(before.standing()));
    }
    return before;
  }

  /**
   * Goes on from there the next time.
   *
   * @param looked of which what was found is on record: had something failed half way, all would be
   *     read again
   */
  void from(Followed looked, long newest) {
    place = newest;
    followed = looked;
  }

  /**
   * Where a history has come in since the last look, or there was none, nobody waits for a single
   * report, and what it was judged by says little of it: the cut-off is set first.
   */
  private Followed all(long newest) {
    boolean history =
        transactions.writing(() -> {
          Long looked = transactions.batch().queryForObject(LOOKED, Long.class);
          return since(looked == null ? 0 : looked, newest).size() > MOST;
        });
    return Followed.through(
        transactions.writing(() -> told.all(AsKnown.TODAY)),
        reports ->
            history
                ? cutOffs.serving(reports)
                : cutOffs.standing().orElseGet(() -> cutOffs.serving(reports)));
  }

  private List<UUID> since(long looked, long newest) {
    return transactions.batch().queryForList(SINCE, UUID.class, looked, newest, MOST + 1);
  }

  /** The reports that are new or may read otherwise or are gone, and whoever may be another. */
  private record Come(List<Told> reports, Set<UUID> gone, Moved moved) {}

  /** What has come since the last look; empty where all must be read again. */
  private Optional<Come> come(long newest) {
    List<UUID> since = since(place, newest);
    var touched = new HashSet<UUID>();
    var gone = new HashSet<UUID>();
    var moved = new Moved();
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
          moved.add(judged);
          if (judged instanceof IdentityEvent.Withdrawn it)
            for (Entry before : entries.of(List.of(it.judged())))
              if (before.event() instanceof IdentityEvent of) moved.add(of);
        }
        case RecordEvent.Erased(var erased) -> gone.addAll(erased);
        case PatternEvent.CutOffSet _ -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Come(told.these(touched), gone, moved));
  }
}
