package org.breakwater.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.commitments.Leaf;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.tiles.TreeEdge;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Held;
import org.jspecify.annotations.Nullable;

/**
 * Compares the record, row by row, with a copy of its log, and names every row that is not what the
 * log committed to. The log is not trusted either: its root is made anew from its entries on the
 * way and compared with what was signed.
 */
final class RecordCheck {
  /** Bundles, of 256 entries each, that are compared at a time. */
  private static final int BUNDLES = 16;

  /** Places without a row that are kept until the end, when it may turn out whose they are. */
  private static final int MOST_KEPT = 100_000;

  /** Entries stand in order of receipt but for transactions under way together. */
  static final Duration ORDER = Duration.ofMinutes(10);

  private final LoggedRows rows;
  private final Transactions transactions;
  private final PostgresTiles own;
  private final Consumer<RowFinding> findings;
  private long found;

  private final Map<ByteBuffer, RowFinding.Missing> placesWithoutRow = new HashMap<>();

  /** Entries without words, with where each is in the log; -1 for one that is not. */
  private final Map<UUID, Long> gone = new HashMap<>();

  /** Entries that another says were erased, with that one. */
  private final Map<UUID, UUID> erased = new HashMap<>();

  private Instant newest = Instant.MIN;
  private long highestPlace = Long.MIN_VALUE;
  private Instant highestReceived = Instant.MIN;

  RecordCheck(Transactions transactions, PostgresTiles own, Consumer<RowFinding> findings) {
    this.rows = new LoggedRows(transactions);
    this.transactions = transactions;
    this.own = own;
    this.findings = findings;
  }

  /**
   * Runs the check.
   *
   * @param log the copy to check against
   * @param policy whose log it must be, and which witnesses must have signed it
   * @param progress told how many entries have been compared
   * @throws IOException if the log cannot be read
   */
  VerifyRecord.Result against(Tiles log, WitnessPolicy policy, LongConsumer progress)
      throws IOException {
    Checkpoint signed = signed(log, policy);
    TreeEdge edge = new TreeEdge();
    long step = (long) BUNDLES * TilePath.FULL;
    for (long first = 0; first < signed.size(); first += step) {
      long end = Math.min(first + step, signed.size());
      List<byte[]> leaves = leaves(log, first, end, signed.size());
      grow(edge, leaves);
      compare(first, leaves);
      progress.accept(end);
    }
    if (!edge.root().equals(signed.root())) {
      find(new RowFinding.LogWrong("its entries do not have the root that was signed"));
    }
    compareOwnLog(signed);
    long[] newer = {0};
    long ownSize = ownSize();
    rows.beyond(signed.size(), row -> newer[0] += beyond(row, ownSize) ? 1 : 0);
    rows.bodiesAlone()
        .forEach(entry -> find(new RowFinding.Added(entry, "a body without an entry")));
    placesWithoutRow.values().stream()
        .sorted(Comparator.comparingLong(RowFinding.Missing::position))
        .forEach(this::find);
    long lawfully = settleErased();
    return new VerifyRecord.Result(signed.size(), newer[0], lawfully, found);
  }

  private Checkpoint signed(Tiles log, WitnessPolicy policy) throws IOException {
    Note note =
        Note.parse(
            log.read(Tiles.CHECKPOINT)
                .orElseThrow(() -> new IOException("there is no log: no checkpoint was found")));
    Checkpoint signed = Checkpoint.parse(note.text());
    if (!policy.signedByLog(note)) {
      find(new RowFinding.LogWrong("its checkpoint is not signed by the log that is trusted"));
    }
    WitnessPolicy.Judgement judgement = policy.judge(note);
    if (!judgement.quorum() || !judgement.broken().isEmpty()) {
      find(new RowFinding.LogWrong("too few of the witnesses that are trusted signed it"));
    }
    return signed;
  }

