package org.breakwater.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Asks the witnesses for as long as the service runs, on a thread of its own. */
final class WitnessingLoop extends Repeating {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessingLoop.class);

  private final Witnessing witnessing;
  private final long pause;
  private volatile boolean witnessed;
  private boolean saidSo;

  /**
   * @param pause milliseconds between two times of asking
   */
  WitnessingLoop(Witnessing witnessing, long pause) {
    super("log-witnessing");
    this.witnessing = witnessing;
    this.pause = pause;
  }

  /** Whether enough witnesses signed when they were asked last. */
  boolean witnessed() {
    return witnessed;
  }

  @Override
  long turn() throws InterruptedException {
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
    return pause;
  }
}
