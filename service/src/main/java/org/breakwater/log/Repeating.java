package org.breakwater.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Work that is done turn by turn for as long as the service runs, on a thread of its own. */
abstract class Repeating implements SmartLifecycle {
  private final String name;
  private @Nullable Thread thread;
  private volatile CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param name of the thread
   */
  Repeating(String name) {
    this.name = name;
  }

  /**
   * Does one turn. What it throws ends the work.
   *
   * @return milliseconds until the next one; 0 to go on at once
   */
  abstract long turn() throws InterruptedException;

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = Thread.ofPlatform().name(name).daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch end = stopped;
    try {
      long pause = 0;
      while (!end.await(pause, TimeUnit.MILLISECONDS)) {
        pause = turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
