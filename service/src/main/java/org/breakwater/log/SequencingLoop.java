package org.breakwater.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.breakwater.database.RecordUnavailable;
import org.breakwater.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sequences for as long as the service runs, on a thread of its own: appends do not wait for it,
 * and whatever goes wrong here is tried again and shown, and stops nothing else.
 */
final class SequencingLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SequencingLoop.class);

  /** Milliseconds until the next try when the last one failed. */
  private static final long AFTER_FAILURE = 1_000;

  private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final Sequencer sequencer;
  private final Transactions transactions;
  private final long pause;
  private @Nullable Thread thread;
  private volatile CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Standing standing;
  private volatile boolean keyHere = true;
  private boolean lookedEverywhere;
  private boolean saidSo;
  private long lookedAt;

  /**
   * @param pause milliseconds between two turns when nothing waits
   */
  SequencingLoop(Sequencer sequencer, Transactions transactions, long pause) {
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

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("log-sequencer").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch end = stopped;
    try {
      while (end.getCount() > 0) {
        boolean more = turn();
        if (!more && end.await(saidSo ? AFTER_FAILURE : pause, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Never throws: the log must not stand still because one turn failed. */
  @SuppressWarnings("IllegalCatch")
  private boolean turn() {
    try {
      Turn turn = sequencer.turn();
      if (!turn.more() && !lookedEverywhere) {
        turn = sequencer.turn(true);
        lookedEverywhere = !turn.more();
      }
      keyHere = !(turn instanceof Turn.NoKey);
      look();
      tellOnce(turn);
      return turn.more();
    } catch (RecordUnavailable e) {
      return false; // Said by everybody else too.
    } catch (RuntimeException e) {
      if (!saidSo) {
        LOG.warn("The log does not grow; entries are stored all the same, and wait for it.", e);
      }
      saidSo = true;
      return false;
    }
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

  @Override
  public void stop() {
    stopped.countDown();
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before pages are served and until the last is answered. */
  @Override
  public int getPhase() {
    return 0;
  }
}
