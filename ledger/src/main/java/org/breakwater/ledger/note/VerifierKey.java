package org.breakwater.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.breakwater.ledger.merkle.TreeHasher;

/**
 * A log's or witness's public key, with which anyone can check what it signed. Written as a "vkey":
 * {@code name+keyid+base64}.
 *
 * @param name whose key it is; a log's is its origin
 * @param kind how it signs
 * @param publicKey the raw key, 32 bytes for Ed25519, 1312 for ML-DSA-44
 */
public record VerifierKey(String name, SignatureKind kind, byte[] publicKey) {
  /** Checks name and length and takes a copy. */
  public VerifierKey {
    KeyName.check(name);
    publicKey = publicKey.clone();
    if (publicKey.length != kind.publicKeySize) {
      throw new IllegalArgumentException(
          kind + " keys have " + kind.publicKeySize + " bytes, was " + publicKey.length);
    }
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * Reads a vkey.
   *
   * @throws IllegalArgumentException if it is not one, of a kind known here, exactly as it would be
   *     written
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a verifier key");
    }
    byte[] key = Base64.getDecoder().decode(parts[2]);
    if (key.length == 0) {
      throw new IllegalArgumentException("a verifier key without a key");
    }
    byte[] raw = Arrays.copyOfRange(key, 1, key.length);
    VerifierKey parsed = new VerifierKey(parts[0], SignatureKind.of(key[0]), raw);
    if (!parsed.vkey().equals(vkey)) {
      throw new IllegalArgumentException("the key does not belong to the key id beside it");
    }
    return parsed;
  }

  /** The key as it is written. */
  public String vkey() {
    byte[] key = ByteBuffer.allocate(1 + publicKey.length).put(kind.code).put(publicKey).array();
    return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(key);
  }

  /** What signatures by this key carry: the first four bytes of a hash of name, kind and key. */
  public int keyId() {
    MessageDigest sha256 = TreeHasher.sha256();
    sha256.update(name.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    sha256.update(kind.code);
    return ByteBuffer.wrap(sha256.digest(publicKey)).getInt();
  }

  String hexId() {
    return HexFormat.of().toHexDigits(keyId());
  }

  /** Looks for this key's signature on a note and checks it. */
  public SignatureCheck check(Note note) {
    int keyId = keyId();
    List<NoteSignature> mine =
        note.signatures().stream()
            .filter(signature -> signature.keyId() == keyId && signature.name().equals(name))
            .toList();
    if (mine.isEmpty()) {
      return new SignatureCheck.Absent();
    }
    if (!mine.stream().allMatch(signature -> verifies(note.text(), signature))) {
      return new SignatureCheck.Broken();
    }
    return new SignatureCheck.Valid(
        mine.stream().map(this::time).flatMap(Optional::stream).max(Instant::compareTo));
  }

  private boolean verifies(String text, NoteSignature signature) {
    byte[] bytes = signature.bytes();
    int timeSize = kind.timed() ? Long.BYTES : 0;
    if (bytes.length != timeSize + kind.signatureSize) {
      return false;
    }
    long time = kind.timed() ? ByteBuffer.wrap(bytes).getLong() : 0;
    if (time < 0) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(kind.algorithm);
      verifier.initVerify(jdkKey());
      verifier.update(kind.message(name, time, text));
      return verifier.verify(bytes, timeSize, kind.signatureSize);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // a key or a signature that is no point of the curve, or text that is no
      // checkpoint
    }
  }

  private Optional<Instant> time(NoteSignature signature) {
    return kind.timed()
        ? Optional.of(Instant.ofEpochSecond(ByteBuffer.wrap(signature.bytes()).getLong()))
        : Optional.empty();
  }

  private PublicKey jdkKey() throws GeneralSecurityException {
    byte[] prefix = kind.prefix();
    byte[] encoded =
        ByteBuffer.allocate(prefix.length + publicKey.length).put(prefix).put(publicKey).array();
    return KeyFactory.getInstance(kind.algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Whether both are the same key, even under different names. */
  public boolean sameKeyMaterial(VerifierKey other) {
    return Arrays.equals(publicKey, other.publicKey);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key && vkey().equals(key.vkey());
  }

  @Override
  public int hashCode() {
    return vkey().hashCode();
  }

  @Override
  public String toString() {
    return vkey();
  }
}
