package org.breakwater.log;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;

/**
 * Checks the record against a copy of its log: names every row that was changed, taken out, put in
 * or given another date since the log committed to it.
 */
public final class VerifyRecord {
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
