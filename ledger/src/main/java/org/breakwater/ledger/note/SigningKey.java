package org.breakwater.ledger.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A private key with which a log or a witness signs. Written as an "skey": {@code
 * PRIVATE+KEY+name+keyid+base64}, where the base64 holds the kind and the 32-byte seed (RFC 8032
 * for Ed25519, FIPS 204 for ML-DSA-44).
 */
public final class SigningKey {
  private static final String HEAD = "PRIVATE+KEY+";
  private static final int SEED_SIZE = 32;

  private final VerifierKey verifier;
  private final byte[] seed;
  private final KeyPair pair;

  private SigningKey(String name, SignatureKind kind, byte[] seed) {
    this.seed = seed.clone();
    this.pair = pair(kind, seed);
    byte[] encoded = pair.getPublic().getEncoded();
    this.verifier =
        new VerifierKey(
            name, kind, Arrays.copyOfRange(encoded, kind.prefix().length, encoded.length));
  }

  /** Makes a new key. */
  public static SigningKey generate(String name, SignatureKind kind, SecureRandom random) {
    byte[] seed = new byte[SEED_SIZE];
    random.nextBytes(seed);
    return new SigningKey(name, kind, seed);
  }

  /**
   * Reads an skey.
   *
   * @throws IllegalArgumentException if it is not one; the message does not repeat it
   */
  public static SigningKey parse(String skey) {
    String[] parts = skey.startsWith(HEAD) ? skey.substring(HEAD.length()).split("\\+", 3) : null;
    if (parts == null || parts.length != 3) {
      throw new IllegalArgumentException("not a signing key");
    }
    byte[] key = Base64.getDecoder().decode(parts[2]);
    if (key.length != 1 + SEED_SIZE) {
      throw new IllegalArgumentException("a signing key has 33 bytes, was " + key.length);
    }
    byte[] seed = Arrays.copyOfRange(key, 1, key.length);
    SigningKey parsed = new SigningKey(parts[0], SignatureKind.of(key[0]), seed);
    if (!parsed.skey().equals(skey)) {
      throw new IllegalArgumentException("the signing key does not belong to its key id");
    }
    return parsed;
  }

  /** The key as it is kept. Whoever has this can sign. */
  public String skey() {
    byte[] key = ByteBuffer.allocate(1 + SEED_SIZE).put(verifier.kind().code).put(seed).array();
    return HEAD
        + verifier.name()
        + "+"
        + verifier.hexId()
        + "+"
        + Base64.getEncoder().encodeToString(key);
  }

  /** The public half. */
  public VerifierKey verifierKey() {
    return verifier;
  }

  /**
   * Signs a note's text.
   *
   * @param time what a cosignature says of when it was made, kept to the second; the other kinds
   *     have no use for it
   * @throws IllegalArgumentException if the text is not what this kind of key signs
   */
  public NoteSignature sign(String text, Instant time) {
    SignatureKind kind = verifier.kind();
    long seconds = time.getEpochSecond();
    try {
      Signature signer = Signature.getInstance(kind.algorithm);
      signer.initSign(pair.getPrivate());
      signer.update(kind.message(verifier.name(), seconds, text));
      byte[] signature = signer.sign();
      byte[] bytes =
          kind.timed()
              ? ByteBuffer.allocate(Long.BYTES + signature.length)
                  .putLong(seconds)
                  .put(signature)
                  .array()
              : signature;
      return new NoteSignature(verifier.name(), verifier.keyId(), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK signs with keys that it made", e);
    }
  }

  private static KeyPair pair(SignatureKind kind, byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm);
      generator.initialize(new NamedParameterSpec(kind.algorithm), new Seed(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has Ed25519 and ML-DSA-44", e);
    }
  }

  @Override
  public String toString() {
    return "the signing key of " + verifier.vkey();
  }

  /**
   * The JDK makes a key pair from 32 bytes of randomness, which both standards call the seed, and
   * has no other way from a seed to its public key. So the seed plays the random source.
   */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Seed(byte[] seed) {
      super(null, null);
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("a key is made from 32 bytes, not " + bytes.length);
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
