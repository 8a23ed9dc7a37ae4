package org.breakwater.record;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.breakwater.ledger.commitments.Commitment;
import org.breakwater.ledger.commitments.Leaf;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What opens the commitments of one leaf: the entry's header and body as they are stored, with
 * their salts. It goes along with a proof, so that whoever gets both can make the leaf themselves.
 * Its form is in docs/ledger-format.md.
 */
public record Opened(String header, byte[] headerSalt, String body, byte[] bodySalt) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The leaf that the log has, if this is what was committed to. */
  public byte[] leaf() {
    return new Leaf(
            received().toEpochMilli(),
            Commitment.header(headerSalt, header.getBytes(StandardCharsets.UTF_8)),
            Commitment.body(bodySalt, body.getBytes(StandardCharsets.UTF_8)))
        .encode();
  }

  /** When the entry was stored, by its header. */
  public Instant received() {
    return Instant.parse(JSON.readTree(header).path("received").stringValue(""));
  }

  /** As it goes along with a proof. */
  public byte[] json() {
    var members = new LinkedHashMap<String, String>();
    members.put("header", header);
    members.put("headerSalt", Base64.getEncoder().encodeToString(headerSalt));
    members.put("body", body);
    members.put("bodySalt", Base64.getEncoder().encodeToString(bodySalt));
    return JSON.writeValueAsBytes(members);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if it is anything else, or written in any other way
   */
  public static Opened parse(byte[] json) {
    try {
      Map<String, JsonNode> members = new LinkedHashMap<>();
      JSON.readTree(json).properties().forEach(one -> members.put(one.getKey(), one.getValue()));
      var opened =
          new Opened(
              text(members, "header"),
              Base64.getDecoder().decode(text(members, "headerSalt")),
              text(members, "body"),
              Base64.getDecoder().decode(text(members, "bodySalt")));
      opened.received();
      if (!Arrays.equals(opened.json(), json)) {
        throw new IllegalArgumentException(
            "what goes along with the proof is not as it is written");
      }
      return opened;
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException(
          "nothing that opens an entry goes along with the proof", e);
    }
  }

  private static String text(Map<String, JsonNode> members, String name) {
    JsonNode value = members.get(name);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException("what goes along with the proof has no " + name);
    }
    return value.stringValue();
  }
}
