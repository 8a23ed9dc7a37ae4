package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.breakwater.database.RecordUnavailable;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Received;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever appends or sequences is cut off at every step of a commit in turn, on both sides of it,
 * thousands of times: nothing that was acknowledged is lost, nothing is doubled, no history forks.
 * {@link SequencingKilledTest} kills whole processes, a few times.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class CutCommitTest {
  /** How many cuts; {@code -Dbreakwater.cuts=20000} makes more. */
  private static final int CUTS = Integer.getInteger("breakwater.cuts", 2_000);

  private static final String STANDS =
      """
      select (select count(*) from record.entry) = (select count(*) from record.body)
        and (select size from log.head) = (select count(*) from log.sequenced)
        and (select size from log.head) = (select coalesce(max(position), -1) + 1 from log.sequenced)
        and (select count(*) from record.entry where kind = 'report.received')
          = (select count(distinct body::jsonb #>> '{report,ref}') from record.body b
             join record.entry e on e.id = b.entry where e.kind = 'report.received')\
      """;

  @TempDir java.nio.file.Path folder;

  @SuppressWarnings("NullAway.Init") // When the record is opened.
  private CutConnections connections;

  private ALoggedRecord record;
  private final List<UUID> acknowledged = new ArrayList<>();
  private int report;
  private int cuts;
  private int commits;
  private long signedSize;
  private Hash signedRoot = org.breakwater.ledger.merkle.TreeHasher.EMPTY;

  @BeforeEach
  void open() {
    record = ALoggedRecord.over(CutConnections::new, folder.resolve("data"));
    connections = (CutConnections) record.bean(DataSource.class);
    record.receive(++report, report);
    record.sequencer().takeInAll();
  }

  @AfterEach
  void close() {
    record.close();
  }

  @Test
  void cut_off_at_any_step_nothing_acknowledged_is_lost_nothing_is_doubled_and_nothing_forks()
      throws Exception {
    while (cuts < CUTS) {
      for (CutConnections.Side side : CutConnections.Side.values()) {
        int step = 0;
        while (appendCutAt(step, side)) {
          step++;
        }
        step = 0;
        while (turnCutAt(step, side)) {
          step++;
        }
      }
      everythingStands();
    }
    System.out.println(cuts + " cuts, " + commits + " of them at a commit, " + report + " reports");
    assertThat(commits).isPositive();
  }

  /** Appends one report; whoever was cut off sends it again. Says whether the step was reached. */
  private boolean appendCutAt(int step, CutConnections.Side side) throws Exception {
    int number = ++report;
    RecordUnavailable lost = null;
    connections.arm(step, side);
    try {
      acknowledged.addAll(record.receive(number, number));
    } catch (RecordUnavailable e) {
      lost = e;
    }
    CutConnections.Fired cut = connections.disarm();
    assertThat(lost != null).as("append, step %d %s", step, side).isEqualTo(cut.fired());
    if (lost != null) {
      cuts++;
      commits += cut.atCommit() ? 1 : 0;
      Received again = record.send(number);
      boolean stored = again instanceof Received.AlreadyHeld;
      assertThat(stored)
          .as("append, step %d %s", step, side)
          .isEqualTo(cut.atCommit() && side == CutConnections.Side.AFTER);
      if (lost.saved() == RecordUnavailable.Saved.NOTHING) {
        assertThat(stored).as("said not to be saved, step %d %s", step, side).isFalse();
      }
      acknowledged.add(
          switch (again) {
            case Received.Accepted it -> it.entry();
            case Received.AlreadyHeld it -> it.entry();
            case Received.Refused it -> throw new AssertionError(it.reason());
          });
    }
    return cut.fired();
  }

  /** Takes in what waits; whoever was cut off is replaced by one that knows nothing. */
  private boolean turnCutAt(int step, CutConnections.Side side) throws Exception {
    if (record.standing().waiting() == 0) {
      acknowledged.addAll(record.receive(++report, report));
    }
    Sequencer killed = another();
    RecordUnavailable lost = null;
    connections.arm(step, side);
    try {
      // Whoever was cut off last may still hold the lock, until the server notices.
      while (killed.turn() instanceof Turn.Elsewhere) {
        connections.disarm();
        connections.arm(step, side);
      }
    } catch (RecordUnavailable e) {
      lost = e;
    }
    CutConnections.Fired cut = connections.disarm();
    assertThat(lost != null).as("turn, step %d %s", step, side).isEqualTo(cut.fired());
    if (lost != null) {
      cuts++;
      commits += cut.atCommit() ? 1 : 0;
    }
    holds();
    return cut.fired();
  }

  private Sequencer another() {
    return new Sequencer(
        record.bean(Transactions.class),
        record.bean(PostgresTiles.class),
        record.bean(KeyFile.class),
        "",
        new SecureRandom());
  }

  /** What is signed now holds what was signed before, and goes as far as what is counted. */
  private void holds() {
    record.read(jdbc -> {
      try {
        PostgresTiles tiles = record.bean(PostgresTiles.class);
        Note note = Note.parse(tiles.read(Tiles.CHECKPOINT).orElseThrow());
        Checkpoint signed = Checkpoint.parse(note.text());
        assertThat(signed.size())
            .isGreaterThanOrEqualTo(signedSize)
            .isEqualTo(jdbc.queryForObject("select size from log.head", Long.class));
        TileTree tree = new TileTree(tiles, signed.size());
        assertThat(tree.root(signed.size())).isEqualTo(signed.root());
        if (signedSize > 0) {
          assertThat(tree.root(signedSize)).isEqualTo(signedRoot);
        }
        signedSize = signed.size();
        signedRoot = signed.root();
        return true;
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  private void everythingStands() throws Exception {
    Sequencer last = another();
    while (last.takeInAll() == Sequencer.Ended.ELSEWHERE) {
      Thread.onSpinWait();
    }
    assertThat(record.standing().waiting()).isZero();
    assertThat(record.standing().refusal()).isNull();
    boolean stands =
        Boolean.TRUE.equals(record.read(jdbc -> jdbc.queryForObject(STANDS, Boolean.class)));
    assertThat(stands).isTrue();
    assertThat(record.number("select count(*) from record.entry where kind = 'report.received'"))
        .isEqualTo(report);
    long there =
        record.read(jdbc ->
            Objects.requireNonNull(
                jdbc.queryForObject(
                    "select count(*) from log.sequenced where entry = any(?)",
                    Long.class,
                    (Object) acknowledged.toArray(UUID[]::new))));
    assertThat(there).isEqualTo(acknowledged.size());
    assertThat(record.verified().sound()).as(record.verified().words()).isTrue();
    var said = new ArrayList<String>();
    record
        .bean(VerifyRecord.class)
        .against(record.copy(), WitnessPolicy.only(record.key()), said::add, _ -> {});
    assertThat(said).isEmpty();
  }
}
