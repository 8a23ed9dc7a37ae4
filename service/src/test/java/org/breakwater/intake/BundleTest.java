package org.breakwater.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Lines of a bundle, however the file was made. */
class BundleTest {
  @Test
  void line_ends_of_every_kind_and_blank_lines_leave_the_numbers_right() throws IOException {
    assertThat(lines("a\r\n\n  \t\r\nb\nc")).containsExactly("1:a\r", "4:b", "5:c");
  }

  @Test
  void a_byte_order_mark_is_passed_over_at_the_start_only() throws IOException {
    assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1:a", "2:\uFEFFb");
    assertThat(lines("\uFEFF")).isEmpty();
  }

  @Test
  void an_empty_file_has_no_lines() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n\n")).isEmpty();
  }

  @Test
  void a_line_that_is_too_long_is_counted_and_not_held() throws IOException {
    assertThat(lines("a\n" + "x".repeat(11) + "\n" + "y".repeat(10)))
        .containsExactly("1:a", "2:too long", "3:" + "y".repeat(10));
  }

  @Test
  void a_packed_file_that_breaks_off_gives_its_whole_lines_first() throws IOException {
    var random = java.util.random.RandomGenerator.of("L64X128MixRandom");
    var text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append(random.nextLong()).append('\n');
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    var bundle = new Bundle(new GZIPInputStream(new ByteArrayInputStream(cut)), 100);
    List<Bundle.Line> whole = bundle.next(10_000, 1 << 20);
    assertThat(whole).hasSizeBetween(1_000, 4_000);
    assertThat(text.toString())
        .startsWith(String.join("\n", whole.stream().map(BundleTest::text).toList()));
    assertThatThrownBy(() -> bundle.next(10_000, 1 << 20)).isInstanceOf(IOException.class);
  }

  @Test
  void batches_end_at_so_many_lines_or_bytes() throws IOException {
    var bundle = new Bundle(in("aaaa\nbbbb\ncccc\ndddd\n"), 100);
    assertThat(bundle.next(3, 100)).hasSize(3);
    assertThat(bundle.next(3, 100)).hasSize(1);
    assertThat(bundle.next(3, 100)).isEmpty();
    assertThat(new Bundle(in("aaaa\nbbbb\ncccc\n"), 100).next(100, 5)).hasSize(2);
  }

  private static List<String> lines(String text) throws IOException {
    var bundle = new Bundle(in(text), 10);
    var lines = new ArrayList<String>();
    for (Bundle.Line line = bundle.next(); line != null; line = bundle.next()) {
      lines.add(line.number() + ":" + (line.bytes() == null ? "too long" : text(line)));
    }
    return lines;
  }

  private static String text(Bundle.Line line) {
    byte[] bytes = line.bytes();
    return bytes == null ? "" : new String(bytes, UTF_8);
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
