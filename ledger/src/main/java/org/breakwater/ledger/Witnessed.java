package org.breakwater.ledger;

import org.breakwater.ledger.tiles.TilePath;

/** Where a log keeps the checkpoints that witnesses signed, beside what tlog-tiles prescribes. */
final class Witnessed {
  private static final String FOLDER = "witnessed/";

  private Witnessed() {}

  /** Sizes are written as tile numbers are, so that no folder grows past a thousand. */
  static String path(long size) {
    return FOLDER + TilePath.number(size);
  }

  static boolean is(String path) {
    return path.startsWith(FOLDER);
  }
}
