package org.breakwater.bench;

import java.io.IOException;
import java.util.List;
import org.breakwater.bench.linkage.Speed;

/** How fast who-is-who is found in bulk, beside other linkers in the same run. */
final class LinkSpeed implements Benchmark {
  @Override
  public String name() {
    return "link-speed";
  }

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    return new Table(
        "Linking, speed in bulk",
        Speed.COLUMNS,
        Speed.bulk(sizes(setting)),
        "Invented records, learning included, all cores; of the SQL pipeline without its"
            + " clustering. P / R / F1 of pairs at each linker's own threshold, so that speed is"
            + " not bought with pairs left out. Heap is counted after collections, so some garbage"
            + " is among it; the processor's seconds are those of this Java and all its threads."
            + " Where more than two million records are asked for no other linker is measured, nor"
            + " Duke ever with more than a thousand: minutes would be hours.");
  }

  /** Few enough for the slowest, a tenth, and all of what is asked for: how the time grows. */
  static List<Integer> sizes(Setting setting) {
    int all = setting.entries();
    return List.of(Math.min(all, 1_000), all / 10, all);
  }
}
