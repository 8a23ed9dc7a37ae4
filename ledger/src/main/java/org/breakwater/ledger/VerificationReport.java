package org.breakwater.ledger;

import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.note.Checkpoint;

/**
 * What a verifier found.
 *
 * @param checkpoint the log's newest statement, if it could be read at all
 * @param cosignedBy the policy's witnesses that signed it
 * @param filesChecked how many tiles, bundles and checkpoints were read and found or not found good
 * @param beyondCheckpoint files for entries that no checkpoint covers yet, as while an append is
 *     going on; nothing can be said of them
 * @param findings what is wrong, and what lies beside the log without belonging to it
 */
public record VerificationReport(
    Optional<Checkpoint> checkpoint,
    List<String> cosignedBy,
    long filesChecked,
    long beyondCheckpoint,
    List<Finding> findings) {
  /** Takes copies. */
  public VerificationReport {
    cosignedBy = List.copyOf(cosignedBy);
    findings = List.copyOf(findings);
  }

  /**
   * Whether nothing is wrong. A file that lies beside the log, such as a lock of whoever writes it,
   * is named and proves nothing either way; one that stands where a tile or a bundle would is
   * wrong.
   */
  public boolean sound() {
    return wrong() == 0;
  }

  private long wrong() {
    return findings.stream().filter(finding -> !beside(finding)).count();
  }

  private static boolean beside(Finding finding) {
    return finding instanceof Finding.Stray(String path) && !path.startsWith("tile/");
  }

  /** The report for people, one statement a line. */
  public String words() {
    StringBuilder words = new StringBuilder();
    checkpoint.ifPresent(stated ->
        words
            .append("Log ")
            .append(stated.origin())
            .append(", ")
            .append(stated.size())
            .append(" entries, root ")
            .append(stated.root().base64())
            .append(".\n"));
    words.append("Witnessed by: ");
    words.append(cosignedBy.isEmpty() ? "none" : String.join(", ", cosignedBy)).append(".\n");
    words.append(filesChecked).append(" files checked");
    words.append(beyondCheckpoint == 0 ? "" : ", " + beyondCheckpoint + " not yet covered");
    words.append(".\n");
    findings.forEach(finding -> words.append(finding.words()).append('\n'));
    words.append(sound() ? "Nothing is wrong.\n" : wrong() + " things are wrong.\n");
    return words.toString();
  }
}