  private static List<byte[]> leaves(Tiles log, long first, long end, long size)
      throws IOException {
    var leaves = new ArrayList<byte[]>();
    for (long index = first / TilePath.FULL; index * TilePath.FULL < end; index++) {
      int width = TilePath.entries(index, TilePath.FULL).widthAt(size);
      TilePath path = TilePath.entries(index, width);
      List<byte[]> entries = EntryBundle.decode(TileTree.readEither(log, path));
      if (entries.size() < width) {
        throw new IOException(path + " lacks entries");
      }
      leaves.addAll(entries.subList(0, width));
    }
    return leaves;
  }

  private static void grow(TreeEdge edge, List<byte[]> leaves) throws IOException {
    for (byte[] leaf : leaves) {
      edge.add(TreeHasher.leaf(leaf).bytes(), 0, (_, _) -> {});
    }
  }

  /** A row with what its columns commit to, which is most of the work. */
  private record Weighed(LoggedRows.Row row, byte @Nullable [] header, byte @Nullable [] body) {
    @SuppressWarnings("IllegalCatch")
    static Weighed of(LoggedRows.Row row) {
      Held held = row.held();
      if (held == null) {
        return new Weighed(row, null, null);
      }
      try {
        return new Weighed(row, held.header(), held.committedBody());
      } catch (RuntimeException e) {
        return new Weighed(row, null, null); // no JSON can hold what its columns do
      }
    }

    /** The leaf that the row would have, if it could have one. */
    @Nullable ByteBuffer leaf() {
      Held held = row.held();
      if (held == null || header == null || body == null || held.received().toEpochMilli() < 0) {
        return null;
      }
      return ByteBuffer.wrap(new Leaf(held.received().toEpochMilli(), header, body).encode());
    }
  }

  private void compare(long first, List<byte[]> leaves) {
    List<Weighed> weighed =
        rows.at(first, first + leaves.size() - 1).parallelStream().map(Weighed::of).toList();
    for (Weighed one : weighed) {
      long position = position(one.row);
      compare(position, leaves.get((int) (position - first)), one);
    }
  }

  private static long position(LoggedRows.Row row) {
    Long position = row.position();
    return position == null ? -1 : position;
  }

  private void compare(long position, byte[] logged, Weighed one) {
    Leaf leaf;
    try {
      leaf = Leaf.decode(logged);
    } catch (IllegalArgumentException e) {
      find(new RowFinding.LogWrong("place " + position + " holds no leaf that is known here"));
      return;
    }
    Instant received = Instant.ofEpochMilli(leaf.receivedMillis());
    UUID entry = one.row.entry();
    if (entry == null) {
      withoutRow(logged, new RowFinding.Missing(position, "an entry", received));
    } else if (!one.row.present()) {
      find(new RowFinding.Missing(position, "entry " + entry, received));
    } else if (one.row.held() == null || one.header == null) {
      find(new RowFinding.Unreadable("entry " + entry + ", place " + position + " of the log"));
    } else {
      compareRow(position, leaf, entry, one);
    }
    order(position, received, entry, one.row);
  }

  private void compareRow(long position, Leaf leaf, UUID entry, Weighed one) {
    Held held = Objects.requireNonNull(one.row.held());
    var what = new ArrayList<String>();
    boolean header = Arrays.equals(one.header, leaf.header());
    if (!header && !Arrays.equals(held.storedHeader(), leaf.header())) {
      what.add("its header, or it is noted at another entry's place");
    } else if (!header) {
      what.add("its header or the header's salt");
    }
    if (!one.row.hasBody()) {
      gone.put(entry, position);
    } else if (!Arrays.equals(one.body, leaf.body())) {
      what.add("its body or the body's salt");
    }
    if (!Arrays.equals(held.storedHeader(), leaf.header())
        || !Arrays.equals(held.storedBody(), leaf.body())) {
      what.add("the commitments that are stored with it");
    }
    if (held.place() != one.row.place()) {
      what.add("its place in the record");
    }
    if (held.received().toEpochMilli() != leaf.receivedMillis()) {
      find(
          new RowFinding.Redated(
              position, entry, Instant.ofEpochMilli(leaf.receivedMillis()), held.received()));
    } else if (!what.isEmpty()) {
      find(new RowFinding.Changed(position, entry, String.join("; ", what)));
    } else {
      held.erases().forEach(other -> erased.put(other, entry));
    }
  }

