package org.breakwater.commands;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
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
    subcommands = RecordCommand.Verify.class,
    footer = {"", "Example: ./breakwater record verify --against ./log"})
final class RecordCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: verify.");
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
        System.out.println(
            result.size()
                + " entries checked, "
                + result.newer()
                + " are newer than this log"
                + (result.erased() == 0
                    ? ". "
                    : ", the words of " + result.erased() + " were lawfully erased. ")
                + (result.wrong() == 0
                    ? "Nothing is wrong."
                    : result.wrong() + " things are wrong."));
        return result.wrong() == 0 ? Commands.DONE : Commands.FAILED;
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
}
