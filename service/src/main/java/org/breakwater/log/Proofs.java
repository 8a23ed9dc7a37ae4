package org.breakwater.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.LogProof;
import org.breakwater.ledger.merkle.InclusionProof;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Held;
import org.breakwater.record.Opened;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Proofs that entries are in the log as they are in the record, within the running transaction. */
public final class Proofs {
  private static final String HELD =
      "select "
          + Held.COLUMNS
          + " from record.entry e join record.body b on b.entry = e.id where e.id = ?";

  private static final String SEEN =
      """
      select exists (select 1 from record.entry e join record.body b on b.entry = e.id
        where e.id = ?)\
      """;

  private static final String POSITION = "select position from log.sequenced where entry = ?";

  private static final String SUBJECTS =
      """
      select case when exists (select 1 from readings.person p where p.id = a.subject)
        then 'person' else 'thing' end, a.subject
      from readings.appearance a where a.entry = ? order by 1, 2\
      """;

  private static final String POSITIONS =
      "select entry, position from log.sequenced where entry = any(?)";

  private final Transactions transactions;
  private final PostgresTiles tiles;
  private final Sequencer sequencer;

  Proofs(Transactions transactions, PostgresTiles tiles, Sequencer sequencer) {
    this.transactions = transactions;
    this.tiles = tiles;
    this.sequencer = sequencer;
  }

  /**
   * One entry and what the log says of it.
   *
   * @param subjects whom and what it is about, as far as the viewer sees them
   * @param proof nothing while the entry waits for the log
   */
  record Proved(UUID entry, List<Subject> subjects, @Nullable Proof proof) {}

  /**
   * A proof, and how it came out when it was checked here.
   *
   * @param vkey with what it is checked
   */
  record Proof(LogProof file, boolean holds, Checkpoint checkpoint, String vkey) {
    long position() {
      return file.inclusion().index();
    }
  }

  /** Nothing where the transaction's viewer may not see the entry. */
  Optional<Proved> of(UUID entry) {
    return transactions.batch().query(HELD, (row, _) -> Held.of(row, 1), entry).stream()
        .findFirst()
        .map(held -> new Proved(entry, subjects(entry), proof(held).orElse(null)));
  }

  /**
   * Whom and what an entry is about, as far as the transaction's viewer sees them; nothing where
   * they may not see the entry.
   */
  Optional<List<Subject>> about(UUID entry) {
    boolean seen =
        Boolean.TRUE.equals(transactions.batch().queryForObject(SEEN, Boolean.class, entry));
    return seen ? Optional.of(subjects(entry)) : Optional.empty();
  }

  /** Whether the log does not have this entry yet. */
  boolean waits(UUID entry) {
    return position(entry).isEmpty();
  }

  /**
   * Has the log take in what was stored, for whoever asks for the proof of what was stored a moment
   * ago. Outside of a transaction.
   */
  public void takeIn() {
    sequencer.takeInAll();
  }

  /**
   * One state of the log against which several entries are proved.
   *
   * @param vkey with what its signature is checked
   */
  public final class Under {
    private final Note note;
    private final Checkpoint checkpoint;
    private final TileTree tree;
    private final Map<UUID, Long> positions;
    private final String vkey;

    private Under(Note note, Map<UUID, Long> positions, String vkey) {
      this.note = note;
      this.checkpoint = Checkpoint.parse(note.text());
      this.tree = new TileTree(tiles, checkpoint.size());
      this.positions = positions;
      this.vkey = vkey;
    }

    /** With what the log's signature is checked. */
    public String vkey() {
      return vkey;
    }

    /** The log's size and root, as signed. */
    public Checkpoint checkpoint() {
      return checkpoint;
    }

    /** Where in the log an entry is. */
    public long position(UUID entry) {
      return Objects.requireNonNull(positions.get(entry));
    }

    /**
     * The proof of an entry with what opens it along; nothing where the transaction's viewer may
     * not see the entry, or its words are gone.
     */
    public Optional<LogProof> whole(UUID entry) {
      return transactions.batch().query(HELD, (row, _) -> Held.of(row, 1), entry).stream()
          .findFirst()
          .map(held -> proof(entry, Optional.of(held.opened().json())));
    }

    /** The proof that something is there, without its words: see {@link #leaf}. */
    public LogProof bare(UUID entry) {
      return proof(entry, Optional.empty());
    }

    /** What the log has of an entry: when it came, and commitments that tell nothing. */
    public byte[] leaf(UUID entry) {
      try {
        return tree.entry(position(entry));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private LogProof proof(UUID entry, Optional<byte[]> extra) {
      try {
        return new LogProof(
            extra, InclusionProof.of(tree, position(entry), checkpoint.size()), note);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The state under which all of these entries are: the newest that enough witnesses signed, if
   * they are under it; else the newest. Nothing while one of them waits for the log.
   *
   * @param entries which the transaction may see
   */
  public Optional<Under> under(Collection<UUID> entries) {
    var positions = new HashMap<UUID, Long>();
    RowCallbackHandler each = row -> positions.put(row.getObject(1, UUID.class), row.getLong(2));
    transactions.batch().query(POSITIONS, each, (Object) entries.toArray(UUID[]::new));
    Optional<Head> head = Head.read(transactions.batch());
    if (head.isEmpty() || !positions.keySet().containsAll(entries)) {
      return Optional.empty();
    }
    long last = positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
    try {
      return Optional.of(new Under(checkpoint(last), positions, head.get().vkey()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Long> position(UUID entry) {
    return transactions.batch().queryForList(POSITION, Long.class, entry).stream().findFirst();
  }

  private List<Subject> subjects(UUID entry) {
    return transactions
        .batch()
        .query(
            SUBJECTS,
            (row, _) -> new Subject(row.getString(1), row.getObject(2, UUID.class)),
            entry);
  }

  private Optional<Proof> proof(Held held) {
    Optional<Head> head = Head.read(transactions.batch());
    Optional<Long> position = position(held.id());
    if (head.isEmpty() || position.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(proof(held.opened(), position.get(), head.get().vkey()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Proof proof(Opened opened, long position, String vkey) throws IOException {
    Note note = checkpoint(position);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    var tree = new TileTree(tiles, checkpoint.size());
    var file =
        new LogProof(
            Optional.of(opened.json()), InclusionProof.of(tree, position, checkpoint.size()), note);
    boolean holds =
        file.check(opened.leaf(), WitnessPolicy.only(VerifierKey.parse(vkey)))
            instanceof LogProof.Outcome.Proved;
    return new Proof(file, holds, checkpoint, vkey);
  }

  /** One that enough witnesses have signed, if the entry is under it; else the newest. */
  private Note checkpoint(long position) throws IOException {
    Optional<Note> cosigned =
        tiles
            .read(Witnessing.COSIGNED)
            .map(Note::parse)
            .filter(note -> Checkpoint.parse(note.text()).size() > position);
    return cosigned.isPresent()
        ? cosigned.get()
        : Note.parse(
            tiles
                .read(Tiles.CHECKPOINT)
                .orElseThrow(() -> new IOException("the log has no checkpoint")));
  }
}