  /**
   * Words may be gone where an entry that the log has says so, and must be then. Gives how many
   * are.
   */
  private long settleErased() {
    gone.forEach((entry, position) -> {
      if (!erased.containsKey(entry)) {
        find(
            position < 0
                ? new RowFinding.Added(
                    entry, "its body is gone, and nothing says that it was erased")
                : new RowFinding.Changed(
                    position, entry, "its body is gone, and nothing says that it was erased"));
      }
    });
    erased.forEach((entry, under) -> {
      if (!gone.containsKey(entry)) {
        find(new RowFinding.BackAgain(entry, under));
      }
    });
    return erased.keySet().stream().filter(gone::containsKey).count();
  }

  /** The log's times go up, and so do the record's places with them. */
  private void order(long position, Instant received, @Nullable UUID entry, LoggedRows.Row row) {
    if (entry == null) {
      return;
    }
    if (received.plus(ORDER).isBefore(newest)) {
      find(new RowFinding.Backdated(position, entry, received, newest));
    } else if (row.place() < highestPlace && received.isAfter(highestReceived.plus(ORDER))) {
      find(new RowFinding.Moved(entry, "its place in the record is before older entries"));
    }
    if (received.isAfter(newest)) {
      newest = received;
    }
    if (row.place() > highestPlace) {
      highestPlace = row.place();
      highestReceived = received;
    }
  }

  /** The database's own log must hold what this copy of it holds. */
  private void compareOwnLog(Checkpoint signed) {
    long size = ownSize();
    if (size < signed.size()) {
      find(
          new RowFinding.LogWrong(
              "it has "
                  + signed.size()
                  + " entries, and the database's own has "
                  + size
                  + ": an old backup is in the record's place"));
      return;
    }
    boolean same =
        transactions.writing(() -> {
          try {
            return new TileTree(own, size).root(signed.size()).equals(signed.root());
          } catch (IOException e) {
            return false;
          }
        });
    if (!same) {
      find(new RowFinding.LogWrong("the database's own log holds something else"));
    }
  }

  private long ownSize() {
    return transactions.writing(() -> Head.read(transactions.batch()).map(Head::size).orElse(0L));
  }

  /** Whether an entry that this log has not is simply newer. */
  private boolean beyond(LoggedRows.Row row, long ownSize) {
    Held held = row.held();
    Weighed weighed = Weighed.of(row);
    if (held != null && !row.hasBody() && Arrays.equals(weighed.header(), held.storedHeader())) {
      gone.put(held.id(), -1L);
      return true;
    }
    ByteBuffer leaf = weighed.leaf();
    if (held == null || leaf == null) {
      find(new RowFinding.Unreadable("entry " + row.entry() + ", which is not in the log"));
      return false;
    }
    if (placesWithoutRow.remove(leaf) != null) {
      find(
          new RowFinding.Moved(
              held.id(), "which place of the log it has was taken out or changed"));
      return false;
    }
    if (row.position() != null && row.position() >= ownSize) {
      find(new RowFinding.Added(held.id(), "it is noted at a place that the log has not"));
      return false;
    }
    if (held.received().plus(ORDER).isBefore(newest)) {
      find(
          new RowFinding.Added(
              held.id(), "the log reaches past " + held.received() + " and does not have it"));
      return false;
    }
    boolean itself =
        Arrays.equals(weighed.header(), held.storedHeader())
            && Arrays.equals(weighed.body(), held.storedBody());
    if (!itself) {
      find(new RowFinding.Added(held.id(), "it is not what was committed to when it was stored"));
    } else {
      held.erases().forEach(other -> erased.put(other, held.id()));
    }
    return itself;
  }

  /** Told at the end, unless the entry itself is found by then. */
  private void withoutRow(byte[] logged, RowFinding.Missing missing) {
    if (placesWithoutRow.size() < MOST_KEPT) {
      placesWithoutRow.put(ByteBuffer.wrap(logged), missing);
    } else {
      find(missing);
    }
  }

  private void find(RowFinding finding) {
    found++;
    findings.accept(finding);
  }
}
