package org.breakwater.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.tiles.TileStore;

/**
 * What a witness remembers: for each log the newest checkpoint it signed, so that it never signs
 * one that contradicts it. Kept with the witness's own signatures, so that it can be shown to
 * others.
 */
final class WitnessState {
  private final TileStore store;

  WitnessState(TileStore store) {
    this.store = store;
  }

  /** A log's own place: its origin, hashed, because an origin may hold any character. */
  static String path(String origin) {
    byte[] hash = TreeHasher.sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash) + "/checkpoint";
  }

  Optional<Note> latest(String origin) throws IOException {
    try {
      return store.read(path(origin)).map(Note::parse);
    } catch (IllegalArgumentException e) {
      throw new IOException("what this witness remembers of " + origin + " is damaged", e);
    }
  }

  /** What lies at a path, for readers. */
  Optional<byte[]> read(String path) throws IOException {
    return store.read(path);
  }

  /** Durable when it returns. */
  void remember(String origin, Note note) throws IOException {
    store.write(Map.of(path(origin), note.bytes()));
  }
}
