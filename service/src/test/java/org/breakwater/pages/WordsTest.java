package org.breakwater.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a page asks for is there, every text that is there is asked for. */
class WordsTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Words WORDS = new Words(new PagesConfiguration().messageSource(), Locale.UK);
  private static final Map<String, String> TEXTS = texts();

  @Test
  void a_text_is_given_with_its_arguments_and_its_apostrophes() {
    assertThat(WORDS.of("pages.problem.reference", "1f2e"))
        .isEqualTo("If you report this, give the reference 1f2e.");
    assertThat(WORDS.of("pages.start.what")).startsWith("Agencies' reports");
  }

  @Test
  void a_missing_text_is_shown_as_missing_and_breaks_no_page() {
    assertThat(WORDS.of("pages.no-such-text", 1)).isEqualTo("⟦pages.no-such-text⟧");
  }

  @Test
  void a_code_that_nobody_foresaw_is_shown_in_its_own_words() {
    assertThat(WORDS.ofCode("pages.no-such-list", "school-bus_driver"))
        .isEqualTo("School bus driver");
  }

  @Test
  void every_key_in_templates_and_code_has_a_text() {
    assertThat(asked().filter(literal -> !TEXTS.containsKey(literal) && !isPrefix(literal)))
        .as("keys without a text")
        .isEmpty();
  }

  @Test
  void every_text_is_asked_for_somewhere() {
    List<String> asked = asked().toList();
    assertThat(
            TEXTS.keySet().stream()
                .filter(key ->
                    asked.stream()
                        .noneMatch(
                            literal -> key.equals(literal) || key.startsWith(stem(literal)))))
        .as("texts that no page asks for")
        .isEmpty();
  }

  @Test
  void every_text_can_be_filled_in_and_has_its_apostrophes_doubled() {
    var lone = Pattern.compile("(?<!')'(?!')");
    TEXTS.forEach((key, text) -> {
      assertThat(new MessageFormat(text, Locale.UK).toPattern()).as(key).isNotNull();
      assertThat(lone.matcher(text).find()).as("a single apostrophe in " + key).isFalse();
    });
  }

  @Test
  void a_key_without_a_text_is_noticed() {
    assertThat(TEXTS).doesNotContainKey("pages.no-such-text");
    assertThat(isPrefix("pages.no-such-text")).isFalse();
    assertThat(isPrefix("pages.alert.")).isTrue();
  }

  /** Whether the literal begins keys, the rest of which is found out at run time. */
  private static boolean isPrefix(String literal) {
    return TEXTS.keySet().stream().anyMatch(key -> key.startsWith(stem(literal)));
  }

  private static String stem(String literal) {
    return literal.endsWith(".") ? literal : literal + ".";
  }

  /** Every string in templates and code that begins as a message file's keys do. */
  private static Stream<String> asked() {
    var families = new TreeSet<String>();
    TEXTS.keySet().forEach(key -> families.add(key.substring(0, key.indexOf('.'))));
    var literal = Pattern.compile("\"((?:" + String.join("|", families) + ")\\.[A-Za-z0-9_.-]*)\"");
    return files(MAIN, ".java", ".jte")
        .flatMap(file ->
            literal.matcher(withoutKinds(read(file))).results().map(found -> found.group(1)))
        .distinct();
  }

  /** The names of the record's events look like keys and are none. */
  private static String withoutKinds(String source) {
    return source.replaceAll("@Kind\\(\\s*(value = )?\"[^\"]*\"", "");
  }

  private static Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    files(MAIN.resolve("resources/messages"), ".properties")
        .forEach(file -> {
          var properties = new Properties();
          try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          properties
              .stringPropertyNames()
              .forEach(key -> texts.put(key, properties.getProperty(key)));
        });
    return texts;
  }

  private static Stream<Path> files(Path root, String... endings) {
    try (Stream<Path> all = Files.walk(root)) {
      return all
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
