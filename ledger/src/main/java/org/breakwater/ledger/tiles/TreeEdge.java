package org.breakwater.ledger.tiles;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.TreeHasher;

/**
 * The right edge of a growing tree: the tiles that are not full yet, one a level. That is all one
 * needs to add leaves and to know the root, so a tree of any size is built, or rebuilt to be
 * checked, in constant memory. Not for use by two threads at once.
 */
public final class TreeEdge {
  /** Is given each tile as it fills up. */
  @FunctionalInterface
  public interface FullTiles {
    /**
     * Takes a full tile.
     *
     * @param hashes 8192 bytes, lent only for the call
     * @throws IOException to stop the tree from growing
     */
    void full(TilePath path, byte[] hashes) throws IOException;
  }

  private final TreeHasher hasher = new TreeHasher();
  private final byte[][] tiles = new byte[TilePath.LEVELS][TilePath.FULL * Hash.SIZE];
  private final byte[] scratch = new byte[TilePath.FULL * Hash.SIZE];
  private long size;

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /**
   * Reads the edge of a tree that is kept in tiles.
   *
   * @throws IOException if a tile of it cannot be read, or is not there in full
   */
  public static TreeEdge load(Tiles tiles, long size) throws IOException {
    TreeEdge edge = new TreeEdge();
    for (int level = 0; level < TilePath.LEVELS && size >> 8 * level > 0; level++) {
      Optional<TilePath> path = at(level, size);
      if (path.isPresent()) {
        byte[] hashes = TileTree.readTile(tiles, path.get());
        System.arraycopy(hashes, 0, edge.tiles[level], 0, hashes.length);
      }
    }
    edge.size = size;
    return edge;
  }

  /** The partial tile that a tree of this size has at a level, if it has one there. */
  static Optional<TilePath> at(int level, long size) {
    long complete = size >> 8 * level;
    int width = (int) (complete % TilePath.FULL);
    return width == 0
        ? Optional.empty()
        : Optional.of(new TilePath(level, complete / TilePath.FULL, width));
  }

  /**
   * Adds a leaf.
   *
   * @param hashes where its hash lies
   * @throws IOException if {@code filled} throws it; the edge is of no more use then
   */
  public void add(byte[] hashes, int offset, FullTiles filled) throws IOException {
    put(0, hashes, offset, filled);
    size++;
  }

  /**
   * Adds 256 leaves at once, of which only the root over them is given. The size must be a multiple
   * of 256.
   *
   * @throws IOException if {@code filled} throws it; the edge is of no more use then
   */
  public void addFullTile(Hash root, FullTiles filled) throws IOException {
    if (size % TilePath.FULL != 0) {
      throw new IllegalStateException("in the midst of a tile, at " + size);
    }
    put(1, root.bytes(), 0, filled);
    size += TilePath.FULL;
  }

  private void put(int level, byte[] hashes, int offset, FullTiles filled) throws IOException {
    long complete = size >> 8 * level;
    int place = (int) (complete % TilePath.FULL);
    byte[] tile = tiles[level];
    System.arraycopy(hashes, offset, tile, place * Hash.SIZE, Hash.SIZE);
    if (place == TilePath.FULL - 1) {
      filled.full(new TilePath(level, complete / TilePath.FULL, TilePath.FULL), tile);
      hasher.reduce(tile, 0, TilePath.FULL);
      put(level + 1, tile, 0, filled);
    }
  }

  /** The partial tiles, lowest level first. */
  public Map<TilePath, byte[]> partials() {
    Map<TilePath, byte[]> partials = new LinkedHashMap<>();
    for (int level = 0; level < TilePath.LEVELS; level++) {
      byte[] tile = tiles[level];
      at(level, size)
          .ifPresent(path -> partials.put(path, Arrays.copyOf(tile, path.width() * Hash.SIZE)));
    }
    return partials;
  }

  /** The root of the tree. */
  public Hash root() {
    Optional<Hash> root = Optional.empty();
    for (int level = 0; level < TilePath.LEVELS; level++) {
      int left = (int) ((size >> 8 * level) % TilePath.FULL);
      while (left > 0) { // complete subtrees of this tile, the rightmost and smallest first
        int count = Integer.lowestOneBit(left);
        left -= count;
        System.arraycopy(tiles[level], left * Hash.SIZE, scratch, 0, count * Hash.SIZE);
        hasher.reduce(scratch, 0, count);
        Hash subtree = Hash.of(scratch, 0);
        root = Optional.of(root.map(right -> TreeHasher.node(subtree, right)).orElse(subtree));
      }
    }
    return root.orElse(TreeHasher.EMPTY);
  }
}
