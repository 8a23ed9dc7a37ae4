package org.breakwater.ledger.commitments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Binds the log to the exact bytes of an entry's header or body without telling what they are.
 *
 * <p>A commitment is {@code SHA-256(domain[32] || salt[32] || u64be(length) || bytes)}. The domain
 * keeps a header from ever passing for a body. With the salt and the bytes anyone can compute it
 * again; without the salt, guessing the bytes does not help, because the salt is 256 random bits.
 *
 * <p>Each salt is drawn from a secure random source for one commitment and never used for another:
 * whoever is shown a header and its salt could otherwise test guesses of the body.
 */
public final class Commitment {
  /** Bytes in a salt and in a commitment. */
  public static final int SIZE = 32;

  private static final byte[] HEADER = domain("breakwater/entry-header/v1");
  private static final byte[] BODY = domain("breakwater/entry-body/v1");

  private Commitment() {}

  /**
   * Commits to an entry's header.
   *
   * @param salt32 32 random bytes used for this header only
   * @param canonicalJson the header exactly as stored
   * @return 32 bytes
   */
  public static byte[] header(byte[] salt32, byte[] canonicalJson) {
    return commit(HEADER, salt32, canonicalJson);
  }

  /**
   * Commits to an entry's body.
   *
   * @param salt32 32 random bytes used for this body only, destroyed with the body when it is
   *     lawfully erased
   * @param canonicalJson the body exactly as stored
   * @return 32 bytes
   */
  public static byte[] body(byte[] salt32, byte[] canonicalJson) {
    return commit(BODY, salt32, canonicalJson);
  }

  private static byte[] commit(byte[] domain, byte[] salt, byte[] bytes) {
    if (salt.length != SIZE) {
      throw new IllegalArgumentException("a salt is 32 bytes, was " + salt.length);
    }
    MessageDigest sha256 = sha256();
    sha256.update(domain);
    sha256.update(salt);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
    return sha256.digest(bytes);
  }

  /** Domain and salt together fill exactly one block of SHA-256. */
  private static byte[] domain(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), SIZE);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
