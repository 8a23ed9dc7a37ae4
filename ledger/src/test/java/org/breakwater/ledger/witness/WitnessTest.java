package org.breakwater.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.breakwater.ledger.FailingTiles;
import org.breakwater.ledger.Keys;
import org.breakwater.ledger.Log;
import org.breakwater.ledger.merkle.ConsistencyProof;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.ledger.witness.Witness.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WitnessTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private final MemoryTiles tiles = new MemoryTiles();
  private final MemoryTiles remembered = new MemoryTiles();
  private final Witness witness = witness(remembered);
  private Log log;

  @BeforeEach
  void a_log_of_ten_entries() throws Exception {
    log = Log.create(tiles, Keys.LOG);
    grow(log, 10);
  }

  private static Witness witness(TileStore store) {
    return new Witness(
        List.of(Keys.LOG.verifierKey()), List.of(Keys.POLICE, Keys.HEALTH), store, CLOCK);
  }

  @Test
  void a_log_that_only_grows_is_signed_each_time_with_both_kinds_of_signature() throws Exception {
    long old = 0;
    for (int round = 0; round < 5; round++) {
      Answer answer = witness.addCheckpoint(request(old));
      assertThat(answer).isInstanceOf(Answer.Cosigned.class);
      if (answer instanceof Answer.Cosigned cosigned) {
        Note note = log.checkpoint().with(cosigned.signatures());
        for (SigningKey key : List.of(Keys.POLICE, Keys.HEALTH)) {
          assertThat(key.verifierKey().check(note))
              .isEqualTo(new SignatureCheck.Valid(Optional.of(NOON)));
        }
        assertThat(witness.latest("log.example/aldermoor")).contains(note);
      }
      old = log.size();
      grow(log, 1 + 100 * round);
    }
  }

  @Test
  void the_same_checkpoint_may_be_signed_again() throws Exception {
    witness.addCheckpoint(request(0));
    assertThat(witness.addCheckpoint(request(10))).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void an_old_request_played_again_is_told_what_is_signed_by_now() throws Exception {
    byte[] first = request(0);
    witness.addCheckpoint(first);
    grow(log, 5);
    byte[] second = request(10);
    witness.addCheckpoint(second);
    assertThat(witness.addCheckpoint(first)).isEqualTo(new Answer.Conflict(15));
    assertThat(witness.addCheckpoint(second)).isEqualTo(new Answer.Conflict(15));
  }

  @Test
  void a_rewritten_history_signed_with_the_logs_own_key_is_refused() throws Exception {
    witness.addCheckpoint(request(0));
    MemoryTiles forged = new MemoryTiles();
    Log fork = Log.create(forged, Keys.LOG);
    fork.append(List.of(new byte[] {66}));
    grow(fork, 19);
    byte[] request = request(fork, forged, 10);
    assertThat(witness.addCheckpoint(request)).isInstanceOf(Answer.NotConsistent.class);
    List<Hash> truth = proof(log, tiles, 10);
    byte[] withoutProof = new AddCheckpoint(10, truth, fork.checkpoint()).bytes();
    assertThat(witness.addCheckpoint(withoutProof)).isInstanceOf(Answer.NotConsistent.class);
    assertThat(witness.addCheckpoint(request(fork, forged, 0))).isEqualTo(new Answer.Conflict(10));
  }

  @Test
  void another_root_for_the_same_size_is_refused() throws Exception {
    witness.addCheckpoint(request(0));
    Log fork = Log.create(new MemoryTiles(), Keys.LOG);
    fork.append(List.of(new byte[] {66}));
    grow(fork, 9);
    byte[] request = new AddCheckpoint(10, List.of(), fork.checkpoint()).bytes();
    assertThat(witness.addCheckpoint(request)).isInstanceOf(Answer.NotConsistent.class);
  }

  @Test
  void a_log_that_was_cut_is_refused() throws Exception {
    Note before = log.checkpoint();
    grow(log, 5);
    witness.addCheckpoint(request(0));
    for (long old : new long[] {0, 10}) {
      byte[] request = new AddCheckpoint(old, List.of(), before).bytes();
      assertThat(witness.addCheckpoint(request)).isEqualTo(new Answer.Conflict(15));
    }
    byte[] request = new AddCheckpoint(15, List.of(), before).bytes();
    assertThat(witness.addCheckpoint(request)).isInstanceOf(Answer.Malformed.class);
  }

  @Test
  void a_broken_signature_a_missing_one_and_an_unknown_log_are_refused() throws Exception {
    String text = log.checkpoint().text();
    String request = new String(request(0), StandardCharsets.UTF_8);
    int place = request.lastIndexOf(' ') + 20;
    char other = request.charAt(place) == 'A' ? 'B' : 'A';
    String broken = request.substring(0, place) + other + request.substring(place + 1);
    assertThat(witness.addCheckpoint(bytes(broken))).isEqualTo(new Answer.NotSigned());
    Note unsigned = new Note(text, List.of(Keys.POLICE.sign(text, NOON)));
    assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), unsigned).bytes()))
        .isEqualTo(new Answer.NotSigned());
    String foreign = text.replace("aldermoor", "elsewhere");
    Note unknown = new Note(foreign, List.of(Keys.LOG.sign(foreign, NOON)));
    assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), unknown).bytes()))
        .isEqualTo(new Answer.UnknownLog());
    assertThat(remembered.list().orElseThrow()).isEmpty();
  }

  @Test
  void a_proof_where_none_is_needed_is_refused() throws Exception {
    List<Hash> needless = List.of(TreeHasher.EMPTY);
    byte[] request = new AddCheckpoint(0, needless, log.checkpoint()).bytes();
    assertThat(witness.addCheckpoint(request)).isInstanceOf(Answer.NotConsistent.class);
    String text =
        new Checkpoint("log.example/aldermoor", 0, needless.getFirst()).text().replace("47", "48");
    Note wrongEmpty = new Note(text, List.of(Keys.LOG.sign(text, NOON)));
    assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), wrongEmpty).bytes()))
        .isInstanceOf(Answer.NotConsistent.class);
  }

  @Test
  void what_is_no_request_is_refused() throws Exception {
    String request = new String(request(0), StandardCharsets.UTF_8);
    String hash = TreeHasher.EMPTY.base64() + "\n";
    for (String wrong :
        List.of(
            "",
            "old\n\n",
            request.replace("old 0", "old 00"),
            request.replace("old 0", "old -1"),
            request.replace("old 0", "old 99999999999999999999"),
            request.replace("old 0", "new 0"),
            request.replace("old 0\n\n", "old 0\n"),
            request.replace("old 0\n", "old 0\n\n"),
            request.replace("old 0\n", "old 0\nAAAA\n"),
            request.replace("old 0\n", "old 0\n" + hash.repeat(64)),
            request.replace("\n10\n", "\nten\n"),
            request.stripTrailing())) {
      assertThat(witness.addCheckpoint(bytes(wrong))).isInstanceOf(Answer.Malformed.class);
    }
  }

  @Test
  void whatever_is_sent_the_witness_answers_and_signs_nothing_but_the_truth() throws Exception {
    witness.addCheckpoint(request(0));
    grow(log, 7);
    byte[] good = request(10);
    Random random = new Random(4);
    for (int round = 0; round < 2_000; round++) {
      byte[] changed = good.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] sent =
          random.nextInt(10) > 0 ? changed : Arrays.copyOf(good, random.nextInt(good.length));
      assertThat(witness.addCheckpoint(sent)).isNotInstanceOf(Answer.Cosigned.class);
    }
    assertThat(witness.addCheckpoint(good)).isInstanceOf(Answer.Cosigned.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_witness_that_cannot_remember_does_not_sign(FailingTiles.Saved saved) throws Exception {
    byte[] request = request(0);
    Witness failing = witness(new FailingTiles(remembered, 0, saved, 1));
    assertThatThrownBy(() -> failing.addCheckpoint(request)).isInstanceOf(IOException.class);
    boolean known = witness.latest("log.example/aldermoor").isPresent();
    assertThat(witness.addCheckpoint(known ? request(10) : request))
        .isInstanceOf(Answer.Cosigned.class);
    assertThat(known || saved != FailingTiles.Saved.ALL).isTrue();
  }

  @Test
  void a_witness_remembers_over_a_restart_and_refuses_if_its_memory_is_damaged() throws Exception {
    witness.addCheckpoint(request(0));
    assertThat(witness(remembered).addCheckpoint(request(0))).isEqualTo(new Answer.Conflict(10));
    remembered.write(Map.of(WitnessState.path("log.example/aldermoor"), new byte[] {1}));
    assertThatThrownBy(() -> witness(remembered).addCheckpoint(request(0)))
        .isInstanceOf(IOException.class);
  }

  /** Of many different continuations sent at once, all of one size, only one may ever be signed. */
  @Test
  void of_many_forks_sent_at_once_one_is_signed() throws Exception {
    witness.addCheckpoint(request(0));
    List<byte[]> requests = new ArrayList<>();
    for (int fork = 0; fork < 16; fork++) {
      MemoryTiles forked = new MemoryTiles();
      Log forkedLog = Log.create(forked, Keys.LOG);
      grow(forkedLog, 10);
      forkedLog.append(List.of(new byte[] {(byte) fork, 1}));
      requests.add(request(forkedLog, forked, 10));
    }
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (byte[] request : requests) {
        answers.add(threads.submit(() -> witness.addCheckpoint(request)));
      }
    }
    int signed = 0;
    for (Future<Answer> answer : answers) {
      signed += answer.get() instanceof Answer.Cosigned ? 1 : 0;
    }
    assertThat(signed).isEqualTo(1);
  }

  @Test
  void a_log_may_have_a_new_key_beside_its_old_one() throws Exception {
    SigningKey next =
        SigningKey.generate("log.example/aldermoor", SignatureKind.ED25519, new SecureRandom());
    List<VerifierKey> both = List.of(Keys.LOG.verifierKey(), next.verifierKey());
    Witness knowing = new Witness(both, List.of(Keys.POLICE), remembered, CLOCK);
    assertThat(knowing.addCheckpoint(request(0))).isInstanceOf(Answer.Cosigned.class);
    Note note =
        new Note(log.checkpoint().text(), List.of(next.sign(log.checkpoint().text(), NOON)));
    assertThat(knowing.addCheckpoint(new AddCheckpoint(10, List.of(), note).bytes()))
        .isInstanceOf(Answer.Cosigned.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Witness(both, List.of(Keys.LOG), remembered, CLOCK));
  }

  static void grow(Log log, int count) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (int entry = 0; entry < count; entry++) {
      entries.add(bytes("entry " + (log.size() + entry)));
    }
    log.append(entries);
  }

  private byte[] request(long old) throws IOException {
    return request(log, tiles, old);
  }

  private static byte[] request(Log log, MemoryTiles tiles, long old) throws IOException {
    return new AddCheckpoint(old, proof(log, tiles, old), log.checkpoint()).bytes();
  }

  private static List<Hash> proof(Log log, MemoryTiles tiles, long old) throws IOException {
    return old == 0
        ? List.of()
        : ConsistencyProof.of(new TileTree(tiles, log.size()), old, log.size()).hashes();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
