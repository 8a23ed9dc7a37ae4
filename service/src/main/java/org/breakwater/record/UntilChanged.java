package org.breakwater.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.breakwater.database.Transactions;

/**
 * Keeps what many ask for and what is long to find until the record changes: until an entry that is
 * no look comes, and at most for the minute. Only for what is the same for all who ask by one key;
 * what somebody may see of it is asked each time.
 *
 * @param <T> what is kept
 */
public final class UntilChanged<T> {
  private static final String NOW =
      "select concat_ws(' ', access.last_change(), date_trunc('minute', access.my_time()))";

  /** Of one moment. */
  private record Kept<T>(String moment, T value) {}

  private final Transactions transactions;
  private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();

  public UntilChanged(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What was found for this key since the record last changed, else what is found now; within a
   * reading.
   *
   * @param key few different ones: each keeps its own
   */
  public T of(String key, Supplier<T> find) {
    String moment = String.valueOf(transactions.batch().queryForObject(NOW, String.class));
    Kept<T> before = kept.get(key);
    if (before != null && before.moment().equals(moment)) {
      return before.value();
    }
    T found = find.get();
    kept.put(key, new Kept<>(moment, found));
    return found;
  }
}
