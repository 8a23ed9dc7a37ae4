package org.breakwater.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How long each of many waited. */
record Latencies(List<Duration> sorted) {
  Latencies {
    sorted = sorted.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nobody waited");
    }
  }

  static Latencies of(Collection<Duration> all) {
    return new Latencies(List.copyOf(all));
  }

  /**
   * The shortest time within which at least this share had their answer (nearest rank).
   *
   * @param share above 0, to 1
   */
  Duration within(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
  }
}
