package org.breakwater.ledger.tiles;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A log in memory, for trying things out and for tests. Safe for use by several threads. */
public final class MemoryTiles implements TileStore {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  @Override
  public Optional<Stream<String>> list() {
    return Optional.of(files.keySet().stream());
  }

  @Override
  public void write(Map<String, byte[]> written) {
    written.forEach((path, bytes) -> files.put(path, bytes.clone()));
  }

  @Override
  public void delete(String path) {
    files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
  }
}
