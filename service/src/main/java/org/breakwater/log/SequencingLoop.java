package org.breakwater.log;

import java.util.concurrent.TimeUnit;
import org.breakwater.database.RecordUnavailable;
import org.breakwater.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sequences for as long as the service runs, on a thread of its own: appends do not wait for it,
 * and whatever goes wrong here is tried again and shown, and stops nothing else.
 */
final class SequencingLoop extends Repeating {
  private static final Logger LOG = LoggerFactory.getLogger(SequencingLoop.class);

  /** Milliseconds until the next try when the last one failed. */
  private static final long AFTER_FAILURE = 1_000;

  private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final Sequencer sequencer;
  private final Transactions transactions;
  private final long pause;
  private volatile @Nullable Standing standing;
  private volatile boolean keyHere = true;
  private boolean lookedEverywhere;
  private boolean saidSo;
  private long lookedAt;

  /**
   * @param pause milliseconds between two turns when nothing waits
   */
  SequencingLoop(Sequencer sequencer, Transactions transactions, long pause) {
    super("log-sequencer");
    this.sequencer = sequencer;
    this.transactions = transactions;
    this.pause = pause;
  }

  /** How far the log had come within the last seconds; nothing before that was looked at. */
  @Nullable Standing standing() {
    return standing;
  }

  /** Whether the log's key is on this machine. */
  boolean keyHere() {
    return keyHere;
  }

  /** Never throws: the log must not stand still because one turn failed. */
  @SuppressWarnings("IllegalCatch")
  @Override
  long turn() {
    try {
      Turn turn = sequencer.turn();
      if (!turn.more() && !lookedEverywhere) {
        turn = sequencer.turn(true);
        lookedEverywhere = !turn.more();
      }
      keyHere = !(turn instanceof Turn.NoKey);
      look();
      tellOnce(turn);
      return turn.more() ? 0 : after();
    } catch (RecordUnavailable e) {
      return after(); // Said by everybody else too.
    } catch (RuntimeException e) {
      if (!saidSo) {
        LOG.warn("The log does not grow; entries are stored all the same, and wait for it.", e);
      }
      saidSo = true;
      return after();
    }
  }

  private long after() {
    return saidSo ? AFTER_FAILURE : pause;
  }

  private void look() {
    long now = System.nanoTime();
    if (standing == null || now - lookedAt >= LOOK_EVERY) {
      standing = Standing.now(transactions);
      lookedAt = now;
    }
  }

  private void tellOnce(Turn turn) {
    boolean stands = turn instanceof Turn.NoKey || turn instanceof Turn.Refused;
    if (stands && !saidSo) {
      LOG.warn(
          "The log does not grow; entries are stored all the same, and wait for it: {}."
              + " docs/running.md says what to do.",
          turn instanceof Turn.NoKey
              ? "its key is not on this machine"
              : "it does not fit a checkpoint that was signed before");
    }
    saidSo = stands;
  }
}
