package org.breakwater.ledger.witness;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.NoteSignature;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.tiles.Tiles;

/**
 * Asks all witnesses of a policy at once to sign a log's checkpoint. A witness that is down or slow
 * costs only the patience it is given, and never stops the log. Not for use by two threads at once.
 */
public final class GatherCosignatures {
  private final Tiles tiles;
  private final WitnessPolicy policy;
  private final List<WitnessClient> clients;

  /**
   * What came of asking.
   *
   * @param checkpoint with all signatures that were given
   * @param quorum whether they are enough for the policy
   * @param answers what each witness answered, by its name in the policy
   */
  public record Outcome(
      Note checkpoint, boolean quorum, Map<String, WitnessClient.Answer> answers) {}

  /**
   * Prepares to ask.
   *
   * @param tiles the log's
   * @param policy whose witnesses are asked, those of them that have an address
   * @param patience how long each may take for one answer
   */
  public GatherCosignatures(
      Tiles tiles, WitnessPolicy policy, HttpClient client, Duration patience) {
    this.tiles = tiles;
    this.policy = policy;
    this.clients =
        policy.witnesses().stream()
            .filter(witness -> witness.address().isPresent())
            .map(witness -> new WitnessClient(client, witness, patience))
            .toList();
  }

  /**
   * Asks for signatures on a checkpoint, and waits until every witness has answered or run out of
   * time.
   *
   * @throws InterruptedException if the thread is told to stop
   */
  public Outcome ask(Note checkpoint) throws InterruptedException {
    long size = Checkpoint.parse(checkpoint.text()).size();
    Map<String, WitnessClient.Answer> answers = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<WitnessClient.Answer>> asked = new LinkedHashMap<>();
      for (WitnessClient client : clients) {
        asked.put(
            client.witness().name(),
            threads.submit(() -> client.ask(checkpoint, new TileTree(tiles, size))));
      }
      for (Map.Entry<String, Future<WitnessClient.Answer>> entry : asked.entrySet()) {
        answers.put(entry.getKey(), answer(entry.getValue()));
      }
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (WitnessClient.Answer answer : answers.values()) {
      if (answer instanceof WitnessClient.Answer.Cosigned cosigned) {
        signatures.addAll(cosigned.signatures());
      }
    }
    Note signed = checkpoint.with(signatures);
    return new Outcome(signed, policy.judge(signed).quorum(), answers);
  }

  private static WitnessClient.Answer answer(Future<WitnessClient.Answer> asked)
      throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a witness answers or is interrupted", e);
    }
  }
}
