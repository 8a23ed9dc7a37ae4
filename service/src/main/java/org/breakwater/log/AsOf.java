package org.breakwater.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.pages.Dates;
import org.breakwater.pages.Words;
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

  /** The log of a day in sentences. */
  public static List<String> said(Optional<AsOf> then, Words words, Dates dates) {
    if (then.isEmpty()) {
      return List.of(words.of("log.then.nothing"));
    }
    AsOf asOf = then.get();
    var said = new ArrayList<String>();
    said.add(words.of("log.then.size", asOf.size(), asOf.root().base64()));
    Cosigned cosigned = asOf.cosigned();
    said.add(
        cosigned == null
            ? words.of("log.then.unsigned")
            : words.of(
                "log.then.cosigned",
                String.join(", ", cosigned.by()),
                cosigned.size(),
                cosigned.root().base64(),
                dates.time(cosigned.at())));
    return said;
  }
}
