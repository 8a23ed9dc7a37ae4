package org.breakwater.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.InclusionProof;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.EntryTail;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.tiles.TreeEdge;

/**
 * A log that is being kept: entries go in, in order, and can never be changed or taken out without
 * everyone noticing.
 *
 * <p>What an append writes becomes true with its last step, the signed checkpoint: tiles and
 * bundles are durable before it, and whatever a crash left behind that no checkpoint covers is
 * removed when the log is opened. Safe for use by several threads; only one {@code Log} at a time
 * may keep a store.
 */
public final class Log {
  /** Most entries in one append, so that a mistake does not fill the memory. */
  public static final int MOST_AT_ONCE = 16_384;

  private final TileStore store;
  private final SigningKey key;
  private final TreeEdge edge;
  private final EntryTail tail;
  private final TreeHasher hasher = new TreeHasher();
  private Note published;
  private boolean usable = true;

  private Log(TileStore store, SigningKey key, Note published, long size) throws IOException {
    this.store = store;
    this.key = key;
    this.published = published;
    this.edge = TreeEdge.load(store, size);
    this.tail = EntryTail.load(store, size);
  }

  /**
   * Starts a new log, empty.
   *
   * @param key the log's own, an Ed25519 key whose name is the log's origin
   * @throws IOException if the store holds something already or cannot be written
   */
  public static Log create(TileStore store, SigningKey key) throws IOException {
    requireLogKey(key);
    Optional<Stream<String>> listed = store.list();
    try (Stream<String> paths = listed.orElseThrow(() -> new IOException("cannot be listed"))) {
      if (paths.findAny().isPresent()) {
        throw new IOException("there is something already where the log should begin");
      }
    }
    Note note = sign(key, 0, TreeHasher.EMPTY);
    store.write(Map.of(Tiles.CHECKPOINT, note.bytes()));
    return new Log(store, key, note, 0);
  }

  /**
   * Opens a log to add to it, after removing what an interrupted append left behind.
   *
   * @throws IOException if there is no log, it is not this key's, or its tiles do not have the root
   *     that was signed
   */
  public static Log open(TileStore store, SigningKey key) throws IOException {
    requireLogKey(key);
    byte[] bytes =
        store.read(Tiles.CHECKPOINT).orElseThrow(() -> new IOException("there is no log"));
    Note note;
    Checkpoint checkpoint;
    try {
      note = Note.parse(bytes);
      checkpoint = Checkpoint.parse(note.text());
    } catch (IllegalArgumentException e) {
      throw new IOException("the checkpoint is damaged", e);
    }
    requireSigned(key, note, checkpoint);
    if (!store.allOrNothing()) {
      forgetBeyond(store, checkpoint.size());
    }
    Log log = new Log(store, key, note, checkpoint.size());
    if (!log.edge.root().equals(checkpoint.root())) {
      throw new IOException("the tiles do not have the root that was signed");
    }
    return log;
  }

  private static void requireLogKey(SigningKey key) {
    if (key.verifierKey().kind() != SignatureKind.ED25519) {
      throw new IllegalArgumentException("a log signs with a plain Ed25519 key");
    }
  }

  private static void requireSigned(SigningKey key, Note note, Checkpoint checkpoint)
      throws IOException {
    boolean signed = key.verifierKey().check(note) instanceof SignatureCheck.Valid;
    if (!signed || !checkpoint.origin().equals(key.verifierKey().name())) {
      throw new IOException("the checkpoint was not signed by " + key.verifierKey().name());
    }
  }

  /** Removes tiles and bundles that no checkpoint covers: an append was writing them. */
  private static void forgetBeyond(TileStore store, long size) throws IOException {
    Optional<Stream<String>> listed = store.list();
    List<TilePath> beyond;
    try (Stream<String> paths = listed.orElseThrow(() -> new IOException("cannot be listed"))) {
      beyond =
          paths
              .map(TilePath::parse)
              .flatMap(Optional::stream)
              .filter(path -> path.width() > path.widthAt(size))
              .toList();
    }
    for (TilePath path : beyond) {
      store.delete(path.path());
    }
  }

