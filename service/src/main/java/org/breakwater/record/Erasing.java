package org.breakwater.record;

import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;

/**
 * The one way by which words leave the record: an entry says which, in the same transaction they
 * and their salts are destroyed, and every reading forgets them. Headers, places in the log and
 * everybody's proofs stay. The database refuses it unless somebody of another partner agreed.
 */
public final class Erasing {
  private static final String ERASE = "select record.erase(?)";

  private final Transactions transactions;
  private final Entries entries;
  private final List<Reading> readings;

  Erasing(Transactions transactions, Entries entries, List<Reading> readings) {
    this.transactions = transactions;
    this.entries = entries;
    this.readings = List.copyOf(readings);
  }

  /**
   * Adds the entry and destroys what it says; joins the running transaction.
   *
   * @param said whose event is {@link RecordEvent.Erased}, and which answers the agreement
   * @throws IllegalStateException if not all of it was there to be destroyed; nothing is then
   */
  public Entry erase(Draft said) {
    List<UUID> erased = ((RecordEvent.Erased) said.event()).entries();
    return transactions.writing(() -> {
      Entry tombstone = entries.add(said);
      Long gone = transactions.batch().queryForObject(ERASE, Long.class, tombstone.id());
      if (gone == null || gone != erased.size()) {
        throw new IllegalStateException("not all of what is to be erased is there: " + gone);
      }
      readings.forEach(reading -> reading.forget(erased, transactions.batch()));
      return tombstone;
    });
  }
}
