package org.breakwater.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.Tiles;

/** Reads a log's files for a verifier, and finds what is missing or not in its form. */
final class ReadCheck {
  private final Tiles tiles;
  private final Findings findings;
  private final AtomicLong count = new AtomicLong();

  ReadCheck(Tiles tiles, Findings findings) {
    this.tiles = tiles;
    this.findings = findings;
  }

  /** How many files were read. */
  long count() {
    return count.get();
  }

  /** Reads a file that must be there. */
  Optional<byte[]> read(String path) {
    Optional<byte[]> bytes = find(path);
    if (bytes.isPresent() && bytes.get().length == 0) {
      findings.add(new Finding.Malformed(path, "it is empty"));
      return Optional.empty();
    }
    return bytes;
  }

  private Optional<byte[]> find(String path) {
    count.incrementAndGet();
    try {
      Optional<byte[]> bytes = tiles.read(path);
      if (bytes.isEmpty()) {
        findings.add(new Finding.Missing(path));
      }
      return bytes;
    } catch (IOException e) {
      findings.add(new Finding.Unreadable(path, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** Reads a tile, or the bundle's worth of hashes a full tile has in a partial one's place. */
  Optional<byte[]> tile(TilePath path) {
    TilePath there = present(path);
    Optional<byte[]> hashes = read(there.path());
    int length = there.width() * Hash.SIZE;
    if (hashes.isPresent() && hashes.get().length != length) {
      findings.add(
          new Finding.Malformed(
              there.path(), "it has " + hashes.get().length + " bytes, not " + length));
      return Optional.empty();
    }
    return there.equals(path)
        ? hashes
        : hashes.map(bytes -> Arrays.copyOf(bytes, path.width() * Hash.SIZE));
  }

  /** Reads the first entries of a bundle, as they are published. */
  Optional<byte[]> bundle(TilePath path) {
    TilePath there = present(path);
    Optional<byte[]> bundle = find(there.path());
    if (bundle.isEmpty()) {
      return bundle;
    }
    int[] entries = new int[1];
    try {
      EntryBundle.visit(bundle.get(), (_, _) -> entries[0]++);
    } catch (IllegalArgumentException e) {
      findings.add(new Finding.Malformed(there.path(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
    if (entries[0] != there.width()) {
      findings.add(
          new Finding.Malformed(
              there.path(), "it has " + entries[0] + " entries, not " + there.width()));
      return Optional.empty();
    }
    return there.equals(path)
        ? bundle
        : bundle.map(bytes -> Arrays.copyOf(bytes, EntryBundle.lengthOf(bytes, path.width())));
  }

  /** A partial tile may be gone once the full one is there. */
  private TilePath present(TilePath path) {
    try {
      boolean replaced =
          path.partial()
              && tiles.read(path.path()).isEmpty()
              && tiles.read(path.full().path()).isPresent();
      return replaced ? path.full() : path;
    } catch (IOException e) {
      return path; // reading it again says so
    }
  }

  /** A tile or bundle of an earlier size must be how the one of now begins. */
  void comparePrefix(TilePath old, int width) {
    TilePath now = new TilePath(old.level(), old.index(), width);
    boolean entries = old.level() == TilePath.ENTRIES;
    Optional<byte[]> before = read(old.path());
    Optional<byte[]> after = entries ? bundle(now) : tile(now);
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    int length = entries ? EntryBundle.lengthOf(after.get(), old.width()) : old.width() * Hash.SIZE;
    if (!Arrays.equals(before.get(), Arrays.copyOf(after.get(), length))) {
      findings.add(new Finding.OldFileDiffers(old.path()));
    }
  }
}
