package org.breakwater.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.commitments.Leaf;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.NoteSignature;
import org.breakwater.ledger.tiles.TileTree;

/** Which checkpoint stood on a day of the past, within the running transaction. */
public final class History {
  /** Checkpoints are signed about once a second, so the one that was signed in time is near. */
  private static final int NEAR = 600;

  private static final String WITNESSED =
      """
      select bytes from log.note where witnessed_size <= ?
      order by witnessed_size desc limit ?\
      """;

  private static final int TIME_AND_SIGNATURE = 72;

  private final Transactions transactions;
  private final PostgresTiles tiles;

  History(Transactions transactions, PostgresTiles tiles) {
    this.transactions = transactions;
    this.tiles = tiles;
  }

  /** The state at a moment; nothing where the log had nothing by then. */
  public Optional<AsOf> at(Instant moment) {
    Optional<Head> head = Head.read(transactions.batch());
    if (head.isEmpty()) {
      return Optional.empty();
    }
    var tree = new TileTree(tiles, head.get().size());
    try {
      long size = sizeAt(moment, tree);
      return size == 0
          ? Optional.empty()
          : Optional.of(new AsOf(size, tree.root(size), cosigned(size, moment).orElse(null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Entries stand in order of receipt but for transactions under way together. */
  private static long sizeAt(Instant moment, TileTree tree) throws IOException {
    long low = 0;
    long high = tree.size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (Leaf.decode(tree.entry(middle)).receivedMillis() <= moment.toEpochMilli()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Optional<AsOf.Cosigned> cosigned(long size, Instant moment) {
    return transactions.batch().queryForList(WITNESSED, byte[].class, size, NEAR).stream()
        .map(History::cosigned)
        .flatMap(Optional::stream)
        .filter(one -> !one.at().isAfter(moment))
        .findFirst();
  }

  /** Whatever is kept here was checked when it was kept. */
  private static Optional<AsOf.Cosigned> cosigned(byte[] bytes) {
    Note note = Note.parse(bytes);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    var by = new ArrayList<String>();
    Instant last = Instant.MIN;
    for (NoteSignature signature : note.signatures()) {
      byte[] signed = signature.bytes();
      if (!signature.name().equals(checkpoint.origin()) && signed.length >= TIME_AND_SIGNATURE) {
        Instant at = Instant.ofEpochSecond(ByteBuffer.wrap(signed).getLong());
        by.add(signature.name());
        last = at.isAfter(last) ? at : last;
      }
    }
    return by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AsOf.Cosigned(checkpoint.size(), checkpoint.root(), last, List.copyOf(by)));
  }
}
