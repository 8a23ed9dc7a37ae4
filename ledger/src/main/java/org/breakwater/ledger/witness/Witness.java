package org.breakwater.ledger.witness;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.merkle.ConsistencyProof;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.NoteSignature;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.TileStore;

/**
 * Signs a log's checkpoints as long as each holds everything that the last one held, and refuses
 * for ever to sign a different history. Remembers durably before it signs. Safe for use by several
 * threads.
 */
public final class Witness {
  /** How a witness answers. */
  public sealed interface Answer {
    /** Signed: the witness's cosignatures. */
    record Cosigned(List<NoteSignature> signatures) implements Answer {}

    /** What was believed to be signed last is not: the size that was, to try again with. */
    record Conflict(long size) implements Answer {}

    /** The new tree does not hold the old one: the log shows two histories, or erred. */
    record NotConsistent(String words) implements Answer {}

    /** The log did not sign the checkpoint. */
    record NotSigned() implements Answer {}

    /** A log that this witness does not watch. */
    record UnknownLog() implements Answer {}

    /** Not a request at all. */
    record Malformed(String words) implements Answer {}
  }

  private final List<VerifierKey> logs;
  private final List<SigningKey> keys;
  private final WitnessState state;
  private final Clock clock;

  /**
   * A witness.
   *
   * @param logs the keys of the logs it watches; a log may have several, under one name
   * @param keys its own, at least one, of the cosignature kinds: an Ed25519 one, and an ML-DSA-44
   *     one too where signatures should outlast quantum computers
   * @param store where it remembers what it signed; nobody else's
   */
  public Witness(List<VerifierKey> logs, List<SigningKey> keys, TileStore store, Clock clock) {
    if (keys.isEmpty() || !keys.stream().allMatch(key -> key.verifierKey().kind().timed())) {
      throw new IllegalArgumentException("a witness signs with cosignature keys");
    }
    this.logs = List.copyOf(logs);
    this.keys = List.copyOf(keys);
    this.state = new WitnessState(store);
    this.clock = clock;
  }

  /**
   * Answers a request to sign a checkpoint.
   *
   * @param request as c2sp.org/tlog-witness has it
   * @throws IOException if the witness could not read or save what it remembers; nothing was signed
   */
  public synchronized Answer addCheckpoint(byte[] request) throws IOException {
    AddCheckpoint parsed;
    Checkpoint stated;
    try {
      parsed = AddCheckpoint.parse(request);
      stated = Checkpoint.parse(parsed.checkpoint().text());
    } catch (IllegalArgumentException e) {
      return new Answer.Malformed(String.valueOf(e.getMessage()));
    }
    List<VerifierKey> logKeys =
        logs.stream().filter(log -> log.name().equals(stated.origin())).toList();
    if (logKeys.isEmpty()) {
      return new Answer.UnknownLog();
    }
    if (!signed(parsed.checkpoint(), logKeys)) {
      return new Answer.NotSigned();
    }
    if (parsed.oldSize() > stated.size()) {
      return new Answer.Malformed("the old size is larger than the new one");
    }
    return judge(parsed, stated);
  }

  private static boolean signed(Note note, List<VerifierKey> logKeys) {
    List<SignatureCheck> checks = logKeys.stream().map(log -> log.check(note)).toList();
    return checks.stream().anyMatch(SignatureCheck.Valid.class::isInstance)
        && checks.stream().noneMatch(SignatureCheck.Broken.class::isInstance);
  }

  private Answer judge(AddCheckpoint request, Checkpoint stated) throws IOException {
    Optional<Checkpoint> last =
        state.latest(stated.origin()).map(note -> Checkpoint.parse(note.text()));
    long known = last.map(Checkpoint::size).orElse(0L);
    if (request.oldSize() != known) {
      return new Answer.Conflict(known);
    }
    if (last.isPresent() && known == stated.size() && !last.get().root().equals(stated.root())) {
      return new Answer.NotConsistent("another root was signed for this size");
    }
    if (!consistent(request, last, stated)) {
      return new Answer.NotConsistent("the proof does not lead from the old tree to the new one");
    }
    return sign(request.checkpoint(), stated);
  }

  private static boolean consistent(
      AddCheckpoint request, Optional<Checkpoint> last, Checkpoint stated) {
    if (request.oldSize() == 0) { // everything grows from nothing, and no proof is needed
      boolean empty = stated.size() > 0 || stated.root().equals(TreeHasher.EMPTY);
      return request.proof().isEmpty() && empty;
    }
    return last.isPresent()
        && new ConsistencyProof(request.oldSize(), stated.size(), request.proof())
            .proves(last.get().root(), stated.root());
  }

  /** Remembers first. If it cannot, nothing is signed. */
  private Answer sign(Note note, Checkpoint stated) throws IOException {
    Instant now = clock.instant();
    List<NoteSignature> signatures = keys.stream().map(key -> key.sign(note.text(), now)).toList();
    List<NoteSignature> logsOwn =
        note.signatures().stream()
            .filter(signature -> signature.name().equals(stated.origin()))
            .toList();
    state.remember(stated.origin(), new Note(note.text(), logsOwn).with(signatures));
    return new Answer.Cosigned(signatures);
  }

  /**
   * The newest checkpoint that was signed for a log, with this witness's signatures.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<Note> latest(String origin) throws IOException {
    return state.latest(origin);
  }

  /** What a reader finds at {@code <hash of the origin>/checkpoint}. */
  Optional<byte[]> read(String path) throws IOException {
    boolean watched = logs.stream().anyMatch(log -> WitnessState.path(log.name()).equals(path));
    return watched ? state.read(path) : Optional.empty();
  }
}
