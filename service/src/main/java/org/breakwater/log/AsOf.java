package org.breakwater.log;

import java.time.Instant;
import java.util.List;
import org.breakwater.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/**
 * How far the log had come at a moment of the past.
 *
 * @param size how many entries it had that were received by then
 * @param root over these
 * @param cosigned the last checkpoint that outsiders had signed by then; null where none had
 */
public record AsOf(long size, Hash root, @Nullable Cosigned cosigned) {
  /**
   * A checkpoint that outsiders signed.
   *
   * @param at when the last of them did, by their own clocks
   * @param by their names
   */
  public record Cosigned(long size, Hash root, Instant at, List<String> by) {}
}
