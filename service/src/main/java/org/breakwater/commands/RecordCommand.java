package org.breakwater.commands;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.breakwater.ledger.VerifyLog;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.log.VerifyRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Checks the record.",
    subcommands = {RecordCommand.Verify.class, RecordCommand.Erased.class},
    footer = {"", "Example: ./breakwater record verify --against ./log"})
final class RecordCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: verify or erased.");
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks the database row by row against the log, and names every row that is changed,"
            + " missing, added or re-dated.",
        "A copy of the log that was kept elsewhere proves more than the service's own."
      },
      footer = {
        "",
        "Example: ./breakwater record verify --against https://example.org/log --vkey K"
      })
  static final class Verify implements Callable<Integer> {
    @Mixin private Opening opening;

    @Option(
        names = "--against",
        required = true,
        paramLabel = "DIR-or-URL",
        description = "A log in tlog-tiles form.")
    private String against;

    @Option(
        names = "--vkey",
        paramLabel = "K",
        description = "The log's verifier key (default: the one that the database names).")
    private @Nullable String key;

    @Option(
        names = "--witness",
        paramLabel = "POLICY",
        description = "A file that says whose log it must be and whose cosignatures are needed.")
    private @Nullable Path witness;

    @Option(
        names = "--erased",
        paramLabel = "FILE",
        description = {
          "What record erased wrote before a backup was restored:",
          "names every entry whose words are back."
        })
    private @Nullable Path erased;

    @Override
    public Integer call() throws IOException {
      try (var context = opening.existingRecord();
          HttpClient client = HttpClient.newHttpClient()) {
        var verify = context.getBean(VerifyRecord.class);
        var progress = new Progress("entries", context.getBean(Clock.class));
        VerifyRecord.Result result =
            verify.against(
                VerifyLog.tiles(against, client),
                policy(verify),
                System.out::println,
                progress::at);
        progress.end();
        long wrong =
            result.wrong()
                + (erased == null ? 0 : verify.backAgain(Erased.read(erased), System.out::println));
        System.out.println(
            result.size()
                + " entries checked, "
                + result.newer()
                + " are newer than this log"
                + (result.erased() == 0
                    ? ". "
                    : ", the words of " + result.erased() + " were lawfully erased. ")
                + (wrong == 0 ? "Nothing is wrong." : wrong + " things are wrong."));
        return wrong == 0 ? Commands.DONE : Commands.FAILED;
      }
    }

    private WitnessPolicy policy(VerifyRecord verify) throws IOException {
      if (witness != null) {
        return WitnessPolicy.parse(Files.readString(witness));
      }
      if (key != null) {
        return WitnessPolicy.only(VerifierKey.parse(key));
      }
      System.err.println(
          "Checked with the key that the database itself names; --vkey gives another.");
      return WitnessPolicy.only(
          VerifierKey.parse(
              verify.vkey().orElseThrow(() -> new IOException("this record has no log yet"))));
    }
  }

  @Command(
      name = "erased",
      mixinStandardHelpOptions = true,
      description = {
        "Lists every entry whose words were lawfully erased, with the entry that says so: two ids"
            + " a line, and nothing of anybody.",
        "Keep it apart from the backups: after an old one is restored, record verify --erased"
            + " names what must be erased again."
      },
      footer = {"", "Example: ./breakwater record erased --out erased.txt"})
  static final class Erased implements Callable<Integer> {
    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36}) ([0-9a-f-]{36})");

    @Mixin private Opening opening;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Where to write the list.")
    private Path out;

    @Override
    public Integer call() throws IOException {
      try (var context = opening.existingRecord()) {
        Map<UUID, UUID> erased = context.getBean(VerifyRecord.class).erased();
        Files.write(
            out,
            erased.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
        System.out.println(erased.size() + " entries without their words.");
        return Commands.DONE;
      }
    }

    static Map<UUID, UUID> read(Path file) throws IOException {
      var erased = new LinkedHashMap<UUID, UUID>();
      for (String line : Files.readAllLines(file)) {
        Matcher ids = LINE.matcher(line);
        if (!ids.matches()) {
          throw new IOException(
              file + " is not a list that record erased wrote: each line has two ids");
        }
        erased.put(UUID.fromString(ids.group(1)), UUID.fromString(ids.group(2)));
      }
      return erased;
    }
  }
}
