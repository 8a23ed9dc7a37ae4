package org.breakwater.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.Log;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.TileTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes the record's committed entries into the log, each exactly once, and signs a checkpoint over
 * them: the tree, the checkpoint and which entry has which place are one transaction, so that a
 * crash leaves all of it or nothing. Any number of instances may try; one at a time succeeds.
 *
 * <p>Nothing is remembered between turns that the next one relies on. Entries are taken in the
 * order of the record as far as they can be seen; one whose transaction was slow follows later.
 */
public final class Sequencer {
  /** Entries of one turn: thousands, so that the cost of a checkpoint is shared by many. */
  static final int MOST = 8_192;

  private static final String ONE_SEQUENCER = "select pg_try_advisory_xact_lock(7302)";

  private static final String WAIT_TO_BE_ALONE = "select pg_advisory_xact_lock(7302)";

  private static final int ORIGIN_BYTES = 8;

  private final Transactions transactions;
  private final PostgresTiles tiles;
  private final KeyFile keyFile;
  private final String origin;
  private final SecureRandom random;
  private final Places places = new Places();
  private boolean looked;

  /**
   * @param origin the log's name, for one that is to begin; empty for an invented one
   */
  Sequencer(
      Transactions transactions,
      PostgresTiles tiles,
      KeyFile keyFile,
      String origin,
      SecureRandom random) {
    this.transactions = transactions;
    this.tiles = tiles;
    this.keyFile = keyFile;
    this.origin = origin;
    this.random = random;
  }

  /** How a call to take everything in ended. */
  public enum Ended {
    /** Nothing waits any more. */
    ALL_TAKEN_IN,
    /** Another instance is at it. */
    ELSEWHERE,
    /** The log's key is not here. */
    NO_KEY,
    /** The log does not fit what was signed before. */
    REFUSED
  }

  /**
   * Takes in whatever waits, for a command that has added to the record; leaves it to another
   * instance where one is at it.
   */
  public Ended takeInAll() {
    Turn turn = turn();
    while (turn.more()) {
      turn = turn();
    }
    return switch (turn) {
      case Turn.Sequenced _ -> Ended.ALL_TAKEN_IN;
      case Turn.Elsewhere _ -> Ended.ELSEWHERE;
      case Turn.NoKey _ -> Ended.NO_KEY;
      case Turn.Refused _ -> Ended.REFUSED;
    };
  }

  /** Takes in what waits after the place up to which everything is known to be in. */
  Turn turn() {
    return turn(false);
  }