  /** How many entries the log has. */
  public synchronized long size() {
    return edge.size();
  }

  /** The newest checkpoint, with all signatures it has so far. */
  public synchronized Note checkpoint() {
    return published;
  }

  /** The name and public key with which anyone can check this log. */
  public String vkey() {
    return key.verifierKey().vkey();
  }

  /**
   * Adds entries, in order, and signs a checkpoint over them. When this returns they are durable.
   *
   * @param entries at most {@link #MOST_AT_ONCE}, each of at most 65,535 bytes
   * @return the place of the first one; the others follow it
   * @throws AppendInterrupted if the store failed; open the log again to see whether it was saved
   */
  public synchronized long append(List<byte[]> entries) throws AppendInterrupted {
    requireUsable();
    if (entries.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "at most " + MOST_AT_ONCE + " entries at once, was " + entries.size());
    }
    entries.forEach(EntryTail::check);
    long first = edge.size();
    if (entries.isEmpty()) {
      return first;
    }
    usable = false; // until it is known that all went well
    try {
      Map<String, byte[]> files = new LinkedHashMap<>();
      List<TilePath> filled = new ArrayList<>();
      grow(entries, files, filled);
      store.write(files);
      Note next = sign(key, edge.size(), edge.root());
      store.write(Map.of(Tiles.CHECKPOINT, next.bytes()));
      published = next;
      tidy(filled);
    } catch (IOException e) {
      throw new AppendInterrupted(first, e);
    }
    usable = true;
    return first;
  }

  private void grow(List<byte[]> entries, Map<String, byte[]> files, List<TilePath> filled)
      throws IOException {
    TreeEdge.FullTiles full =
        (path, hashes) -> {
          files.put(path.path(), hashes.clone());
          filled.add(path);
        };
    byte[] hash = new byte[Hash.SIZE];
    for (byte[] entry : entries) {
      tail.add(
          entry,
          (path, bundle) -> {
            files.put(path.path(), bundle);
            filled.add(path);
          });
      hasher.leaf(entry, 0, entry.length, hash, 0);
      edge.add(hash, 0, full);
    }
    tail.partial().forEach((path, bundle) -> files.put(path.path(), bundle));
    edge.partials().forEach((path, hashes) -> files.put(path.path(), hashes));
  }

  /** Once a tile is full its partial forms are of no use. If one stays, it is still true. */
  private void tidy(List<TilePath> filled) {
    for (TilePath path : filled) {
      try {
        store.delete(path.partials());
      } catch (IOException e) {
        return;
      }
    }
  }

  private void requireUsable() {
    if (!usable) {
      throw new IllegalStateException("the last append failed: open the log again");
    }
  }

  private static Note sign(SigningKey key, long size, Hash root) {
    String text = new Checkpoint(key.verifierKey().name(), size, root).text();
    return new Note(text, List.of(key.sign(text, Instant.EPOCH)));
  }

  /**
   * Publishes what witnesses signed: keeps the note under {@code witnessed/}, where the history of
   * cosignatures bounds when each entry was there, and adds them to the checkpoint if it is still
   * the newest.
   *
   * @param cosigned a checkpoint of this log with further signatures
   * @throws IOException if it could not be saved
   */
  public synchronized void publish(Note cosigned) throws IOException {
    requireUsable();
    Checkpoint checkpoint = Checkpoint.parse(cosigned.text());
    requireSigned(key, cosigned, checkpoint);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(Witnessed.path(checkpoint.size()), cosigned.bytes());
    Note newest = published;
    if (cosigned.text().equals(published.text())) {
      newest = published.with(cosigned.signatures());
      files.put(Tiles.CHECKPOINT, newest.bytes());
    }
    store.write(files);
    published = newest;
  }

  /**
   * Makes the proof that an entry is in the log, against the newest checkpoint.
   *
   * @throws IOException if the tiles cannot be read
   */
  public LogProof prove(long index) throws IOException {
    Note note = checkpoint();
    long size = Checkpoint.parse(note.text()).size();
    return new LogProof(
        Optional.empty(), InclusionProof.of(new TileTree(store, size), index, size), note);
  }
}
