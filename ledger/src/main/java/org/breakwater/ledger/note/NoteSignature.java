package org.breakwater.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One line beneath a note: who claims to have signed, with which key, and the signature.
 *
 * @param name the key's name, such as {@code example.org/log}
 * @param keyId the first four bytes of a hash of name and key, as a big-endian number
 * @param bytes the signature, whose form depends on the key
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {
  private static final String DASH = "\u2014 ";

  /** Checks the name and takes a copy of the bytes. */
  public NoteSignature {
    KeyName.check(name);
    bytes = bytes.clone();
    if (bytes.length == 0) {
      throw new IllegalArgumentException("an empty signature by " + name);
    }
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Reads a signature line without its newline.
   *
   * @throws IllegalArgumentException if it is not such a line, exactly as it would be written
   */
  public static NoteSignature parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a signature line");
    }
    ByteBuffer decoded = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
    if (decoded.remaining() <= Integer.BYTES) {
      throw new IllegalArgumentException("signature too short");
    }
    int keyId = decoded.getInt();
    byte[] bytes = new byte[decoded.remaining()];
    decoded.get(bytes);
    NoteSignature signature = new NoteSignature(parts[1], keyId, bytes);
    if (!signature.line().equals(line)) {
      throw new IllegalArgumentException("not a signature line as it is written");
    }
    return signature;
  }

  /** The line, without a newline. */
  public String line() {
    byte[] encoded =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(encoded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature signature
        && keyId == signature.keyId
        && name.equals(signature.name)
        && Arrays.equals(bytes, signature.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return line();
  }
}
