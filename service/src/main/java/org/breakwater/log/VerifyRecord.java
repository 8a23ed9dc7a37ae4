package org.breakwater.log;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Checks the record against a copy of its log: names every row that was changed, taken out, put in
 * or given another date since the log committed to it.
 */
public final class VerifyRecord {
  private static final String ERASED =
      """
      select x.entry::uuid, e.id from record.entry e join record.body b on b.entry = e.id,
        jsonb_array_elements_text(b.body::jsonb -> 'entries') as x (entry)
      where e.kind = 'record.erased' order by e.place\
      """;

  private static final String BACK_AGAIN =
      """
      select k.entry from unnest(?::uuid[], ?::uuid[]) as k (entry, under)
      join record.body b on b.entry = k.entry
      where not exists (select 1 from record.entry e where e.id = k.under) order by k.entry\
      """;

  private final Transactions transactions;
  private final PostgresTiles own;

  VerifyRecord(Transactions transactions, PostgresTiles own) {
    this.transactions = transactions;
    this.own = own;
  }

  /**
   * What came of it.
   *
   * @param size how many entries the log has
   * @param newer how many entries of the record are newer than this log, and were not checked
   * @param erased how many entries have no words because another lawfully took them
   * @param wrong how many findings there were
   */
  public record Result(long size, long newer, long erased, long wrong) {}

  /** The key that the database names as its log's; nothing when there is no log yet. */
  public Optional<String> vkey() {
    return transactions.writing(() -> Head.read(transactions.batch()).map(Head::vkey));
  }

  /** Every entry whose words were lawfully erased, with the entry that says so. */
  public Map<UUID, UUID> erased() {
    return transactions.writing(() -> {
      var erased = new LinkedHashMap<UUID, UUID>();
      RowCallbackHandler each =
          row -> erased.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
      transactions.batch().query(ERASED, each);
      return erased;
    });
  }

  /**
   * Names each entry whose words are there, though they were erased under an entry that this record
   * has not: so it is in a backup from before the erasure.
   *
   * @param kept what {@link #erased} said of the record before it was restored
   * @return how many there are
   */
  public long backAgain(Map<UUID, UUID> kept, Consumer<String> findings) {
    List<UUID> there =
        transactions.writing(() ->
            transactions
                .batch()
                .queryForList(
                    BACK_AGAIN,
                    UUID.class,
                    kept.keySet().toArray(UUID[]::new),
                    kept.values().toArray(UUID[]::new)));
    there.forEach(entry ->
        findings.accept(
            new RowFinding.BackAgain(entry, Objects.requireNonNull(kept.get(entry))).words()));
    return there.size();
  }

  /**
   * Compares every row; nothing is changed, and entries may be added meanwhile.
   *
   * @param log a copy of the log, better one that was kept elsewhere
   * @param policy whose log it must be, and which witnesses must have signed it
   * @param findings told everything that is wrong, a line each
   * @param progress told how many entries have been compared
   * @throws IOException if the log cannot be read
   */
  public Result against(
      Tiles log, WitnessPolicy policy, Consumer<String> findings, LongConsumer progress)
      throws IOException {
    return new RecordCheck(transactions, own, finding -> findings.accept(finding.words()))
        .against(log, policy, progress);
  }
}
