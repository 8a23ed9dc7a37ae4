package org.breakwater.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.Keys;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.NoteSignature;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.junit.jupiter.api.Test;

class WitnessPolicyTest {
  private static final List<SigningKey> WITNESSES = witnesses();
  private static final String TEXT =
      new Checkpoint(Keys.LOG.verifierKey().name(), 0, TreeHasher.EMPTY).text();

  /** The example of the specification: two of three X, and one of three Y. */
  private static final String TWO_LEVELS =
      """
      # comments and empty lines are nothing
      log %s https://log.example/

      witness X1 %s https://one.example/witness
      witness\tX2\t%s
        witness X3 %s
      group X-witnesses 2 X1 X2 X3
      witness Y1 %s
      witness Y2 %s
      witness Y3 %s
      group Y-witnesses any Y1 Y2 Y3
      group X-and-Y all X-witnesses Y-witnesses
      quorum X-and-Y
      """
          .formatted(Keys.LOG.verifierKey(), key(0), key(1), key(2), key(3), key(4), key(5));

  @Test
  void a_quorum_of_two_levels_is_met_exactly_when_each_group_is() {
    WitnessPolicy policy = WitnessPolicy.parse(TWO_LEVELS);
    for (int signed = 0; signed < 64; signed++) {
      boolean twoOfX = Integer.bitCount(signed & 7) >= 2;
      boolean oneOfY = (signed & 56) != 0;
      WitnessPolicy.Judgement judgement = policy.judge(note(signed));
      assertThat(judgement.quorum()).isEqualTo(twoOfX && oneOfY);
      assertThat(judgement.cosigned()).hasSize(Integer.bitCount(signed));
      assertThat(judgement.broken()).isEmpty();
    }
  }

  @Test
  void a_policy_is_read_as_it_is_written() {
    WitnessPolicy policy = WitnessPolicy.parse(TWO_LEVELS);
    assertThat(policy.logs()).containsExactly(Keys.LOG.verifierKey());
    assertThat(policy.witnesses().getFirst())
        .isEqualTo(
            new WitnessPolicy.Witness(
                "X1", key(0), Optional.of(URI.create("https://one.example/witness"))));
    assertThat(policy.witnesses()).hasSize(6);
    assertThat(WitnessPolicy.parse("quorum none\n").judge(note(0)).quorum()).isTrue();
    String single = "witness w " + key(0) + "\nquorum w";
    assertThat(WitnessPolicy.parse(single).judge(note(1)).quorum()).isTrue();
    assertThat(WitnessPolicy.parse(single).judge(note(2)).quorum()).isFalse();
  }

  @Test
  void a_forged_signature_is_named() {
    NoteSignature real = WITNESSES.getFirst().sign(TEXT, Instant.EPOCH);
    byte[] bytes = real.bytes();
    bytes[20] ^= 1;
    Note note = new Note(TEXT, List.of(new NoteSignature(real.name(), real.keyId(), bytes)));
    assertThat(WitnessPolicy.parse(TWO_LEVELS).judge(note).broken()).containsExactly("X1");
  }

  @Test
  void a_log_counts_only_for_its_own_checkpoints() {
    WitnessPolicy policy = WitnessPolicy.parse(TWO_LEVELS);
    assertThat(policy.signedByLog(note(0))).isTrue();
    String other = new Checkpoint("log.example/other", 0, TreeHasher.EMPTY).text();
    Note foreign = new Note(other, List.of(Keys.LOG.sign(other, Instant.EPOCH)));
    assertThat(policy.signedByLog(foreign)).isFalse();
  }

  @Test
  void a_policy_that_breaks_a_rule_is_refused_and_the_line_is_named() {
    String log = "log " + Keys.LOG.verifierKey() + "\n";
    String w = "witness w " + key(0) + "\n";
    String v = "witness v " + key(1) + "\n";
    List<String> wrong =
        List.of(
            "",
            log,
            "quorum w\n" + w,
            w + "quorum w\nquorum w\n",
            w + "quorum none none\n",
            w + w.replace(" w ", " again ") + "quorum w\n",
            w + v.replace(" v ", " w ") + "quorum w\n",
            w.replace(" w ", " none ") + "quorum none\n",
            log + log + "quorum none\n",
            "witness w " + Keys.LOG.verifierKey() + "\nquorum w\n",
            "log " + Keys.POLICE.verifierKey() + "\nquorum none\n",
            w + "group g 2 w\nquorum g\n",
            w + "group g 0 w\nquorum g\n",
            w + "group g 01 w\nquorum g\n",
            w + "group g any\nquorum g\n",
            w + "group g any none\nquorum g\n",
            w + "group g any w w\nquorum g\n",
            w + v + "group g any w v\ngroup h any w\nquorum h\n",
            "group g any g\nquorum g\n",
            "quorum none\r\n",
            "frobnicate\nquorum none\n");
    for (String policy : wrong) {
      assertThatIllegalArgumentException().as(policy).isThrownBy(() -> WitnessPolicy.parse(policy));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WitnessPolicy.parse(w + "quorum x\n"))
        .withMessage("policy, line 2: x is not defined above");
  }

  /** The log's note with the signatures of those witnesses whose bits are set. */
  private static Note note(int signed) {
    List<NoteSignature> signatures = new ArrayList<>();
    signatures.add(Keys.LOG.sign(TEXT, Instant.EPOCH));
    for (int witness = 0; witness < WITNESSES.size(); witness++) {
      if ((signed >> witness & 1) == 1) {
        signatures.add(WITNESSES.get(witness).sign(TEXT, Instant.EPOCH));
      }
    }
    return new Note(TEXT, signatures);
  }

  private static VerifierKey key(int witness) {
    return WITNESSES.get(witness).verifierKey();
  }

  private static List<SigningKey> witnesses() {
    SecureRandom random = new SecureRandom();
    List<SigningKey> keys = new ArrayList<>();
    for (int witness = 0; witness < 6; witness++) {
      SignatureKind kind =
          witness % 2 == 0
              ? SignatureKind.COSIGNATURE_ED25519
              : SignatureKind.COSIGNATURE_ML_DSA_44;
      keys.add(SigningKey.generate("w" + witness + ".example", kind, random));
    }
    return keys;
  }
}
