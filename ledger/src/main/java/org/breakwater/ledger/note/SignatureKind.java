package org.breakwater.ledger.note;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The ways to sign a note that this library knows. What each signs differs. */
public enum SignatureKind {
  /** A log's own signature over the text (c2sp.org/signed-note). */
  ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100") {
    @Override
    byte[] message(String name, long time, String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  },

  /** A witness's cosignature/v1, which says when (c2sp.org/tlog-cosignature). */
  COSIGNATURE_ED25519(0x04, "Ed25519", 32, 64, "302a300506032b6570032100") {
    @Override
    byte[] message(String name, long time, String text) {
      return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
  },

  /** A cosignature that a quantum computer cannot forge either (c2sp.org/tlog-cosignature). */
  COSIGNATURE_ML_DSA_44(
      0x06, "ML-DSA-44", 1312, 2420, "30820532300b06096086480165030403110382052100") {
    @Override
    byte[] message(String name, long time, String text) {
      return subtree(name, time, Checkpoint.parse(text));
    }
  };

  /** The byte that stands for the kind in keys and key ids. */
  final byte code;

  /** The JDK's name for the algorithm. */
  final String algorithm;

  final int publicKeySize;
  final int signatureSize;

  /** What comes before the raw key in its X.509 encoding (RFC 8410, RFC 9881). */
  private final String encodingPrefix;

  SignatureKind(
      int code, String algorithm, int publicKeySize, int signatureSize, String encodingPrefix) {
    this.code = (byte) code;
    this.algorithm = algorithm;
    this.publicKeySize = publicKeySize;
    this.signatureSize = signatureSize;
    this.encodingPrefix = encodingPrefix;
  }

  /** The bytes that are signed. */
  abstract byte[] message(String name, long time, String text);

  /** Whether the signature begins with the time at which it was made. */
  public boolean timed() {
    return this != ED25519;
  }

  byte[] prefix() {
    return HexFormat.of().parseHex(encodingPrefix);
  }

  static SignatureKind of(byte code) {
    for (SignatureKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("a kind of key that is not known here: " + code);
  }

  /** The cosigned_message structure for a whole tree. */
  private static byte[] subtree(String name, long time, Checkpoint checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream message = new DataOutputStream(bytes)) {
      message.write("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
      shortString(message, name);
      message.writeLong(time);
      shortString(message, checkpoint.origin());
      message.writeLong(0);
      message.writeLong(checkpoint.size());
      message.write(checkpoint.root().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void shortString(DataOutputStream message, String string) throws IOException {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IllegalArgumentException("at most 255 bytes, was " + bytes.length);
    }
    message.writeByte(bytes.length);
    message.write(bytes);
  }
}
