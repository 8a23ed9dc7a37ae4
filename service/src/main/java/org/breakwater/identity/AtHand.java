package org.breakwater.identity;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps those whom one batch of reports concerned at hand for the next: a history that comes in
 * tells of the same people again and again. They are let go when anybody else has changed the
 * record and when their batch was not stored after all; when they become too many, those go whom no
 * batch concerned for longest.
 */
final class AtHand {
  /** Of Java's heap those at hand take a quarter, at two kilobytes a description. */
  private static final long HEAP_A_DESCRIPTION = 4 * 2_048L;

  private static final String LAST_CHANGE = "select access.last_change()";

  private final KeysKept keysKept;
  private final int most;
  private @Nullable Kept kept;

  /**
   * @param most descriptions at hand; none for what a quarter of the heap has room for
   */
  AtHand(KeysKept keysKept, OptionalInt most) {
    this.keysKept = keysKept;
    this.most =
        most.orElseGet(
            () -> (int) Math.min(Runtime.getRuntime().maxMemory() / HEAP_A_DESCRIPTION, 1_000_000));
  }

  /**
   * @param change the last one of the record that they take into account
   */
  private record Kept(Neighbours near, long change) {}

  /**
   * Those near, for a batch of which nothing is stored yet, in the transaction in which it will be
   * and as the one writer whom there may be. What was judged of a batch before it in the same
   * transaction may be stored by then, and may not.
   */
  Neighbours near(Models.InForce model, JdbcTemplate jdbc) {
    if (underWay() instanceof Neighbours underWay) {
      return underWay.goOnWhileStoring();
    }
    Kept before = take();
    Neighbours near =
        before != null && before.near.inForce().equals(model) && before.change == lastChange(jdbc)
            ? before.near.goOn(jdbc, most)
            : new Neighbours(jdbc, model, keysKept);
    TransactionSynchronizationManager.bindResource(this, near);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          private long change;

          @Override
          public void beforeCommit(boolean readOnly) {
            change = lastChange(jdbc);
          }

          @Override
          public void afterCommit() {
            if (near.equals(underWay())) {
              keep(new Kept(near, change));
            }
          }

          @Override
          public void afterCompletion(int status) {
            letGo();
          }
        });
    return near;
  }

  /** Lets go of everyone, since others are judged in this transaction on what is stored. */
  void letGo() {
    TransactionSynchronizationManager.unbindResourceIfPossible(this);
  }

  private @Nullable Object underWay() {
    return TransactionSynchronizationManager.getResource(this);
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
