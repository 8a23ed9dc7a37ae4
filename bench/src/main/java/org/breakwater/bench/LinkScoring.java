package org.breakwater.bench;

import java.io.IOException;
import java.util.List;
import org.breakwater.bench.linkage.Speed;

/** How many pairs the engine weighs a second on one core, beside DuckDB in the same run. */
final class LinkScoring implements Benchmark {
  private static final int MOST = 100_000;

  @Override
  public String name() {
    return "link-scoring";
  }

  @Override
  public Table run(Setting setting) throws IOException {
    return new Table(
        "Linking, pairs weighed a second and core",
        Speed.SCORING,
        Speed.scoring(List.of(Math.min(MOST, setting.entries()))),
        "Invented records, one thread each, once they are read, blocked and learnt; both the SQL"
            + " pipeline's own pairs, the same five columns.");
  }
}
