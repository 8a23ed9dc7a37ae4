package org.breakwater.ledger.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The hash of a leaf, of a node, or of a whole tree: 32 bytes of SHA-256 that cannot change. */
public final class Hash {
  /** Bytes in a hash. */
  public static final int SIZE = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies a hash out of an array.
   *
   * @throws IllegalArgumentException if the array is not 32 bytes long
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a hash is 32 bytes, was " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** Copies the 32 bytes that begin at an offset. */
  public static Hash of(byte[] bytes, int offset) {
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + SIZE));
  }

  /**
   * Reads what {@link #base64} wrote, and only that.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Hash fromBase64(String text) {
    Hash hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("not the base64 of a hash as it is written: " + text);
    }
    return hash;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the bytes into an array without making another. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, SIZE);
  }

  /** Whether the 32 bytes at an offset are this hash. */
  public boolean matches(byte[] other, int offset) {
    return Arrays.equals(bytes, 0, SIZE, other, offset, offset + SIZE);
  }

  /** The standard base64 of the bytes, 44 characters, as checkpoints and proofs write it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
