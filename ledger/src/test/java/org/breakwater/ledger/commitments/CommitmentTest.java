package org.breakwater.ledger.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommitmentTest {
  private static final Path SPECIFICATION = Path.of("../docs/ledger-format.md");
  private static final Pattern VECTOR = Pattern.compile("```vector\n(.*?)```", Pattern.DOTALL);
  private static final byte[] SALT = new byte[32];
  private static final byte[] WORDS = "{}".getBytes(StandardCharsets.UTF_8);

  @Test
  void the_specification_and_the_code_agree_on_every_byte() throws Exception {
    List<Map<String, String>> vectors = vectors();
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(3);
    for (Map<String, String> vector : vectors) {
      byte[] header =
          Commitment.header(bytes(vector, "header salt"), bytes(vector, "header bytes"));
      byte[] body = Commitment.body(bytes(vector, "body salt"), bytes(vector, "body bytes"));
      assertThat(header).isEqualTo(bytes(vector, "header commitment"));
      assertThat(body).isEqualTo(bytes(vector, "body commitment"));
      long received = Long.parseLong(text(vector, "received millis"));
      Leaf leaf = new Leaf(received, header, body);
      assertThat(leaf.encode()).isEqualTo(bytes(vector, "leaf")).hasSize(Leaf.SIZE);
      assertThat(Leaf.decode(leaf.encode())).isEqualTo(leaf);
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((byte) 0);
      assertThat(sha256.digest(leaf.encode())).isEqualTo(bytes(vector, "leaf hash"));
    }
  }

  @Test
  void a_header_never_passes_for_a_body() {
    assertThat(Commitment.header(SALT, WORDS)).isNotEqualTo(Commitment.body(SALT, WORDS));
  }

  @Test
  void another_salt_or_another_byte_makes_another_commitment() {
    byte[] commitment = Commitment.body(SALT, WORDS);
    for (int bit = 0; bit < 8 * SALT.length; bit++) {
      assertThat(Commitment.body(flipped(SALT, bit), WORDS)).isNotEqualTo(commitment);
    }
    for (int bit = 0; bit < 8 * WORDS.length; bit++) {
      assertThat(Commitment.body(SALT, flipped(WORDS, bit))).isNotEqualTo(commitment);
    }
  }

  @Test
  void a_salt_of_another_length_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Commitment.header(new byte[31], WORDS));
    assertThatIllegalArgumentException().isThrownBy(() -> Commitment.body(new byte[33], WORDS));
  }

  @Test
  void a_leaf_is_refused_when_it_is_cut_lengthened_or_of_an_unknown_version() {
    byte[] leaf = new Leaf(1, SALT, SALT).encode();
    byte[] unknown = leaf.clone();
    unknown[0] = 2;
    assertThatIllegalArgumentException().isThrownBy(() -> Leaf.decode(unknown));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Leaf.decode(Arrays.copyOf(leaf, leaf.length - 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Leaf.decode(Arrays.copyOf(leaf, leaf.length + 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Leaf(-1, SALT, SALT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Leaf(1, new byte[31], SALT));
  }

  @Test
  void a_leaf_does_not_change_when_the_arrays_it_was_made_from_do() {
    byte[] header = SALT.clone();
    Leaf leaf = new Leaf(1, header, SALT);
    byte[] before = leaf.encode();
    header[0] = 9;
    leaf.body()[0] = 9;
    assertThat(leaf.encode()).isEqualTo(before);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  private static List<Map<String, String>> vectors() throws IOException {
    List<Map<String, String>> vectors = new ArrayList<>();
    Matcher matcher = VECTOR.matcher(Files.readString(SPECIFICATION));
    while (matcher.find()) {
      Map<String, String> vector = new HashMap<>();
      for (String line : matcher.group(1).lines().toList()) {
        vector.put(line.substring(0, 19).strip(), line.substring(19).strip());
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static byte[] bytes(Map<String, String> vector, String name) {
    return HexFormat.of().parseHex(text(vector, name));
  }

  private static String text(Map<String, String> vector, String name) {
    String value = vector.get(name);
    assertThat(value).as(name).isNotNull();
    return value == null ? "" : value;
  }
}
