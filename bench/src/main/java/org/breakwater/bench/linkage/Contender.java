package org.breakwater.bench.linkage;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A linker that is measured. */
interface Contender {
  String name();

  /** The threshold it is measured at, fixed before anything was seen; in its own measure. */
  double threshold();

  /** Links one set without its labels; null, where it cannot be had here. */
  @Nullable Found link(LabelledSet set) throws IOException, InterruptedException;

  /** Why it cannot be had here. */
  default String absence() {
    return "";
  }

  /** Clusters at some threshold: connected pairs, unless the linker has something better. */
  default int[] clusters(LabelledSet set, Found found, double threshold) {
    return Scores.connected(set.rows().size(), found.pairs(), threshold);
  }

  /**
   * What a linker found.
   *
   * @param pairs every pair it weighed and kept
   * @param compared how many it weighed, -1 where it does not say
   * @param met how many of one person's pairs were among those, -1 where it does not say
   */
  record Found(List<Scores.Scored> pairs, long compared, long met, double seconds) {}
}
