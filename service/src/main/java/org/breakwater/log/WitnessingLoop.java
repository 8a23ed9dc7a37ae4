package org.breakwater.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Asks the witnesses for as long as the service runs, on a thread of its own. */
final class WitnessingLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessingLoop.class);

  private final Witnessing witnessing;
  private final long pause;
  private @Nullable Thread thread;
  private volatile CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean witnessed;
  private boolean saidSo;

  /**
   * @param pause milliseconds between two times of asking
   */
  WitnessingLoop(Witnessing witnessing, long pause) {
    this.witnessing = witnessing;
    this.pause = pause;
  }

  /** Whether enough witnesses signed when they were asked last. */
  boolean witnessed() {
    return witnessed;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("log-witnessing").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch end = stopped;
    try {
      do {
        turn();
      } while (!end.await(pause, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    try {
      witnessed = witnessing.turn();
    } catch (IOException
        | UncheckedIOException
        | DataAccessException
        | org.breakwater.database.RecordUnavailable e) {
      witnessed = false;
      LOG.debug("asking the witnesses failed", e);
    }
    if (!witnessed && !saidSo) {
      LOG.warn("Too few witnesses sign the log's checkpoints; they are asked again and again.");
    }
    saidSo = !witnessed;
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

  @Override
  public int getPhase() {
    return 0;
  }
}
