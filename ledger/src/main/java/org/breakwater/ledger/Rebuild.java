package org.breakwater.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.tiles.TreeEdge;

/**
 * Builds a log's tree anew from its entries and compares it with the tiles on the way up. Bundles
 * are hashed side by side, a window of them at a time; what joins them is quick.
 */
final class Rebuild {
  /** Bundles hashed between two joins: enough to keep all processors busy. */
  private static final long WINDOW = 1_024;

  private final ReadCheck reads;
  private final Findings findings;
  private final long size;
  private final TreeEdge edge = new TreeEdge();

  Rebuild(ReadCheck reads, Findings findings, long size) {
    this.reads = reads;
    this.findings = findings;
    this.size = size;
  }

  /** Checks all tiles and bundles, and that they have the root that was signed. */
  void compareWith(Checkpoint stated) {
    long full = size / TilePath.FULL;
    for (long from = 0; from < full && !findings.enough(); from += WINDOW) {
      List<Hash> roots =
          LongStream.range(from, Math.min(from + WINDOW, full))
              .parallel()
              .mapToObj(this::fullBundle)
              .toList();
      roots.forEach(this::join);
    }
    int width = (int) (size % TilePath.FULL);
    if (width > 0 && !findings.enough()) {
      joinPartial(bundle(TilePath.entries(full, width)), width);
    }
    if (findings.enough()) {
      return;
    }
    edge.partials().forEach(this::compareUpperTile);
    Hash root = edge.root();
    if (!root.equals(stated.root())) {
      findings.add(new Finding.RootDiffers(Tiles.CHECKPOINT, size, stated.root(), root));
    }
  }

  private Hash fullBundle(long index) {
    byte[] hashes = bundle(TilePath.entries(index, TilePath.FULL));
    new TreeHasher().reduce(hashes, 0, TilePath.FULL);
    return Hash.of(hashes, 0);
  }

  /**
   * The leaf hashes of a bundle's entries, compared with the tile. Where the bundle cannot be read,
   * the tile's hashes stand in, so that the rest of the log can still be checked.
   */
  private byte[] bundle(TilePath path) {
    TilePath tilePath = new TilePath(0, path.index(), path.width());
    Optional<byte[]> tile = reads.tile(tilePath);
    Optional<byte[]> bundle = reads.bundle(path);
    byte[] hashes = new byte[path.width() * Hash.SIZE];
    if (bundle.isEmpty()) {
      return tile.orElse(hashes);
    }
    byte[] entries = bundle.get();
    TreeHasher hasher = new TreeHasher();
    int[] place = new int[1];
    EntryBundle.visit(
        entries,
        (offset, length) -> hasher.leaf(entries, offset, length, hashes, Hash.SIZE * place[0]++));
    tile.ifPresent(stated -> compareLeaves(tilePath, stated, hashes));
    return hashes;
  }

  private void compareLeaves(TilePath path, byte[] stated, byte[] found) {
    int first = Arrays.mismatch(stated, found);
    if (first < 0) {
      return;
    }
    int count = 0;
    for (int at = 0; at < found.length; at += Hash.SIZE) {
      count += Arrays.equals(stated, at, at + Hash.SIZE, found, at, at + Hash.SIZE) ? 0 : 1;
    }
    long entry = path.index() * TilePath.FULL + first / Hash.SIZE;
    findings.add(new Finding.EntriesDiffer(path, entry, count));
  }

  private void join(Hash root) {
    try {
      edge.addFullTile(root, this::compareUpperTile);
    } catch (IOException e) {
      throw new IllegalStateException("comparing tiles throws nothing", e);
    }
  }

  private void joinPartial(byte[] hashes, int width) {
    try {
      for (int place = 0; place < width; place++) {
        edge.add(hashes, place * Hash.SIZE, this::compareUpperTile);
      }
    } catch (IOException e) {
      throw new IllegalStateException("comparing tiles throws nothing", e);
    }
  }

  /** Compares a tile above the leaves; the leaves themselves were compared with their entries. */
  private void compareUpperTile(TilePath path, byte[] found) {
    if (path.level() == 0) {
      return;
    }
    Optional<byte[]> stated = reads.tile(path);
    if (stated.isEmpty()) {
      return;
    }
    int first = Arrays.mismatch(stated.get(), 0, found.length, found, 0, found.length);
    if (first >= 0) {
      long span = 1L << 8 * path.level();
      long place = path.index() * TilePath.FULL + first / Hash.SIZE;
      findings.add(new Finding.TileDiffers(path, place * span, (place + 1) * span));
    }
  }
}
