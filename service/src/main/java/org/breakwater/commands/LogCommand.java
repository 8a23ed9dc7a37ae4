package org.breakwater.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.breakwater.ledger.VerifyLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Checks a transparency log.",
    subcommands = LogCommand.Verify.class,
    footer = {"", "Example: ./breakwater log verify ./log --vkey example.org/log+1234abcd+AQ..."})
final class LogCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: verify.");
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Rebuilds the tree from its entries and checks every tile, checkpoint, signature and"
            + " cosignature.",
        "Needs no database."
      },
      footer = {
        "",
        "Example: ./breakwater log verify https://example.org/log --vkey K --witness policy.txt"
      })
  static final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "DIR-or-URL", description = "A log in tlog-tiles form.")
    private String place;

    @Option(
        names = "--vkey",
        required = true,
        paramLabel = "K",
        description = "The log's verifier key: name+hash+key.")
    private String key;

    @Option(
        names = "--witness",
        paramLabel = "POLICY",
        description = "A file that says whose cosignatures are needed.")
    private @Nullable String witness;

    @Override
    public Integer call() throws IOException {
      var arguments = new ArrayList<>(List.of(place, key));
      if (witness != null) {
        arguments.add(witness);
      }
      return VerifyLog.run(arguments.toArray(String[]::new), System.out);
    }
  }
}
