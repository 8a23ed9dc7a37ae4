package org.breakwater.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.GatherCosignatures;
import org.breakwater.ledger.witness.WitnessClient;
import org.breakwater.ledger.witness.WitnessPolicy;

/**
 * Has outsiders sign what the log states, after it was stored: nothing waits for them. When enough
 * of them signed, that checkpoint is the one which is published.
 *
 * <p>A witness that will not sign is not simply believed: it may be wrong, or wish the log to stand
 * still. It is asked for the checkpoint that it signed last, and only one that bears the log's own
 * signature and does not fit the log stops it.
 */
final class Witnessing {
  /** Where the newest checkpoint that enough witnesses signed is kept. */
  static final String COSIGNED = "cosigned";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LARGEST_ANSWER = 64 * 1024;

  private final Published published;
  private final Sequencer sequencer;
  private final WitnessPolicy policy;
  private final HttpClient client;
  private final GatherCosignatures gather;
  private String done = "";

  Witnessing(
      Transactions transactions,
      PostgresTiles tiles,
      Sequencer sequencer,
      WitnessPolicy policy,
      HttpClient client) {
    this.published = new Published(transactions, tiles);
    this.sequencer = sequencer;
    this.policy = policy;
    this.client = client;
    this.gather = new GatherCosignatures(published, policy, client, PATIENCE);
  }

  /**
   * Has the newest checkpoint signed, unless that was done.
   *
   * @return whether enough witnesses have signed the newest checkpoint
   * @throws InterruptedException if the thread is told to stop
   */
  boolean turn() throws InterruptedException, IOException {
    Optional<byte[]> newest = published.read(Tiles.CHECKPOINT);
    if (newest.isEmpty()) {
      return false;
    }
    Note note = Note.parse(newest.get());
    if (note.text().equals(done)) {
      return true;
    }
    GatherCosignatures.Outcome outcome = gather.ask(note);
    boolean published = sequencer.publish(outcome.checkpoint(), outcome.quorum());
    for (WitnessPolicy.Witness witness : policy.witnesses()) {
      if (outcome.answers().get(witness.name()) instanceof WitnessClient.Answer.Refused
          && witness.address().isPresent()) {
        signedLast(witness.address().get(), Checkpoint.parse(note.text()).origin())
            .ifPresent(sequencer::heed);
      }
    }
    if (published && outcome.quorum()) {
      done = note.text();
    }
    return outcome.quorum();
  }

  private Optional<Note> signedLast(URI witness, String origin) throws InterruptedException {
    String prefix = witness.toString().endsWith("/") ? witness.toString() : witness + "/";
    String hash =
        HexFormat.of()
            .formatHex(TreeHasher.sha256().digest(origin.getBytes(StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(prefix + hash + "/checkpoint")).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return response.statusCode() == 200
            ? Optional.of(Note.parse(body.readNBytes(LARGEST_ANSWER)))
            : Optional.empty();
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
