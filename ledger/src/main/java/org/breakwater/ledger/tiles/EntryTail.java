package org.breakwater.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** The last bundle of a growing log, as long as it is not full. Not for two threads at once. */
public final class EntryTail {
  /** Is given each bundle as it fills up. */
  @FunctionalInterface
  public interface FullBundles {
    /** Takes a full bundle. */
    void full(TilePath path, byte[] bundle);
  }

  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private long size;

  private EntryTail(long size) {
    this.size = size;
  }

  /**
   * Reads the tail of a log.
   *
   * @throws IOException if it cannot be read, or is not there in full
   */
  public static EntryTail load(Tiles tiles, long size) throws IOException {
    EntryTail tail = new EntryTail(size);
    int width = (int) (size % TilePath.FULL);
    if (width > 0) {
      TilePath path = TilePath.entries(size / TilePath.FULL, width);
      byte[] bytes = TileTree.readEither(tiles, path);
      tail.bundle.write(bytes, 0, EntryBundle.lengthOf(bytes, width));
      if (EntryBundle.decode(tail.bundle.toByteArray()).size() != width) {
        throw new IOException(path + " lacks entries");
      }
    }
    return tail;
  }

  /**
   * Checks that an entry can go into a log at all.
   *
   * @throws IllegalArgumentException if it is too long
   */
  public static void check(byte[] entry) {
    if (entry.length > EntryBundle.LONGEST_ENTRY) {
      throw new IllegalArgumentException(
          "an entry has at most " + EntryBundle.LONGEST_ENTRY + " bytes, was " + entry.length);
    }
  }

  /** Adds an entry. */
  public void add(byte[] entry, FullBundles filled) {
    EntryBundle.append(entry, bundle);
    size++;
    if (size % TilePath.FULL == 0) {
      long index = size / TilePath.FULL - 1;
      filled.full(TilePath.entries(index, TilePath.FULL), bundle.toByteArray());
      bundle.reset();
    }
  }

  /** The partial bundle, if there is one. */
  public Map<TilePath, byte[]> partial() {
    int width = (int) (size % TilePath.FULL);
    return width == 0
        ? Map.of()
        : Map.of(TilePath.entries(size / TilePath.FULL, width), bundle.toByteArray());
  }
}
