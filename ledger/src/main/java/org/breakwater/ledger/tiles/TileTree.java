package org.breakwater.ledger.tiles;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.Nodes;
import org.breakwater.ledger.merkle.TreeHasher;

/**
 * A log's tree read back from its tiles, to make proofs from. It believes the tiles: whoever uses a
 * proof checks it against a root. Keeps the tiles it read last, so it is cheap to use many times.
 * Not for use by two threads at once.
 */
public final class TileTree implements Nodes {
  /** Tiles kept: a proof touches at most a few a level. 64 of them are half a megabyte. */
  private static final int KEPT = 64;

  private final Tiles tiles;
  private final long size;
  private final TreeHasher hasher = new TreeHasher();
  private final Map<TilePath, byte[]> read =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Reads the tree of the first entries.
   *
   * @param size how many; the log must have published a checkpoint of this size or a larger one
   */
  public TileTree(Tiles tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  /** How many entries the tree has. */
  public long size() {
    return size;
  }

  @Override
  public Hash hash(int level, long index) throws IOException {
    int tileLevel = level / 8;
    int above = level % 8;
    long first = index << above;
    int count = 1 << above;
    TilePath full = new TilePath(tileLevel, first / TilePath.FULL, TilePath.FULL);
    int place = (int) (first % TilePath.FULL);
    int width = full.widthAt(size);
    if (place + count > width) {
      throw new IllegalArgumentException("no node " + index + " of level " + level + " yet");
    }
    byte[] hashes = tile(new TilePath(tileLevel, full.index(), width));
    byte[] subtree = Arrays.copyOfRange(hashes, place * Hash.SIZE, (place + count) * Hash.SIZE);
    hasher.reduce(subtree, 0, count);
    return Hash.of(subtree, 0);
  }

  /**
   * One entry as the log publishes it.
   *
   * @throws IOException if its bundle cannot be read or is not whole
   */
  public byte[] entry(long index) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no entry " + index + " in a tree of " + size);
    }
    TilePath full = TilePath.entries(index / TilePath.FULL, TilePath.FULL);
    int width = full.widthAt(size);
    TilePath path = TilePath.entries(full.index(), width);
    int place = (int) (index % TilePath.FULL);
    try {
      List<byte[]> entries = EntryBundle.decode(readEither(tiles, path));
      if (entries.size() < width) {
        throw new IOException(path + " lacks entries");
      }
      return entries.get(place);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " is damaged", e);
    }
  }

  private byte[] tile(TilePath path) throws IOException {
    byte[] known = read.get(path);
    if (known == null) {
      known = readTile(tiles, path);
      read.put(path, known);
    }
    return known;
  }

  /** Reads as many hashes as the path says, from the partial tile or the full one. */
  static byte[] readTile(Tiles tiles, TilePath path) throws IOException {
    byte[] hashes = readEither(tiles, path);
    int length = path.width() * Hash.SIZE;
    if (hashes.length < length) {
      throw new IOException(path + " has " + hashes.length + " bytes, not " + length);
    }
    return Arrays.copyOf(hashes, length);
  }

  /**
   * Reads a tile or bundle, or the full one instead of a partial one: that may be gone once the
   * full one is there.
   *
   * @throws IOException if there is neither
   */
  public static byte[] readEither(Tiles tiles, TilePath path) throws IOException {
    Optional<byte[]> found = tiles.read(path.path());
    if (found.isEmpty() && path.partial()) {
      found = tiles.read(path.full().path());
    }
    return found.orElseThrow(() -> new IOException(path + " is missing"));
  }
}
