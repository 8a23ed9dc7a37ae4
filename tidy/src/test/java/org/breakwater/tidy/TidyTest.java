package org.breakwater.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TidyTest {
  /** Surefire runs the tests of a module in the module's own folder. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern A_TEST =
      Pattern.compile(
          "^\\s*@(Test|RepeatedTest|ParameterizedTest|TestFactory|InstancioSource|Property)\\b",
          Pattern.MULTILINE);

  @Test
  void every_java_file_is_in_the_projects_format() {
    assertThat(Tidy.javaFiles(ROOT))
        .isNotEmpty()
        .allSatisfy(file -> {
          String source = Files.readString(file);
          assertThat(Tidy.format(file, source)).as("./check format mends this").isEqualTo(source);
        });
  }

  @Test
  void a_badly_formatted_file_is_noticed() {
    String careless = "class  A{int b ;}";
    assertThat(Tidy.format(Path.of("A.java"), careless)).isNotEqualTo(careless);
  }

  @Test
  void every_class_with_tests_ends_in_Test_so_that_it_is_run() {
    assertThat(misnamed(Tidy.javaFiles(ROOT))).isEmpty();
  }

  @Test
  void a_test_class_with_another_name_is_noticed() throws IOException {
    Path folder = Files.createTempDirectory("tidy");
    Path file = folder.resolve("IdentityProperties.java");
    Files.writeString(file, "class IdentityProperties {\n  @Test\n  void runs() {}\n}\n");
    assertThat(misnamed(List.of(file))).containsExactly(file);
  }

  @Test
  void every_package_says_what_it_is_for() {
    assertThat(Tidy.javaFiles(ROOT))
        .filteredOn(file -> file.toString().contains("/src/main/java/"))
        .allSatisfy(file -> assertThat(file.resolveSibling("package-info.java")).exists());
  }

  private static List<Path> misnamed(List<Path> files) {
    return files.stream()
        .filter(file -> !file.getFileName().toString().endsWith("Test.java"))
        .filter(file -> {
          try {
            return A_TEST.matcher(Files.readString(file)).find();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        })
        .toList();
  }
}
