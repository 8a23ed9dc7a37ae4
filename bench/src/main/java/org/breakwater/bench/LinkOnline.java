package org.breakwater.bench;

import org.breakwater.bench.linkage.Speed;

/** How long one record against everyone takes, in the engine alone. */
final class LinkOnline implements Benchmark {
  @Override
  public String name() {
    return "link-online";
  }

  @Override
  public Table run(Setting setting) {
    return new Table(
        "Linking, one record against everyone",
        Speed.ONLINE,
        Speed.online(LinkSpeed.sizes(setting).subList(1, 3)),
        "The engine's index in memory, one thread, everything at or above the threshold to ask."
            + " Heap with the records as read, for weighing; filling is a cold start.");
  }
}
