package org.breakwater.log;

import java.util.List;
import org.breakwater.pages.Row;
import org.breakwater.pages.Words;

/** What the page of a proof says. */
public final class ProofWords {
  private final Proofs.Proved proved;
  private final Words words;

  ProofWords(Proofs.Proved proved, Words words) {
    this.proved = proved;
    this.words = words;
  }

  /** Where the entry itself is read. */
  public String entry() {
    return "/entries/" + proved.entry();
  }

  /** Where the file is. */
  public String file() {
    return entry() + "/tlog-proof";
  }

  /** Whether the entry is in the log yet. */
  public boolean inLog() {
    return proved.proof() != null;
  }

  /** Whether the log has it as the record does. */
  public boolean holds() {
    Proofs.Proof proof = proved.proof();
    return proof != null && proof.holds();
  }

  /** Where in the log it is. */
  public List<Row> facts() {
    Proofs.Proof proof = proved.proof();
    return proof == null
        ? List.of()
        : List.of(
            Row.of(words.of("log.proof.place"), Long.toString(proof.position())),
            Row.of(words.of("log.size"), Long.toString(proof.checkpoint().size())),
            Row.of(words.of("log.name"), proof.checkpoint().origin()),
            Row.of(words.of("log.root"), proof.checkpoint().root().base64()));
  }

  /** What an outsider types to check the file. */
  public String command() {
    Proofs.Proof proof = proved.proof();
    return proof == null
        ? ""
        : "./breakwater log check " + proved.entry() + ".tlog-proof --vkey " + proof.vkey();
  }
}
