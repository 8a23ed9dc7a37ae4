package org.breakwater.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.breakwater.ledger.tiles.TileStore;

/** A store that fails on purpose at a chosen step, having saved all, some or nothing of it. */
public final class FailingTiles implements TileStore {
  /** What had reached the disk when the failure was reported. */
  public enum Saved {
    NOTHING,
    SOME,
    ALL
  }

  private final TileStore beneath;
  private final int failAt;
  private final Saved saved;
  private final Random random;
  private int steps;

  public FailingTiles(TileStore beneath, int failAt, Saved saved, long seed) {
    this.beneath = beneath;
    this.failAt = failAt;
    this.saved = saved;
    this.random = new Random(seed);
  }

  /** Whether the chosen step was reached. */
  public boolean failed() {
    return steps > failAt;
  }

  private boolean now() throws IOException {
    if (failed()) {
      throw new IOException("still out of order");
    }
    return steps++ == failAt;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    return beneath.read(path);
  }

  @Override
  public Optional<Stream<String>> list() throws IOException {
    return beneath.list();
  }

  @Override
  public void write(Map<String, byte[]> files) throws IOException {
    if (!now()) {
      beneath.write(files);
      return;
    }
    Map<String, byte[]> kept = new LinkedHashMap<>();
    for (String path : List.copyOf(files.keySet())) {
      byte[] bytes = files.get(path);
      boolean keep = saved == Saved.ALL || (saved == Saved.SOME && random.nextBoolean());
      if (keep && bytes != null) {
        kept.put(path, bytes);
      }
    }
    beneath.write(kept);
    throw new IOException("failed on purpose");
  }

  @Override
  public void delete(String path) throws IOException {
    boolean failing = now();
    if (!failing || saved == Saved.ALL) {
      beneath.delete(path);
    }
    if (failing) {
      throw new IOException("failed on purpose");
    }
  }
}