  /**
   * Takes in what waits.
   *
   * @param everywhere looks at the whole record, for entries that were put in by other means than
   *     the service
   */
  synchronized Turn turn(boolean everywhere) {
    Turn turn =
        transactions.writing(() -> {
          try {
            return within(everywhere, transactions.batch());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    if (turn instanceof Turn.Sequenced(_, _, Optional<Note> signed) && signed.isPresent()) {
      try {
        keyFile.remember(signed.get());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the newest checkpoint was stored, but not beside the key", e);
      }
    }
    return turn;
  }

  /**
   * Publishes what witnesses signed beside the checkpoint that they signed.
   *
   * @param enough whether they are as many as the policy asks for
   * @return whether it was done: not where the key is not here
   */
  synchronized boolean publish(Note cosigned, boolean enough) {
    return transactions.writing(() -> {
      try {
        JdbcTemplate jdbc = transactions.batch();
        Optional<SigningKey> key = keyFile.read();
        jdbc.execute(WAIT_TO_BE_ALONE);
        Optional<Head> head = Head.read(jdbc);
        if (head.isEmpty() || key.isEmpty() || isOthers(head.get(), key.get())) {
          return false;
        }
        if (cosigned.signatures().size() > 1) {
          Log.open(tiles, key.get()).publish(cosigned);
        }
        if (enough) {
          tiles.write(Map.of(Witnessing.COSIGNED, cosigned.bytes()));
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /**
   * Heeds a checkpoint that somebody else holds: if the log's own key signed it and the log does
   * not fit it, the log must not grow.
   */
  synchronized void heed(Note held) {
    transactions.writing(() -> {
      try {
        JdbcTemplate jdbc = transactions.batch();
        jdbc.execute(WAIT_TO_BE_ALONE);
        Optional<Head> head = Head.read(jdbc);
        if (head.isPresent() && head.get().refusal() == null) {
          VerifierKey key = VerifierKey.parse(head.get().vkey());
          Refusal refusal =
              key.check(held) instanceof SignatureCheck.Valid
                  ? against(Checkpoint.parse(held.text()), head.get().size())
                  : null;
          if (refusal != null) {
            Head.refuse(refusal, jdbc);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static boolean alone(JdbcTemplate jdbc) {
    return Boolean.TRUE.equals(jdbc.queryForObject(ONE_SEQUENCER, Boolean.class));
  }

  private static boolean isOthers(Head head, SigningKey key) {
    return !key.verifierKey().vkey().equals(head.vkey());
  }

  private Turn within(boolean everywhere, JdbcTemplate jdbc) throws IOException {
    if (!alone(jdbc)) {
      return new Turn.Elsewhere();
    }
    Optional<Head> found = Head.read(jdbc);
    Optional<SigningKey> key = keyFile.read();
    if (found.isEmpty()) {
      return new Turn.Sequenced(0, true, begin(key, jdbc));
    }
    Head head = found.get();
    if (key.isEmpty() || isOthers(head, key.get())) {
      return new Turn.NoKey();
    }
    boolean idle = !everywhere && places.given(jdbc) <= head.settled();
    if (idle && looked && head.refusal() == null) {
      return new Turn.Sequenced(0, false, Optional.empty());
    }
    Optional<Refusal> refusal = refusal(head, key.get());
    if (!refusal.equals(Optional.ofNullable(head.refusal()))) {
      Head.refuse(refusal.orElse(null), jdbc);
    }
    if (refusal.isPresent()) {
      return new Turn.Refused(refusal.get());
    }
    looked = true;
    return grow(head, key.get(), everywhere, jdbc);
  }

  private Optional<Note> begin(Optional<SigningKey> known, JdbcTemplate jdbc) throws IOException {
    SigningKey key = known.isPresent() ? known.get() : keyFile.make(name());
    Log log = Log.create(tiles, key);
    Head.begin(log.vkey(), jdbc);
    // What is remembered of an earlier log of this key is not forgotten for an empty one.
    return keyFile.newest().isPresent() ? Optional.empty() : Optional.of(log.checkpoint());
  }

  private String name() {
    if (!origin.isBlank()) {
      return origin;
    }
    byte[] own = new byte[ORIGIN_BYTES];
    random.nextBytes(own);
    return "breakwater.invalid/" + HexFormat.of().formatHex(own);
  }

  private Turn grow(Head head, SigningKey key, boolean everywhere, JdbcTemplate jdbc)
      throws IOException {
    long settled = places.settled(head.settled(), jdbc);
    List<Waiting> entries =
        everywhere ? Waiting.anywhere(MOST, jdbc) : Waiting.after(head.settled(), MOST, jdbc);
    boolean more = entries.size() == MOST;
    if (more) {
      settled = Math.max(head.settled(), Math.min(settled, entries.getLast().place()));
    }
    if (entries.isEmpty()) {
      head.settle(settled, jdbc);
      return new Turn.Sequenced(0, false, Optional.empty());
    }
    Log log = Log.open(tiles, key);
    if (log.size() != head.size()) {
      throw new IllegalStateException(
          "the log has " + log.size() + " entries, and " + head.size() + " are counted");
    }
    log.append(entries.stream().map(Waiting::leaf).toList());
    Waiting.takeIn(head.size(), entries, jdbc);
    head.grow(entries.size(), settled, jdbc);
    return new Turn.Sequenced(entries.size(), more, Optional.of(log.checkpoint()));
  }

  /** Whether the log fits what is known to have been signed. */
  private Optional<Refusal> refusal(Head head, SigningKey key) throws IOException {
    Refusal standing = head.refusal();
    if (standing != null
        && (standing.why() == Refusal.Why.FORKED || head.size() < standing.size())) {
      return Optional.of(standing);
    }
    Optional<Note> newest = keyFile.newest();
    if (newest.isEmpty()
        || !(key.verifierKey().check(newest.get()) instanceof SignatureCheck.Valid)) {
      return Optional.empty();
    }
    return Optional.ofNullable(against(Checkpoint.parse(newest.get().text()), head.size()));
  }

  private @Nullable Refusal against(Checkpoint signed, long size) throws IOException {
    if (signed.size() > size) {
      return new Refusal(Refusal.Why.BEHIND, signed.size());
    }
    boolean fits = new TileTree(tiles, size).root(signed.size()).equals(signed.root());
    return fits ? null : new Refusal(Refusal.Why.FORKED, signed.size());
  }
}
