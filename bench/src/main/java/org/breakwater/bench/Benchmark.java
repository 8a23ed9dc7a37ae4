package org.breakwater.bench;

import java.io.IOException;

/** One question about speed or size, answered with a table. */
interface Benchmark {
  /** What to call it on the command line. */
  String name();

  /**
   * Measures.
   *
   * @throws IOException when a file cannot be read or written, or a service does not answer
   */
  Table run(Setting setting) throws IOException, InterruptedException;
}
