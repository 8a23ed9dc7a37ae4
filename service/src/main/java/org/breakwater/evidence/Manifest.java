package org.breakwater.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.record.Canonical;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a file of evidence: every other part with its hash, and every entry with its proof.
 * Its own hash is in the entry by which the file was made, and so in the log.
 *
 * @param log the key of the log, for those who have no better source of it
 * @param entries those shown and those held back, in the order of the file
 */
record Manifest(String format, String title, String log, List<Proved> entries, List<Part> parts) {
  static final String FORMAT = "breakwater-evidence/1";
  static final String PATH = "manifest.json";

  /** The proof that the entry by which the file was made is in the log; the one part not listed. */
  static final String SEAL = "seal.tlog-proof";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One entry.
   *
   * @param proof where its proof is
   * @param leaf what the log has of it, base64, where its words are held back; null where shown
   * @param why they are; null where shown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Proved(UUID entry, String proof, @Nullable String leaf, @Nullable String why) {}

  /**
   * One part of the file.
   *
   * @param entry which it shows; null for what shows none or several
   * @param lines each line of it, where lines show different entries
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Part(String path, String sha256, @Nullable UUID entry, @Nullable List<Line> lines) {}

  /** One line, without its end. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(String sha256, @Nullable UUID entry) {}

  byte[] bytes() {
    return Canonical.json(JSON.writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Manifest parse(byte[] bytes) {
    Manifest manifest;
    try {
      manifest = JSON.readValue(bytes, Manifest.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no manifest", e);
    }
    boolean whole =
        manifest != null
            && FORMAT.equals(manifest.format)
            && manifest.entries != null
            && manifest.parts != null
            && Arrays.equals(manifest.bytes(), bytes);
    if (!whole) {
      throw new IllegalArgumentException("no manifest of " + FORMAT);
    }
    return manifest;
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(TreeHasher.sha256().digest(bytes));
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
