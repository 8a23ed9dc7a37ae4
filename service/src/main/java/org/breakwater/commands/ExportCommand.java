package org.breakwater.commands;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.breakwater.alerts.ExportPatterns;
import org.breakwater.identity.ExportIdentities;
import org.breakwater.story.AsKnown;
import org.breakwater.story.ExportStory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Hands out what the record holds, for an operator at the machine. Each export is on"
            + " record.",
    subcommands = {
      ExportCommand.Identities.class,
      ExportCommand.Patterns.class,
      ExportCommand.Story.class
    },
    footer = {"", "Example: ./breakwater export identities --out identities.csv"})
final class ExportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to export: identities, patterns or story.");
  }

  /** Writes to a file, or to standard output for {@code -}. */
  private interface Writing {
    void to(Writer out) throws IOException;
  }

  /** Nobody signs in to a command: the operating system's name is all that is known of them. */
  private static String operator() {
    return System.getProperty("user.name", "unknown");
  }

  /** The day whose knowledge is handed out: options of what can be asked for a past one. */
  static final class KnownOn {
    @Option(
        names = "--as-known-on",
        paramLabel = "INSTANT",
        description = "Only what was on record somewhere by then, such as 2012-12-31T23:59:59Z.")
    private @Nullable Instant on;

    @Option(
        names = "--available-here",
        description =
            "With --as-known-on: received here by then, under the judgements that stood then.")
    private boolean availableHere;

    AsKnown day() {
      if (on == null) {
        return AsKnown.TODAY;
      }
      return availableHere ? new AsKnown.AvailableHere(on) : new AsKnown.OnRecord(on);
    }
  }

  private static int write(String file, Writing writing) throws IOException {
    try (Writer out = new OutputStreamWriter(Streams.write(file), StandardCharsets.UTF_8)) {
      writing.to(out);
      return Commands.DONE;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Command(
      name = "identities",
      mixinStandardHelpOptions = true,
      description = "Which person each mention was judged to be: agency,report,ref,person.",
      footer = {"", "Example: ./breakwater export identities --out identities.csv"})
  static final class Identities implements Callable<Integer> {
    @Mixin private Opening opening;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "F",
        description = "A CSV file; - is standard output.")
    private String out;

    @Override
    public Integer call() throws IOException {
      try (ConfigurableApplicationContext context = opening.existingRecord()) {
        var identities = context.getBean(ExportIdentities.class);
        return write(out, writer -> identities.export(operator(), writer));
      }
    }
  }

  @Command(
      name = "patterns",
      mixinStandardHelpOptions = true,
      description = {
        "What joins reports that no agency saw alone: JSON, each pattern with its sentence,"
            + " children, adults, things and reports.",
        "A pattern surfaced when the report that completes it was written down, whenever it came"
            + " here."
      },
      footer = {"", "Example: ./breakwater export patterns --out patterns.json"})
  static final class Patterns implements Callable<Integer> {
    @Mixin private Opening opening;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "F",
        description = "A JSON file; - is standard output.")
    private String out;

    @Mixin private KnownOn known;

    @Override
    public Integer call() throws IOException {
      try (ConfigurableApplicationContext context = opening.existingRecord()) {
        return write(
            out,
            writer ->
                context
                    .getBean(ExportPatterns.class)
                    .export(
                        operator(), known.day(), context.getBean(Clock.class).instant(), writer));
      }
    }
  }

  @Command(
      name = "story",
      mixinStandardHelpOptions = true,
      description = "One person's story: NDJSON, one entry a line, oldest first.",
      footer = {"", "Example: ./breakwater export story 0197… --out story.ndjson"})
  static final class Story implements Callable<Integer> {
    @Mixin private Opening opening;

    @Parameters(
        paramLabel = "PERSON",
        description = "The person's id, as in the address of their page.")
    private UUID person;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "F",
        description = "An NDJSON file; - is standard output.")
    private String out;

    @Mixin private KnownOn known;

    @Override
    public Integer call() throws IOException {
      try (ConfigurableApplicationContext context = opening.existingRecord()) {
        AsKnown asKnown = known.day();
        int[] entries = {0};
        int code =
            write(
                out,
                writer ->
                    entries[0] =
                        context
                            .getBean(ExportStory.class)
                            .export(operator(), person, asKnown, writer));
        if (entries[0] == 0) {
          System.err.println(
              "Nothing is on record of "
                  + person
                  + (asKnown.equals(AsKnown.TODAY) ? "" : " by then"));
        }
        return code;
      }
    }
  }
}
