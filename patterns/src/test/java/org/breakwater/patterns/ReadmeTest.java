package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {
  @Test
  void the_example_in_the_readme_compiles(@TempDir Path folder) throws IOException {
    String example =
        Files.readAllLines(Path.of("README.md")).stream()
            .dropWhile(line -> !line.startsWith("```java"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("```"))
            .collect(Collectors.joining("\n"));
    Path file = folder.resolve("Example.java");
    Files.writeString(
        file,
        "import java.util.*;\nimport org.breakwater.patterns.*;\nclass Example { void run() {\n"
            + example
            + "\n} }\n");
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      var options =
          List.of(
              "-proc:none",
              "-d",
              folder.toString(),
              "-classpath",
              System.getProperty("java.class.path"));
      assertThat(example).isNotBlank();
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(file))
                  .call())
          .isTrue();
    }
  }
}
