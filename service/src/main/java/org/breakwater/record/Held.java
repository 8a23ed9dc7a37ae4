package org.breakwater.record;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.breakwater.ledger.commitments.Commitment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as the database holds it, not taken at its word: the commitments are made again from
 * what its columns say. For whoever checks the record against the log.
 *
 * @param place in the order of writing
 * @param received the instant that its row states
 */
public record Held(
    long place,
    UUID id,
    Instant received,
    Header stated,
    byte[] headerSalt,
    byte[] storedHeader,
    byte[] storedBody,
    @Nullable String body,
    byte @Nullable [] bodySalt) {
  /** What {@link #of} reads, of {@code record.entry e} and {@code record.body b}. */
  public static final String COLUMNS =
      """
      e.place, e.id, e.kind, e.version, e.occurred_from, e.occurred_to, e.precision, e.recorded,
      e.received, e.author_user, e.author_post, e.author_partner, e.purpose, e.marking,
      e.marked_for, e.subjects, e.corrects, e.answers, e.header_salt, e.header_commitment,
      e.body_commitment, b.body, b.salt\
      """;

  private static final int HEADER_SALT = 18;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads a row.
   *
   * @param first the column of {@code e.place}, from 1
   * @throws SQLException if a column holds what no entry can
   */
  public static Held of(ResultSet row, int first) throws SQLException {
    UUID id = row.getObject(first + 1, UUID.class);
    Instant received = known(instant(row, first + 8));
    Header stated =
        new Header(
            row.getLong(first),
            id,
            known(row.getString(first + 2)),
            row.getInt(first + 3),
            instant(row, first + 4),
            instant(row, first + 5),
            row.getString(first + 6),
            known(instant(row, first + 7)),
            received,
            row.getObject(first + 9, UUID.class),
            known(row.getString(first + 10)),
            known(row.getString(first + 11)),
            known(row.getString(first + 12)),
            known(row.getString(first + 13)),
            texts(row.getArray(first + 14)),
            texts(row.getArray(first + 15)),
            row.getObject(first + 16, UUID.class),
            row.getObject(first + 17, UUID.class));
    int salt = first + HEADER_SALT;
    return new Held(
        row.getLong(first),
        id,
        received,
        stated,
        known(row.getBytes(salt)),
        known(row.getBytes(salt + 1)),
        known(row.getBytes(salt + 2)),
        row.getString(salt + 3),
        row.getBytes(salt + 4));
  }

  /** The commitment to the header that the columns give. */
  public byte[] header() {
    return commitment(headerJson());
  }

  /**
   * The header as it was committed to. The first entries' headers did not have the place; which
   * form a row has is seen by its own commitment, and does not help whoever changes that: the log
   * has it too.
   */
  private String headerJson() {
    String now = stated.json();
    if (Arrays.equals(commitment(now), storedHeader)) {
      return now;
    }
    String before = stated.withoutPlace().json();
    return Arrays.equals(commitment(before), storedHeader) ? before : now;
  }

  private byte[] commitment(String header) {
    return Commitment.header(headerSalt, header.getBytes(StandardCharsets.UTF_8));
  }

  /** The commitment to the body, or nothing where the body or its salt is missing. */
  public byte @Nullable [] committedBody() {
    return body == null || bodySalt == null
        ? null
        : Commitment.body(bodySalt, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The entries whose words it says were erased with it; none for what says no such thing. */
  public List<UUID> erases() {
    if (!stated.kind().equals("record.erased") || body == null) {
      return List.of();
    }
    var erased = new ArrayList<UUID>();
    for (JsonNode entry : JSON.readTree(body).path("entries")) {
      erased.add(UUID.fromString(entry.stringValue("")));
    }
    return erased;
  }

  /**
   * What opens its commitments, for whoever is to be shown the entry.
   *
   * @throws IllegalStateException if the body is gone
   */
  public Opened opened() {
    if (body == null || bodySalt == null) {
      throw new IllegalStateException("the body of " + id + " is gone");
    }
    return new Opened(headerJson(), headerSalt, body, bodySalt);
  }

  private static <T> T known(@Nullable T value) throws SQLException {
    if (value == null) {
      throw new SQLException("a column that every entry has is empty");
    }
    return value;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return Arrays.asList((String[]) known(array).getArray());
  }
}
