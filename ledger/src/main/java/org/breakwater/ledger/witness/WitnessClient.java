package org.breakwater.ledger.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.merkle.ConsistencyProof;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.NoteSignature;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.tiles.TileTree;

/**
 * Asks one witness to sign a log's checkpoints, and believes nothing it says without checking.
 * Remembers the size that the witness signed last, and asks it when it does not know. Not for use
 * by two threads at once.
 */
public final class WitnessClient {
  /** What came of asking. */
  public sealed interface Answer {
    /** The witness signed; the signatures were checked. */
    record Cosigned(List<NoteSignature> signatures) implements Answer {}

    /** The witness will not sign: it saw another history, or does not know the log. */
    record Refused(int status, String words) implements Answer {}

    /** The witness could not be reached or did not make sense; try again later. */
    record Failed(String words) implements Answer {}
  }

  private static final int LONGEST_ANSWER = 64 * 1024;

  private final HttpClient client;
  private final WitnessPolicy.Witness witness;
  private final URI address;
  private final Duration patience;
  private long known;

  /**
   * A client for a witness whose address the policy gives.
   *
   * @param patience how long to wait for each answer
   * @throws IllegalArgumentException if the policy gives no address
   */
  public WitnessClient(HttpClient client, WitnessPolicy.Witness witness, Duration patience) {
    this.client = client;
    this.witness = witness;
    this.patience = patience;
    String prefix =
        witness
            .address()
            .map(URI::toString)
            .orElseThrow(() -> new IllegalArgumentException("no address for " + witness.name()));
    this.address = URI.create(prefix + (prefix.endsWith("/") ? "" : "/") + "add-checkpoint");
  }

  /** Which witness it asks. */
  public WitnessPolicy.Witness witness() {
    return witness;
  }

  /**
   * Asks for a signature.
   *
   * @param tree the log's tree, of at least the checkpoint's size, to make the proof from
   * @throws InterruptedException if the thread is told to stop
   */
  public Answer ask(Note checkpoint, TileTree tree) throws InterruptedException {
    long size = Checkpoint.parse(checkpoint.text()).size();
    try {
      HttpResponse<InputStream> response = send(checkpoint, tree, size);
      if (response.statusCode() == 409) {
        long actual = Long.parseLong(body(response).strip());
        if (actual == known || actual > size) {
          return new Answer.Refused(409, "the witness signed size " + actual + " already");
        }
        known = actual;
        response = send(checkpoint, tree, size);
      }
      return judge(response, checkpoint, size);
    } catch (IOException | IllegalArgumentException e) {
      return new Answer.Failed(String.valueOf(e.getMessage()));
    }
  }

  private HttpResponse<InputStream> send(Note checkpoint, TileTree tree, long size)
      throws IOException, InterruptedException {
    long from = Math.min(known, size);
    List<Hash> proof = from == 0 ? List.of() : ConsistencyProof.of(tree, from, size).hashes();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    new AddCheckpoint(from, proof, checkpoint).bytes()))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private Answer judge(HttpResponse<InputStream> response, Note checkpoint, long size)
      throws IOException {
    String body = body(response);
    if (response.statusCode() != 200) {
      return response.statusCode() >= 500
          ? new Answer.Failed("answered " + response.statusCode())
          : new Answer.Refused(response.statusCode(), body.strip());
    }
    List<NoteSignature> signatures =
        body.lines()
            .map(NoteSignature::parse)
            .filter(signature -> signature.name().equals(witness.key().name()))
            .filter(signature -> signature.keyId() == witness.key().keyId())
            .toList();
    Optional<Note> signed =
        signatures.isEmpty()
            ? Optional.empty()
            : Optional.of(new Note(checkpoint.text(), signatures));
    if (signed.isEmpty() || !(witness.key().check(signed.get()) instanceof SignatureCheck.Valid)) {
      return new Answer.Failed("answered without a good signature");
    }
    known = size;
    return new Answer.Cosigned(signatures);
  }

  private static String body(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }
  }
}
