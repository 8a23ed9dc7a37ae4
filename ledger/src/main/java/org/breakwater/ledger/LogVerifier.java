package org.breakwater.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;

/**
 * Checks a whole log without trusting whoever keeps it: rebuilds the tree from the entries,
 * compares every tile, and checks every signature. Needs memory for a few tiles and bundles,
 * whatever the size of the log, and uses all processors.
 */
public final class LogVerifier {
  private final VerifierKey logKey;
  private final WitnessPolicy policy;
  private final List<Note> seenBefore;

  private LogVerifier(VerifierKey logKey, WitnessPolicy policy, List<Note> seenBefore) {
    this.logKey = logKey;
    this.policy = policy;
    this.seenBefore = seenBefore;
  }

  /** Checks a log that needs no witnesses. */
  public LogVerifier(VerifierKey logKey) {
    this(logKey, WitnessPolicy.only(logKey), List.of());
  }

  /** The same, with witnesses that must have signed the newest checkpoint. */
  public LogVerifier requiring(WitnessPolicy witnesses) {
    return new LogVerifier(logKey, witnesses, seenBefore);
  }

  /**
   * The same, with a checkpoint from earlier, such as a witness remembers: the log must still hold
   * everything it held then.
   */
  public LogVerifier remembering(Note earlier) {
    return new LogVerifier(
        logKey, policy, Stream.concat(seenBefore.stream(), Stream.of(earlier)).toList());
  }

  /** Checks a log. */
  public VerificationReport verify(Tiles tiles) {
    Findings findings = new Findings();
    ReadCheck reads = new ReadCheck(tiles, findings);
    Optional<Note> note = reads.read(Tiles.CHECKPOINT).flatMap(bytes -> note(bytes, findings));
    Optional<Checkpoint> stated =
        note.flatMap(signed -> checkpoint(Tiles.CHECKPOINT, signed, findings));
    List<String> cosigned =
        note.map(signed -> witnesses(Tiles.CHECKPOINT, signed, findings)).orElse(List.of());
    long beyond = 0;
    if (stated.isPresent()) {
      long size = stated.get().size();
      new Rebuild(reads, findings, size).compareWith(stated.get());
      TileTree tree = new TileTree(tiles, size);
      seenBefore.forEach(earlier -> earlier("the checkpoint seen before", earlier, tree, findings));
      beyond = others(tiles, reads, tree, findings);
    }
    return new VerificationReport(stated, cosigned, reads.count(), beyond, findings.all());
  }

  private static Optional<Note> note(byte[] bytes, Findings findings) {
    try {
      return Optional.of(Note.parse(bytes));
    } catch (IllegalArgumentException e) {
      findings.add(new Finding.Malformed(Tiles.CHECKPOINT, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** What a note states, after checking who says so. */
  private Optional<Checkpoint> checkpoint(String path, Note note, Findings findings) {
    switch (logKey.check(note)) {
      case SignatureCheck.Valid _ -> {}
      case SignatureCheck.Absent _ -> findings.add(new Finding.NotSigned(path, logKey.name()));
      case SignatureCheck.Broken _ ->
          findings.add(new Finding.BrokenSignature(path, logKey.name()));
    }
    try {
      Checkpoint stated = Checkpoint.parse(note.text());
      if (!stated.origin().equals(logKey.name())) {
        findings.add(new Finding.WrongOrigin(path, logKey.name(), stated.origin()));
      }
      return Optional.of(stated);
    } catch (IllegalArgumentException e) {
      findings.add(new Finding.Malformed(path, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private List<String> witnesses(String path, Note note, Findings findings) {
    WitnessPolicy.Judgement judgement = policy.judge(note);
    judgement.broken().forEach(name -> findings.add(new Finding.BrokenSignature(path, name)));
    if (!judgement.quorum()) {
      findings.add(new Finding.TooFewWitnesses(path, String.join(", ", judgement.cosigned())));
    }
    return List.copyOf(judgement.cosigned());
  }

  /** An earlier checkpoint must be signed, and the tree, now known to be good, must hold it. */
  private void earlier(String path, Note note, TileTree tree, Findings findings) {
    Optional<Checkpoint> parsed = checkpoint(path, note, findings);
    if (parsed.isEmpty()) {
      return;
    }
    Checkpoint before = parsed.get();
    if (before.size() > tree.size()) {
      findings.add(new Finding.Shorter(path, before.size(), tree.size()));
      return;
    }
    try {
      Hash found = tree.root(before.size());
      if (!found.equals(before.root())) {
        findings.add(new Finding.RootDiffers(path, before.size(), before.root(), found));
      }
    } catch (IOException e) {
      findings.add(new Finding.Unreadable(path, String.valueOf(e.getMessage())));
    }
  }

  /** Looks at whatever else lies there, where that can be told; returns what is beyond the tree. */
  private long others(Tiles tiles, ReadCheck reads, TileTree tree, Findings findings) {
    long beyond = 0;
    try (Stream<String> paths = tiles.list().orElse(Stream.of())) {
      for (String path : (Iterable<String>) paths::iterator) {
        if (findings.enough()) {
          break;
        }
        boolean checked = path.equals(Tiles.CHECKPOINT);
        beyond += !checked && isBeyond(path, reads, tree, findings) ? 1 : 0;
      }
    } catch (IOException | UncheckedIOException e) {
      findings.add(new Finding.Unreadable("the list of files", String.valueOf(e.getMessage())));
    }
    return beyond;
  }

  private boolean isBeyond(String path, ReadCheck reads, TileTree tree, Findings findings) {
    if (Witnessed.is(path)) {
      witnessed(path, reads, tree, findings);
      return false;
    }
    Optional<TilePath> tile = TilePath.parse(path);
    if (tile.isEmpty()) {
      findings.add(new Finding.Stray(path));
      return false;
    }
    int width = tile.get().widthAt(tree.size());
    if (tile.get().width() < width) {
      reads.comparePrefix(tile.get(), width);
    }
    return tile.get().width() > width;
  }

  private void witnessed(String path, ReadCheck reads, TileTree tree, Findings findings) {
    Optional<byte[]> bytes = reads.read(path);
    if (bytes.isEmpty()) {
      return;
    }
    try {
      Note note = Note.parse(bytes.get());
      witnesses(path, note, findings);
      earlier(path, note, tree, findings);
      if (!path.equals(Witnessed.path(Checkpoint.parse(note.text()).size()))) {
        findings.add(new Finding.Stray(path));
      }
    } catch (IllegalArgumentException e) {
      findings.add(new Finding.Malformed(path, String.valueOf(e.getMessage())));
    }
  }
}
