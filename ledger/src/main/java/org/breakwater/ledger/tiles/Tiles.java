package org.breakwater.ledger.tiles;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** A published log as a reader sees it: paths such as {@code tile/0/000} and what lies there. */
public interface Tiles {
  /** Most bytes read from one path: a full bundle of the largest entries. */
  int LARGEST = 256 * (2 + 65_535);

  /** Where the log states its size and root. */
  String CHECKPOINT = "checkpoint";

  /**
   * What lies at a path, or nothing if there is nothing.
   *
   * @throws IOException if it cannot be told, or if it is larger than {@link #LARGEST}
   */
  Optional<byte[]> read(String path) throws IOException;

  /**
   * All paths there are, in no order, to be closed after use; nothing if this reader cannot tell,
   * as over HTTP.
   *
   * @throws IOException if it should be known and cannot be found out
   */
  Optional<Stream<String>> list() throws IOException;
}
