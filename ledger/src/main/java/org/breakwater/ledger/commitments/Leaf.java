package org.breakwater.ledger.commitments;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the log holds of one entry of the record: when it was received, and commitments to its
 * header and body. Whoever reads the log learns how many entries there are and when they came, and
 * nothing else.
 *
 * @param receivedMillis when the entry was stored, in milliseconds since 1970-01-01T00:00Z, not
 *     negative
 * @param header the 32 bytes of {@link Commitment#header}
 * @param body the 32 bytes of {@link Commitment#body}
 */
public record Leaf(long receivedMillis, byte[] header, byte[] body) {
  /** The only format there is so far. A later one gets the next number and keeps this readable. */
  static final byte VERSION = 1;

  /** Bytes in an encoded leaf. */
  public static final int SIZE = 1 + Long.BYTES + 2 * Commitment.SIZE;

  /** Checks the ranges and takes copies, so that a leaf cannot change once made. */
  public Leaf {
    if (receivedMillis < 0) {
      throw new IllegalArgumentException("received before 1970: " + receivedMillis);
    }
    if (header.length != Commitment.SIZE || body.length != Commitment.SIZE) {
      throw new IllegalArgumentException(
          "commitments are 32 bytes, were " + header.length + " and " + body.length);
    }
    header = header.clone();
    body = body.clone();
  }

  @Override
  public byte[] header() {
    return header.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** The 73 bytes that go into the log: version, time received (u64be), header, body. */
  public byte[] encode() {
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .putLong(receivedMillis)
        .put(header)
        .put(body)
        .array();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not exactly a leaf of a known version
   */
  public static Leaf decode(byte[] bytes) {
    if (bytes.length != SIZE || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "not a leaf of version 1: " + bytes.length + " bytes, expected " + SIZE);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, SIZE - 1);
    long receivedMillis = buffer.getLong();
    byte[] header = new byte[Commitment.SIZE];
    byte[] body = new byte[Commitment.SIZE];
    buffer.get(header).get(body);
    return new Leaf(receivedMillis, header, body);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Leaf leaf && Arrays.equals(encode(), leaf.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encode());
  }

  @Override
  public String toString() {
    return "Leaf[receivedMillis=" + receivedMillis + "]";
  }
}
