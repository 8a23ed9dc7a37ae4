package org.breakwater.ledger.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.note.Note;

/**
 * Asks a witness to sign a checkpoint (c2sp.org/tlog-witness, add-checkpoint).
 *
 * @param oldSize the size that the witness is believed to have signed last, 0 for none
 * @param proof that the tree of the old size is in the one of the checkpoint
 * @param checkpoint signed by the log
 */
record AddCheckpoint(long oldSize, List<Hash> proof, Note checkpoint) {
  private static final String OLD = "old ";
  private static final int LONGEST_PROOF = 63;

  /** Most bytes of a request that are read. */
  static final int LARGEST = Note.LARGEST + 8_192;

  AddCheckpoint {
    proof = List.copyOf(proof);
    if (oldSize < 0 || proof.size() > LONGEST_PROOF) {
      throw new IllegalArgumentException("no such request: old size " + oldSize);
    }
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static AddCheckpoint parse(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.UTF_8);
    int blank = all.indexOf("\n\n");
    if (blank < 0 || !all.startsWith(OLD)) {
      throw new IllegalArgumentException("a request starts with the old size");
    }
    List<String> lines = new ArrayList<>(List.of(all.substring(0, blank).split("\n", -1)));
    String old = lines.removeFirst().substring(OLD.length());
    long oldSize = Long.parseLong(old);
    if (!Long.toString(oldSize).equals(old) || lines.size() > LONGEST_PROOF) {
      throw new IllegalArgumentException("the old size or the proof is not as it is written");
    }
    List<Hash> proof = lines.stream().map(Hash::fromBase64).toList();
    byte[] note = all.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
    return new AddCheckpoint(oldSize, proof, Note.parse(note));
  }

  byte[] bytes() {
    StringBuilder all = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> all.append(hash.base64()).append('\n'));
    all.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }
}
