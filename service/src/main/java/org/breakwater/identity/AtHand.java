package org.breakwater.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps those whom one batch of reports concerned at hand for the next: a history that comes in
 * tells of the same people again and again. They are let go when anybody else has changed the
 * record, when their batch was not stored after all, and when they become too many.
 */
final class AtHand {
  /** Descriptions; about a hundred megabytes, nearly all of it shared with {@link Descriptions}. */
  private static final int MOST = 50_000;

  private static final String LAST_CHANGE = "select access.last_change()";

  private final KeysKept keysKept;
  private @Nullable Kept kept;

  AtHand(KeysKept keysKept) {
    this.keysKept = keysKept;
  }

  /**
   * @param change the last one of the record that they take into account
   */
  private record Kept(Neighbours near, long change) {}

  /**
   * Those near, for a batch of which nothing is stored yet, in the transaction in which it will be
   * and as the one writer whom there may be.
   */
  Neighbours near(Models.InForce model, JdbcTemplate jdbc) {
    Kept before = take();
    Neighbours near =
        before != null && before.near.inForce().equals(model) && before.change == lastChange(jdbc)
            ? before.near.goOn(jdbc)
            : new Neighbours(jdbc, model, keysKept);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          private long change;

          @Override
          public void beforeCommit(boolean readOnly) {
            change = lastChange(jdbc);
          }

          @Override
          public void afterCommit() {
            if (near.size() <= MOST) {
              keep(new Kept(near, change));
            }
          }
        });
    return near;
  }

  private synchronized @Nullable Kept take() {
    Kept taken = kept;
    kept = null;
    return taken;
  }

  private synchronized void keep(Kept now) {
    kept = now;
  }

  private static long lastChange(JdbcTemplate jdbc) {
    Long change = jdbc.queryForObject(LAST_CHANGE, Long.class);
    return Objects.requireNonNullElse(change, 0L);
  }
}
