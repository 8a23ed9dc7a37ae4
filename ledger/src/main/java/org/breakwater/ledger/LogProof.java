package org.breakwater.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.InclusionProof;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.witness.WitnessPolicy;

/**
 * A file that shows that one entry is in a log, to someone who has nothing else but the keys they
 * trust (c2sp.org/tlog-proof). Goes to a court, say, beside the entry itself.
 *
 * @param extra whatever goes along; nobody vouches for it
 * @param inclusion that the entry is under the checkpoint's root
 * @param checkpoint signed by the log and, it may be, by witnesses
 */
public record LogProof(Optional<byte[]> extra, InclusionProof inclusion, Note checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /** Whether the proof convinces. */
  public sealed interface Outcome {
    /**
     * The entry is in the log.
     *
     * @param cosignedBy which of the policy's witnesses signed the checkpoint
     */
    record Proved(Checkpoint checkpoint, Set<String> cosignedBy) implements Outcome {}

    /** It was not shown to be. */
    record NotProved(String words) implements Outcome {}
  }

  /**
   * Reads a {@code .tlog-proof} file.
   *
   * @throws IllegalArgumentException if it is not one, exactly as it would be written
   */
  public static LogProof parse(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.UTF_8);
    int blank = all.indexOf("\n\n");
    if (bytes.length > 2 * Note.LARGEST || blank < 0) {
      throw new IllegalArgumentException("not a log proof");
    }
    List<String> lines = new ArrayList<>(Arrays.asList(all.substring(0, blank).split("\n")));
    require(lines, HEAD);
    Optional<byte[]> extra = Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      extra =
          Optional.of(Base64.getDecoder().decode(lines.removeFirst().substring(EXTRA.length())));
    }
    long index = Long.parseLong(require(lines, INDEX).substring(INDEX.length()));
    List<Hash> hashes = lines.stream().map(Hash::fromBase64).toList();
    Note note = Note.parse(all.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
    long size = Checkpoint.parse(note.text()).size();
    LogProof proof = new LogProof(extra, new InclusionProof(index, size, hashes), note);
    if (!Arrays.equals(proof.bytes(), bytes)) {
      throw new IllegalArgumentException("not a log proof as it is written");
    }
    return proof;
  }

  private static String require(List<String> lines, String start) {
    if (lines.isEmpty() || !lines.getFirst().startsWith(start)) {
      throw new IllegalArgumentException("a log proof has a line that starts with " + start);
    }
    return lines.removeFirst();
  }

  /** The file. */
  public byte[] bytes() {
    StringBuilder all = new StringBuilder(HEAD).append('\n');
    extra.ifPresent(
        bytes -> all.append(EXTRA).append(Base64.getEncoder().encodeToString(bytes)).append('\n'));
    all.append(INDEX).append(inclusion.index()).append('\n');
    inclusion.hashes().forEach(hash -> all.append(hash.base64()).append('\n'));
    all.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Checks that an entry is in a log.
   *
   * @param entry the entry's bytes as they were logged
   * @param policy which logs are trusted, and which witnesses must have signed
   */
  public Outcome check(byte[] entry, WitnessPolicy policy) {
    Checkpoint stated = Checkpoint.parse(checkpoint.text());
    if (!policy.signedByLog(checkpoint)) {
      return new Outcome.NotProved("The checkpoint is not signed by a log that you trust.");
    }
    WitnessPolicy.Judgement judgement = policy.judge(checkpoint);
    if (!judgement.broken().isEmpty()) {
      return new Outcome.NotProved(
          "The signature of " + String.join(", ", judgement.broken()) + " is forged or damaged.");
    }
    if (!judgement.quorum()) {
      return new Outcome.NotProved("Too few of the witnesses that you trust have signed.");
    }
    boolean inside =
        inclusion.size() == stated.size()
            && inclusion.proves(TreeHasher.leaf(entry), stated.root());
    return inside
        ? new Outcome.Proved(stated, judgement.cosigned())
        : new Outcome.NotProved("This entry is not at place " + inclusion.index() + " of the log.");
  }
}
