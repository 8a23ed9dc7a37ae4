package org.breakwater.ledger.tiles;

import java.io.IOException;
import java.util.Map;

/** Where a log keeps what it publishes. One log writes to it; any number read. */
public interface TileStore extends Tiles {
  /**
   * Writes files, each whole or not at all, replacing what was there.
   *
   * <p>When this returns, all of them are durable. When it throws, each of them may be there or
   * not.
   *
   * @throws IOException if it is not certain that all of them are durable
   */
  void write(Map<String, byte[]> files) throws IOException;

  /**
   * Removes a file, or a folder with the files in it, if it is there. Need not be durable: nobody
   * relies on something being gone.
   *
   * @throws IOException if it is still there
   */
  void delete(String path) throws IOException;

  /**
   * Whether an append that was interrupted leaves nothing behind, because this store undoes all of
   * it, as a database's transaction does. {@link #write} is then durable with that transaction, and
   * a log need not look for leftovers when it is opened.
   */
  default boolean allOrNothing() {
    return false;
  }
}
