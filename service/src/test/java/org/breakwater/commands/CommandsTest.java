package org.breakwater.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.breakwater.Application;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Commands end and speak as the contract says: 0 done, 1 failed, 2 wrong usage, 3 some refused. */
class CommandsTest {
  @ParameterizedTest
  @MethodSource("names")
  void every_command_has_help_with_an_example(String name) {
    var words = Stream.concat(Arrays.stream(name.split(" ")), Stream.of("--help"));
    Ran help = Ran.command(words.filter(word -> !word.isEmpty()).toArray(String[]::new));
    assertThat(help.code()).isZero();
    assertThat(help.out().strip().lines().filter(line -> line.startsWith("Example: ")))
        .singleElement()
        .asString()
        .startsWith(("Example: ./breakwater " + name).strip());
  }

  static List<String> names() {
    return named("", Commands.line(Application.class)).toList();
  }

  private static Stream<String> named(String name, CommandLine command) {
    return Stream.concat(
        Stream.of(name),
        command.getSubcommands().entrySet().stream()
            .filter(sub -> !sub.getKey().equals("help"))
            .flatMap(sub -> named((name + " " + sub.getKey()).strip(), sub.getValue())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "imprt",
        "import",
        "import --data",
        "import --colour red x.ndjson",
        "rebuild now",
        "export",
        "export identities",
        "export patterns",
        "export story --out x.ndjson",
        "export story nobody --out x.ndjson",
        "export story 01970000-0000-7000-8000-000000000000 --out - --as-known-on yesterday",
        "backup",
        "restore --from x.tar.gz",
        "serve --port many",
        "link",
        "scan reports.csv children.csv --out alarms.ndjson",
        "scan reports.csv children.csv --budget none --out alarms.ndjson",
        "log"
      })
  void wrong_usage_ends_with_2_and_says_what_was_wrong(String typed) {
    Ran ran =
        Ran.command(Stream.of(typed.split(" ")).filter(w -> !w.isEmpty()).toArray(String[]::new));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup --to kept.tar.gz",
        "rebuild --check",
        "export identities --out people.csv",
        "export patterns --out patterns.json",
        "export story 01970000-0000-7000-8000-000000000000 --out story.ndjson"
      })
  void a_folder_without_a_record_is_told_and_no_empty_record_is_made_in_it(
      String typed, @TempDir Path folder) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("holiday-pictures"));
    Path missing = folder.resolve("missing");
    for (Path wrong : List.of(elsewhere, missing)) {
      Ran ran =
          Ran.command(
              Stream.concat(
                      Stream.of(typed.split(" "))
                          .map(word -> word.contains(".") ? folder.resolve(word).toString() : word),
                      Stream.of("--data", wrong.toString()))
                  .toArray(String[]::new));
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err())
          .isEqualTo(
              "Failed: there is no record in "
                  + wrong
                  + "; name its folder with --data. Nothing was made or changed\n");
      assertThat(ran.out()).isEmpty();
    }
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(missing).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**/*.*");
  }
}
