package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.LogProof;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One entry, shown to somebody who has nothing but the log's key. */
class ProofTest {
  @TempDir Path folder;

  @Test
  void a_proof_convinces_who_has_the_key_and_nobody_once_a_byte_of_it_is_another() {
    try (var record = new ALoggedRecord(folder)) {
      UUID entry = record.receive(1, 40).get(17);
      record.sequencer().takeInAll();
      Proofs.Proof proof = proof(record, entry);
      assertThat(proof.holds()).isTrue();
      byte[] file = proof.file().bytes();
      var policy = WitnessPolicy.only(record.key());
      assertThat(proves(file, policy)).isTrue();
      assertThat(
              new String(
                  Opened.parse(LogProof.parse(file).extra().orElseThrow()).json(),
                  StandardCharsets.UTF_8))
          .contains("Late again, the 18 time");
      for (int at = 0; at < file.length; at += 3) {
        byte[] forged = file.clone();
        forged[at] ^= 1;
        assertThat(proves(forged, policy)).as("byte %d", at).isFalse();
      }
      SigningKey another =
          SigningKey.generate(
              record.key().name(), SignatureKind.ED25519, new java.security.SecureRandom());
      assertThat(proves(file, WitnessPolicy.only(another.verifierKey()))).isFalse();
    }
  }

  @Test
  void an_entry_that_was_changed_since_is_not_vouched_for() {
    try (var record = new ALoggedRecord(folder)) {
      UUID entry = record.receive(1, 5).getFirst();
      record.sequencer().takeInAll();
      record.attack("update record.body set body = replace(body, 'Late', 'Early')");
      assertThat(proof(record, entry).holds()).isFalse();
    }
  }

  private static boolean proves(byte[] file, WitnessPolicy policy) {
    try {
      LogProof proof = LogProof.parse(file);
      Opened opened = Opened.parse(proof.extra().orElse(new byte[0]));
      return proof.check(opened.leaf(), policy) instanceof LogProof.Outcome.Proved;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Proofs.Proof proof(ALoggedRecord record, UUID entry) {
    var proofs = record.bean(Proofs.class);
    return java.util.Objects.requireNonNull(
        record.bean(Transactions.class).writing(() -> proofs.of(entry).orElseThrow()).proof());
  }
}
