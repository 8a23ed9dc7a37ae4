package org.breakwater.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.LogProof;
import org.breakwater.log.Proofs;

/**
 * Files of evidence between being made and being taken: for some days, and for their maker alone.
 * The record keeps that they were made and of what; it does not keep them.
 */
public final class KeptFiles {
  /** How long a file can be taken. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final String KEEP =
      """
      insert into workspace.evidence_file (entry, maker, made, shows, content)
      values (?, ?, ?, ?, ?)\
      """;

  private static final String PASSED = "delete from workspace.evidence_file where made < ?";

  private static final String FIND =
      "select content from workspace.evidence_file where entry = ? and maker = ? and made >= ?";

  private final Transactions transactions;
  private final Proofs proofs;
  private final Clock clock;

  KeptFiles(Transactions transactions, Proofs proofs, Clock clock) {
    this.transactions = transactions;
    this.proofs = proofs;
    this.clock = clock;
  }

  /**
   * Keeps a file; joins the transaction that adds the entry by which it was made.
   *
   * @param shows entries whose words are in it
   */
  public void keep(UUID entry, Viewer maker, Collection<UUID> shows, EvidenceFile file) {
    transactions.writing(() -> {
      transactions.batch().update(PASSED, oldest());
      transactions
          .batch()
          .update(
              KEEP,
              entry,
              maker.id(),
              clock.instant().atOffset(ZoneOffset.UTC),
              shows.toArray(UUID[]::new),
              file.unsealed());
    });
  }

  /** Whether this viewer can take the file that was made under an entry. */
  public boolean has(UUID entry, Viewer viewer) {
    return content(entry, viewer).isPresent();
  }

  /**
   * The file, sealed with the proof of the entry that made it. Nothing where there is none of this
   * viewer's; not yet while the log has not come to that entry.
   */
  public Sealed sealed(UUID entry, Viewer viewer) {
    Optional<byte[]> content = content(entry, viewer);
    if (content.isEmpty()) {
      return new Sealed.Gone();
    }
    proofs.takeIn();
    Optional<LogProof> seal =
        transactions.writing(
            () -> proofs.under(java.util.List.of(entry)).flatMap(under -> under.whole(entry)));
    return seal.<Sealed>map(proof -> new Sealed.File(EvidenceFile.sealed(content.get(), proof)))
        .orElseGet(Sealed.NotYet::new);
  }

  /** What becomes of the wish to take a file. */
  public sealed interface Sealed {
    /** Here it is. */
    record File(byte[] bytes) implements Sealed {}

    /** The log stands still, and nothing can be proved. */
    record NotYet() implements Sealed {}

    /** There is none, or no longer, or somebody else's. */
    record Gone() implements Sealed {}
  }

  private Optional<byte[]> content(UUID entry, Viewer viewer) {
    return transactions.writing(() ->
        transactions.batch().queryForList(FIND, byte[].class, entry, viewer.id(), oldest()).stream()
            .findFirst());
  }

  private OffsetDateTime oldest() {
    return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
  }
}
