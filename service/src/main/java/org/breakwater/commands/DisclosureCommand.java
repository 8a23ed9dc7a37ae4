package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.breakwater.evidence.CheckEvidence;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "disclosure",
    mixinStandardHelpOptions = true,
    description = "Checks files that were handed over from a record.",
    subcommands = DisclosureCommand.Check.class,
    footer = {"", "Example: ./breakwater disclosure check disclosure.zip --vkey K"})
final class DisclosureCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: check.");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Checks that each entry in a file, or in a folder into which it was unpacked, is in the log"
            + " word for word, and names every page, line and entry that was altered since.",
        "Needs neither the record nor the log."
      },
      footer = {"", "Example: ./breakwater disclosure check disclosure.zip --vkey K"})
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file, or a folder.")
    private Path file;

    @Option(
        names = "--vkey",
        required = true,
        paramLabel = "K",
        description = "The log's verifier key, from somebody you trust.")
    private String key;

    @Option(
        names = "--witness",
        paramLabel = "POLICY",
        description = "A file that says which log is trusted and whose cosignatures are needed.")
    private @Nullable Path witness;

    @Override
    public Integer call() throws IOException {
      WitnessPolicy policy =
          witness == null
              ? WitnessPolicy.only(VerifierKey.parse(key))
              : WitnessPolicy.parse(Files.readString(witness));
      CheckEvidence.Result result = CheckEvidence.of(file, policy);
      result.words().forEach(System.out::println);
      result.wrong().forEach(System.out::println);
      System.out.println(
          result.sound()
              ? "Every byte is proved. Nothing is wrong."
              : "NOT PROVED: " + result.wrong().size() + " things are wrong.");
      return result.sound() ? Commands.DONE : Commands.FAILED;
    }
  }
}
