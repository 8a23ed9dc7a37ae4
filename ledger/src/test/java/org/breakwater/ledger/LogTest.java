package org.breakwater.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogTest {
  private static final LogVerifier VERIFIER = new LogVerifier(Keys.LOG.verifierKey());

  @TempDir Path folder;

  @Test
  void entries_come_back_as_they_were_put_in_after_the_log_is_opened_again() throws Exception {
    TileStore store = new DirectoryTiles(folder);
    Log log = Log.create(store, Keys.LOG);
    assertThat(log.append(LogVerifierTest.entries(0, 300))).isZero();
    assertThat(log.append(List.of())).isEqualTo(300);
    assertThat(Log.open(store, Keys.LOG).append(LogVerifierTest.entries(300, 400))).isEqualTo(300);
    TileTree tree = new TileTree(store, 700);
    for (int entry = 0; entry < 700; entry++) {
      assertThat(tree.entry(entry)).isEqualTo(LogVerifierTest.entries(entry, 1).getFirst());
    }
    assertThat(VERIFIER.verify(store).words()).endsWith("Nothing is wrong.\n");
  }

  @Test
  void the_proof_of_every_entry_convinces_whoever_has_only_the_logs_key() throws Exception {
    Log log = Log.create(new MemoryTiles(), Keys.LOG);
    log.append(LogVerifierTest.entries(0, 270));
    WitnessPolicy policy = WitnessPolicy.only(Keys.LOG.verifierKey());
    for (int place = 0; place < 270; place++) {
      byte[] entry = LogVerifierTest.entries(place, 1).getFirst();
      LogProof proof = LogProof.parse(log.prove(place).bytes());
      assertThat(proof.check(entry, policy)).isInstanceOf(LogProof.Outcome.Proved.class);
      assertThat(proof.check(new byte[] {1}, policy))
          .isInstanceOf(LogProof.Outcome.NotProved.class);
    }
  }

  /** Three appends; the second fails at every step in turn, and then the log is opened again. */
  @ParameterizedTest
  @EnumSource
  void after_a_failure_at_any_step_nothing_acknowledged_is_lost_and_nothing_is_doubled(
      FailingTiles.Saved saved) throws Exception {
    boolean reached = true;
    for (int step = 0; reached; step++) {
      MemoryTiles store = new MemoryTiles();
      Log.create(store, Keys.LOG).append(LogVerifierTest.entries(0, 250));
      FailingTiles failing = new FailingTiles(store, step, saved, step);
      Log log = Log.open(failing, Keys.LOG);
      boolean acknowledged = appended(log, LogVerifierTest.entries(250, 10));
      reached = failing.failed();
      Log again = Log.open(store, Keys.LOG);
      assertThat(again.size()).isIn(acknowledged ? List.of(260L) : List.of(250L, 260L));
      assertThat(VERIFIER.verify(store).words()).endsWith("Nothing is wrong.\n");
      assertThat(VERIFIER.verify(store).beyondCheckpoint()).isZero();
      int missing = (int) (263 - again.size());
      again.append(LogVerifierTest.entries(again.size(), missing));
      Log undisturbed = Log.create(new MemoryTiles(), Keys.LOG);
      undisturbed.append(LogVerifierTest.entries(0, 263));
      assertThat(again.checkpoint()).isEqualTo(undisturbed.checkpoint());
      assertThat(VERIFIER.verify(store).words()).endsWith("Nothing is wrong.\n");
    }
  }

  private static boolean appended(Log log, List<byte[]> entries) {
    try {
      log.append(entries);
      return true;
    } catch (AppendInterrupted e) {
      assertThatIllegalStateException().isThrownBy(() -> log.append(entries));
      return false;
    }
  }

  /** Seeded random histories of appends, failures of all kinds and openings. */
  @Test
  void a_log_that_fails_again_and_again_ends_as_one_that_never_did() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      MemoryTiles store = new MemoryTiles();
      Log.create(store, Keys.LOG);
      long acknowledged = 0;
      while (acknowledged < 900) {
        FailingTiles.Saved saved = FailingTiles.Saved.values()[random.nextInt(3)];
        TileStore failing = new FailingTiles(store, random.nextInt(8), saved, seed);
        Log log;
        try {
          log = Log.open(failing, Keys.LOG);
        } catch (IOException e) {
          continue; // it failed while it tidied up
        }
        assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged);
        acknowledged = log.size();
        while (appended(log, LogVerifierTest.entries(log.size(), 1 + random.nextInt(90)))) {
          acknowledged = log.size();
        }
      }
      Log reopened = Log.open(store, Keys.LOG);
      Log undisturbed = Log.create(new MemoryTiles(), Keys.LOG);
      undisturbed.append(LogVerifierTest.entries(0, (int) reopened.size()));
      assertThat(reopened.checkpoint()).isEqualTo(undisturbed.checkpoint());
      assertThat(VERIFIER.verify(store).words()).endsWith("Nothing is wrong.\n");
    }
  }

  @Test
  void many_threads_append_and_each_entry_is_there_once_where_it_was_said_to_be() throws Exception {
    MemoryTiles store = new MemoryTiles();
    Log log = Log.create(store, Keys.LOG);
    List<Future<Map<Long, String>>> places = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int writer = 0; writer < 8; writer++) {
        String name = "writer " + writer;
        places.add(threads.submit(() -> write(log, name)));
      }
    }
    TileTree tree = new TileTree(store, log.size());
    assertThat(log.size()).isEqualTo(8 * 60 * 3);
    List<Long> taken = new ArrayList<>();
    for (Future<Map<Long, String>> of : places) {
      for (Map.Entry<Long, String> entry : of.get().entrySet()) {
        byte[] expected = entry.getValue().getBytes(StandardCharsets.UTF_8);
        assertThat(tree.entry(entry.getKey())).isEqualTo(expected);
        taken.add(entry.getKey());
      }
    }
    assertThat(taken).doesNotHaveDuplicates().hasSize(8 * 60);
    assertThat(VERIFIER.verify(store).words()).endsWith("Nothing is wrong.\n");
  }

  private static Map<Long, String> write(Log log, String name) throws IOException {
    Map<Long, String> places = new HashMap<>();
    for (int round = 0; round < 60; round++) {
      String entry = name + ", " + round;
      byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
      places.put(log.append(List.of(bytes, bytes, bytes)), entry);
    }
    return places;
  }

  @Test
  void a_log_is_not_started_over_another_and_not_opened_where_there_is_none() throws Exception {
    MemoryTiles store = new MemoryTiles();
    assertThatThrownBy(() -> Log.open(store, Keys.LOG)).isInstanceOf(IOException.class);
    store.write(Map.of("tile/0/000.p/1", new byte[32]));
    assertThatThrownBy(() -> Log.create(store, Keys.LOG)).isInstanceOf(IOException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Log.create(new MemoryTiles(), Keys.POLICE));
  }

  @Test
  void a_log_whose_tiles_were_changed_is_not_added_to() throws Exception {
    MemoryTiles store = new MemoryTiles();
    Log.create(store, Keys.LOG).append(LogVerifierTest.entries(0, 3));
    byte[] tile = store.read("tile/0/000.p/3").orElseThrow();
    tile[0] ^= 1;
    store.write(Map.of("tile/0/000.p/3", tile));
    assertThatThrownBy(() -> Log.open(store, Keys.LOG)).hasMessageContaining("root");
    store.write(Map.of("checkpoint", new byte[] {1}));
    assertThatThrownBy(() -> Log.open(store, Keys.LOG)).hasMessageContaining("damaged");
  }

  @Test
  void too_long_an_entry_is_refused_and_the_log_stays_as_it_was() throws Exception {
    Log log = Log.create(new MemoryTiles(), Keys.LOG);
    List<byte[]> entries = List.of(new byte[1], new byte[65_536]);
    assertThatIllegalArgumentException().isThrownBy(() -> log.append(entries));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.append(Collections.nCopies(Log.MOST_AT_ONCE + 1, new byte[1])));
    assertThat(log.size()).isZero();
    assertThat(log.append(List.of(new byte[65_535]))).isZero();
  }

  @Test
  void only_this_logs_own_checkpoints_are_published() throws Exception {
    Log log = Log.create(new MemoryTiles(), Keys.LOG);
    String text = new Checkpoint("log.example/aldermoor", 0, TreeHasher.EMPTY).text();
    Note others = new Note(text, List.of(Keys.POLICE.sign(text, Instant.EPOCH)));
    assertThatThrownBy(() -> log.publish(others)).isInstanceOf(IOException.class);
    log.publish(log.checkpoint().with(others.signatures()));
    assertThat(log.checkpoint().signatures()).hasSize(2);
  }

  @Test
  void a_log_proof_that_is_not_written_as_we_write_it_is_refused() throws Exception {
    Log log = Log.create(new MemoryTiles(), Keys.LOG);
    log.append(LogVerifierTest.entries(0, 5));
    LogProof plain = log.prove(2);
    LogProof proof =
        new LogProof(Optional.of(new byte[] {1, 2}), plain.inclusion(), plain.checkpoint());
    String text = new String(proof.bytes(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 2\n");
    assertThat(LogProof.parse(proof.bytes()).bytes()).isEqualTo(proof.bytes());
    for (String wrong :
        List.of(
            "",
            text.replace("@v1", "@v2"),
            text.replace("index 2", "index 02"),
            text.replace("index 2", "index 5"),
            text.replace("index 2\n", ""),
            text.replace("AQI=", "AQJ="),
            text.replace("extra AQI=\nindex 2\n", "index 2\nextra AQI=\n"),
            text.replace("\n\n", "\n"),
            text + "\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LogProof.parse(wrong.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
