package org.breakwater.commands;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.breakwater.database.RecordUnavailable;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Bundles.Tally;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.log.Sequencer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Adds bundles of reports (NDJSON, one report a line).",
      "Re-sending a report changes nothing; other content under a held reference is refused."
    },
    footer = {"", "Example: ./breakwater import reports.ndjson.gz --refused refused.ndjson"})
final class ImportCommand implements Callable<Integer> {
  @Mixin private Opening opening;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Bundles to add, in this order; - is standard input, .gz is read as such.")
  private List<String> files;

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description =
          "Where refused lines go, with file, line, field and reason, and the line as sent.")
  private @Nullable String refused;

  @Override
  public Integer call() throws IOException {
    for (String file : files) {
      if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
        System.err.println("Cannot read " + file + ". Nothing was added.");
        return Commands.FAILED;
      }
    }
    try (var context = opening.record();
        var out = new RefusedLines(refused, context.getBean(JsonMapper.class))) {
      var total = new Total(context.getBean(Clock.class), out);
      try {
        for (String file : files) {
          add(file, context.getBean(Bundles.class), total);
        }
      } catch (IOException e) {
        total.progress.end();
        System.out.println(total.tally);
        System.err.println("Failed: " + Words.of(e));
        return Commands.FAILED;
      }
      total.progress.end();
      System.out.println(total.tally);
      commit(context.getBean(Sequencer.class));
      return total.tally.refused() > 0 ? Commands.SOME_REFUSED : Commands.DONE;
    }
  }

  /** What was stored is stored whatever becomes of this: a service takes it up where it ended. */
  private static void commit(Sequencer sequencer) {
    try {
      switch (sequencer.takeInAll()) {
        case ALL_TAKEN_IN -> {}
        case ELSEWHERE -> System.err.println("The service that runs takes them into the log.");
        case NO_KEY -> System.err.println("They wait for the log: its key is not here.");
        case REFUSED ->
            System.err.println(
                "They wait for the log, which does not fit what was signed before;"
                    + " docs/running.md says what to do.");
      }
    } catch (UncheckedIOException | RecordUnavailable e) {
      System.err.println("They are stored, and wait for the log: " + Words.of(e));
    }
  }

  private static void add(String file, Bundles bundles, Total total) throws IOException {
    try (InputStream in = Streams.read(file)) {
      bundles.receive(
          in,
          Sender.OPERATOR,
          (number, line, received) -> total.line(file, number, line, received));
    } catch (IOException e) {
      throw new IOException(file + ": " + Words.of(e), e);
    }
  }

  /** What has been settled over all files. */
  private static final class Total {
    private final Progress progress;
    private final RefusedLines out;
    private Tally tally = new Tally(0, 0, 0);

    Total(Clock clock, RefusedLines out) {
      this.progress = new Progress("reports", clock);
      this.out = out;
    }

    void line(String file, long number, byte[] line, Received received) throws IOException {
      tally = tally.plus(received);
      if (received instanceof Received.Refused no) {
        out.add(file, number, line, no);
      }
      progress.at(tally.accepted() + tally.alreadyHeld() + tally.refused());
    }
  }

  /** Keeps standard input open for whoever reads it next. */
  static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
