package org.breakwater.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.TreeHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoteTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("log.example/aldermoor", 3, TreeHasher.leaf(new byte[] {1}));

  /** From golang.org/x/mod/sumdb/note, its published example. */
  private static final String GO_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  @Test
  void the_example_of_the_go_library_is_accepted() {
    Note note = Note.parse(GO_NOTE.getBytes(StandardCharsets.UTF_8));
    assertThat(VerifierKey.parse(GO_KEY).check(note))
        .isEqualTo(new SignatureCheck.Valid(Optional.empty()));
  }

  @Test
  void the_private_key_of_the_go_library_makes_the_signature_that_go_makes() {
    SigningKey key =
        SigningKey.parse(
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    assertThat(key.verifierKey()).isEqualTo(VerifierKey.parse(GO_KEY));
    Note note = Note.parse(GO_NOTE.getBytes(StandardCharsets.UTF_8));
    assertThat(key.sign(note.text(), NOON)).isEqualTo(note.signatures().getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void what_a_key_signs_its_other_half_accepts(SignatureKind kind) {
    SigningKey key = SigningKey.generate("witness.example", kind, RANDOM);
    Note note = new Note(CHECKPOINT.text(), List.of(key.sign(CHECKPOINT.text(), NOON)));
    Optional<Instant> time = kind.timed() ? Optional.of(NOON) : Optional.empty();
    assertThat(key.verifierKey().check(note)).isEqualTo(new SignatureCheck.Valid(time));
    assertThat(Note.parse(note.bytes())).isEqualTo(note);
    assertThat(SigningKey.parse(key.skey()).verifierKey()).isEqualTo(key.verifierKey());
    assertThat(VerifierKey.parse(key.verifierKey().vkey())).isEqualTo(key.verifierKey());
    assertThat(key.toString()).doesNotContain(key.skey());
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_is_for_one_size_one_root_one_log_and_one_time(SignatureKind kind) {
    SigningKey key = SigningKey.generate("witness.example", kind, RANDOM);
    NoteSignature signature = key.sign(CHECKPOINT.text(), NOON);
    Hash root = CHECKPOINT.root();
    for (Checkpoint other :
        List.of(
            new Checkpoint(CHECKPOINT.origin(), 4, root),
            new Checkpoint(CHECKPOINT.origin(), 3, TreeHasher.EMPTY),
            new Checkpoint("log.example/other", 3, root))) {
      assertThat(key.verifierKey().check(new Note(other.text(), List.of(signature))))
          .isEqualTo(new SignatureCheck.Broken());
    }
    byte[] bytes = signature.bytes();
    for (int place : new int[] {0, 7, 8, bytes.length - 1}) {
      byte[] changed = bytes.clone();
      changed[place] ^= 1;
      NoteSignature forged = new NoteSignature(signature.name(), signature.keyId(), changed);
      assertThat(key.verifierKey().check(new Note(CHECKPOINT.text(), List.of(forged))))
          .isEqualTo(new SignatureCheck.Broken());
    }
  }

  @Test
  void a_signature_by_someone_else_is_no_signature_even_if_half_its_label_fits() {
    SigningKey key = SigningKey.generate("log.example", SignatureKind.ED25519, RANDOM);
    SigningKey other = SigningKey.generate("log.example", SignatureKind.ED25519, RANDOM);
    NoteSignature theirs = other.sign(CHECKPOINT.text(), NOON);
    NoteSignature sameId = new NoteSignature("x.example", key.verifierKey().keyId(), new byte[64]);
    Note note = new Note(CHECKPOINT.text(), List.of(theirs, sameId));
    assertThat(key.verifierKey().check(note)).isEqualTo(new SignatureCheck.Absent());
  }

  @Test
  void one_good_signature_does_not_excuse_a_broken_one_by_the_same_key() {
    SigningKey key = SigningKey.generate("log.example", SignatureKind.ED25519, RANDOM);
    NoteSignature good = key.sign(CHECKPOINT.text(), NOON);
    NoteSignature broken = new NoteSignature(good.name(), good.keyId(), new byte[64]);
    assertThat(key.verifierKey().check(new Note(CHECKPOINT.text(), List.of(good, broken))))
        .isEqualTo(new SignatureCheck.Broken());
  }

  @Test
  void many_signatures_can_be_read() {
    List<NoteSignature> signatures = new ArrayList<>();
    for (int signer = 0; signer < 32; signer++) {
      SigningKey key =
          SigningKey.generate(
              "w" + signer + ".example", SignatureKind.COSIGNATURE_ML_DSA_44, RANDOM);
      signatures.add(key.sign(CHECKPOINT.text(), NOON));
    }
    Note note = new Note(CHECKPOINT.text(), signatures);
    assertThat(Note.parse(note.bytes())).isEqualTo(note);
    assertThat(note.with(signatures)).isEqualTo(note);
  }

  @Test
  void a_note_that_is_not_written_as_we_write_it_is_refused() {
    List<String> wrong =
        List.of(
            "",
            "\n",
            "no signatures\n",
            "no signatures\n\n",
            GO_NOTE.stripTrailing(),
            GO_NOTE + "\n",
            GO_NOTE.replace("\u2014", "-"),
            GO_NOTE.replace("PeterNeumann", "Peter Neumann"),
            GO_NOTE.replace("PeterNeumann", "Peter+Neumann"),
            GO_NOTE.replace("PeterNeumann", "Peter\u00a0Neumann"),
            GO_NOTE.replace("JnAM=", "JnAN="),
            GO_NOTE.replace("JnAM=", "JnAM"),
            GO_NOTE.replace("problem,", "problem,\r"),
            GO_NOTE.replace("x08go", "!!!!!"));
    for (String text : wrong) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> Note.parse(text.getBytes(StandardCharsets.UTF_8)));
    }
    byte[] latin = GO_NOTE.replace("you", "y\u00f6u").getBytes(StandardCharsets.ISO_8859_1);
    assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(latin));
    assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(new byte[Note.LARGEST + 1]));
  }

  @Test
  void a_checkpoint_that_is_not_written_as_we_write_it_is_refused() {
    String text = CHECKPOINT.text();
    assertThat(Checkpoint.parse(text)).isEqualTo(CHECKPOINT);
    assertThat(Checkpoint.parse(text + "more\n").extensions()).containsExactly("more");
    List<String> wrong =
        List.of(
            "",
            text.stripTrailing(),
            text + "\n",
            text.replace("\n3\n", "\n03\n"),
            text.replace("\n3\n", "\n-3\n"),
            text.replace("\n3\n", "\n+3\n"),
            text.replace("\n3\n", "\n9223372036854775808\n"),
            text.replace("log.example/aldermoor", ""),
            text.replace("=", ""));
    for (String changed : wrong) {
      assertThatIllegalArgumentException().as(changed).isThrownBy(() -> Checkpoint.parse(changed));
    }
  }

  @Test
  void a_key_that_does_not_belong_to_its_id_is_refused() {
    List<String> wrong =
        List.of(
            "",
            "PeterNeumann",
            GO_KEY.replace("c74f", "c74e"),
            GO_KEY.replace("c74f", "C74F"),
            GO_KEY.replace("ARpc", "ABpc"),
            GO_KEY.replace("PeterNeumann", "Peter"),
            GO_KEY.substring(0, GO_KEY.length() - 4),
            "PeterNeumann+c74f20a3+");
    for (String vkey : wrong) {
      assertThatIllegalArgumentException().as(vkey).isThrownBy(() -> VerifierKey.parse(vkey));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(GO_KEY));
  }
}
