package org.breakwater.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.EntryTail;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.tiles.TreeEdge;
import org.breakwater.ledger.witness.WitnessPolicy;

/**
 * Keeps a copy of somebody else's log, which is what tells later whether they rewrote it. Only what
 * is new is read, and only entries: the tree over them is made here, on top of the copy's own, so a
 * log that does not hold all that it held at the last copy cannot get in.
 */
public final class LogCopy {
  /** Entries written at a time, so that a log of any size needs the memory of these. */
  private static final long STEP = 64L * TilePath.FULL;

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The copy has all that the log had.
     *
     * @param added how many entries of it are new
     */
    record Copied(Checkpoint checkpoint, long added) implements Outcome {}

    /** The copy is as it was. */
    record Refused(String words) implements Outcome {}
  }

  private final Tiles from;
  private final TileStore copy;
  private final WitnessPolicy policy;

  /**
   * A log and where its copy is kept.
   *
   * @param log whose log it must be
   */
  public LogCopy(Tiles from, TileStore copy, VerifierKey log) {
    this.from = from;
    this.copy = copy;
    this.policy = WitnessPolicy.only(log);
  }

  /**
   * Takes what the log has and the copy has not. When it is stopped half-way the copy is still what
   * it was, and the next time goes on.
   *
   * @param progress told how many entries the copy has
   * @throws IOException if either cannot be read, or the copy not written
   */
  public Outcome take(LongConsumer progress) throws IOException {
    Optional<Note> offered = note(from);
    if (offered.isEmpty()) {
      throw new IOException("there is no log: no checkpoint was found");
    }
    Note signed = offered.get();
    if (!policy.signedByLog(signed)) {
      return new Outcome.Refused("Its checkpoint is not signed by the log of that key.");
    }
    Checkpoint stated = Checkpoint.parse(signed.text());
    long held = note(copy).map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
    if (stated.size() < held) {
      return new Outcome.Refused(
          "The log has "
              + stated.size()
              + " entries, and the copy "
              + held
              + ": an old state is in the log's place.");
    }
    if (!grow(held, stated.size(), progress).equals(stated.root())) {
      return new Outcome.Refused(
          held == 0
              ? "Its entries do not have the root that it signed."
              : "It does not hold all that it held when it was copied last, or its entries do not"
                  + " have the root that it signed.");
    }
    copy.write(Map.of(Tiles.CHECKPOINT, signed.bytes()));
    return new Outcome.Copied(stated, stated.size() - held);
  }

  private static Optional<Note> note(Tiles tiles) throws IOException {
    try {
      return tiles.read(Tiles.CHECKPOINT).map(Note::parse);
    } catch (IllegalArgumentException e) {
      throw new IOException("the checkpoint is damaged", e);
    }
  }

  /** Writes tiles and bundles behind those of the copy's checkpoint; gives the root they make. */
  private Hash grow(long held, long size, LongConsumer progress) throws IOException {
    TreeEdge edge = TreeEdge.load(copy, held);
    EntryTail tail = EntryTail.load(copy, held);
    while (edge.size() < size) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      long end = Math.min(size, (edge.size() / STEP + 1) * STEP);
      while (edge.size() < end) {
        long skip = edge.size() % TilePath.FULL;
        List<byte[]> bundle = bundle(edge.size() / TilePath.FULL, size);
        for (byte[] entry : bundle.subList((int) skip, bundle.size())) {
          tail.add(entry, (path, bytes) -> files.put(path.path(), bytes));
          edge.add(
              TreeHasher.leaf(entry).bytes(),
              0,
              (path, hashes) -> files.put(path.path(), hashes.clone()));
        }
      }
      tail.partial().forEach((path, bytes) -> files.put(path.path(), bytes));
      edge.partials().forEach((path, bytes) -> files.put(path.path(), bytes));
      copy.write(files);
      progress.accept(edge.size());
    }
    return edge.root();
  }

  private List<byte[]> bundle(long index, long size) throws IOException {
    int width = TilePath.entries(index, TilePath.FULL).widthAt(size);
    TilePath path = TilePath.entries(index, width);
    try {
      List<byte[]> entries = EntryBundle.decode(TileTree.readEither(from, path));
      if (entries.size() < width) {
        throw new IOException(path + " lacks entries");
      }
      return entries.subList(0, width);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " is damaged", e);
    }
  }
}
