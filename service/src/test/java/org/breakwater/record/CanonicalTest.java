package org.breakwater.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One spelling, the same as an implementation of RFC 8785 by others gives. */
class CanonicalTest {
  private static final int TRIALS = 20_000;
  private static final String ODD =
      "ab\"\\/\b\t\n\f\r\u0001\u000f\u0010\u001f\u007f\u0085é€\u2028\ud83d\ude00\uffff{}[]:, 09-.e";

  private final SplittableRandom random = new SplittableRandom(8785);

  @Test
  void what_is_taken_for_canonical_already_is_what_others_make_of_it() throws IOException {
    int already = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      String json = object(0);
      String theirs = new JsonCanonicalizer(json).getEncodedString();
      assertThat(Canonical.json(json)).isEqualTo(theirs);
      assertThat(Canonical.json(theirs)).isEqualTo(theirs);
      already += CanonicalAlready.isSo(theirs) ? 1 : 0;
    }
    assertThat(already).isGreaterThan(TRIALS / 5);
  }

  @Test
  void headers_are_canonical_whatever_they_say() throws IOException {
    for (int trial = 0; trial < TRIALS / 10; trial++) {
      String header = header().json();
      assertThat(new JsonCanonicalizer(header).getEncodedString()).isEqualTo(header);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ }",
        "{\"b\":1,\"a\":2}",
        "{\"aa\":1,\"a\":2}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":-0}",
        "{\"a\":1234567890123456}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\/\"}",
        "{\"\\u0061\":1}",
        "{\"a\":[1, 2]}"
      })
  void what_is_spelt_otherwise_is_spelt_anew(String json) throws IOException {
    assertThat(CanonicalAlready.isSo(json)).isFalse();
    assertThat(Canonical.json(json)).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":\"b}",
        "{\"a\":\"b\\",
        "{\"a\":tru}",
        "{\"a\":[1,]}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1}}"
      })
  void what_is_no_json_is_refused(String json) {
    assertThat(CanonicalAlready.isSo(json)).isFalse();
    assertThatThrownBy(() -> Canonical.json(json)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void what_lies_too_deep_to_look_at_is_left_to_the_library() {
    String deep = "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}";
    assertThat(CanonicalAlready.isSo(deep)).isFalse();
    assertThat(Canonical.json(deep)).isEqualTo(deep);
  }

  private String object(int depth) {
    var json = new StringBuilder("{");
    int members = random.nextInt(4);
    for (int i = 0; i < members; i++) {
      json.append(i == 0 ? "" : ",");
      // Names differ by how they end.
      String name = text();
      json.append(name, 0, name.length() - 1).append(i).append("\":").append(value(depth + 1));
    }
    return json.append('}').toString();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 8)) {
      case 0 -> "true";
      case 1 -> "null";
      case 2 -> Long.toString(random.nextLong(-10_000_000_000_000_000L, 10_000_000_000_000_000L));
      case 3 -> Integer.toString(random.nextInt(-2, 12));
      case 4 -> Double.toString(random.nextDouble(-10, 10));
      case 5 -> text();
      case 6 -> object(depth);
      default ->
          IntStream.range(0, random.nextInt(4))
              .mapToObj(_ -> value(depth + 1))
              .collect(java.util.stream.Collectors.joining(",", "[", "]"));
    };
  }

  /** A text as JSON, escaped more than it needs to be now and then. */
  private String text() {
    var json = new StringBuilder("\"");
    String plain = words();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || random.nextInt(30) == 0) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private String words() {
    var words = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      words.append(ODD.charAt(random.nextInt(ODD.length())));
    }
    return words.toString();
  }

  private List<String> list() {
    return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> words()).toList();
  }

  private boolean known() {
    return random.nextBoolean();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000) * 1_000L);
  }

  private Header header() {
    return new Header(
        known() ? random.nextLong(1L << 53) : null,
        id(),
        words(),
        random.nextInt(9),
        known() ? instant() : null,
        known() ? instant() : null,
        known() ? words() : null,
        instant(),
        instant(),
        known() ? id() : null,
        words(),
        words(),
        words(),
        words(),
        list(),
        list(),
        known() ? id() : null,
        known() ? id() : null);
  }
}
