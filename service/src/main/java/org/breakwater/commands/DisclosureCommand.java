package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.breakwater.evidence.CheckEvidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin private Trust trust;

    @Override
    public Integer call() throws IOException {
      CheckEvidence.Result result = CheckEvidence.of(file, trust.policy());
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
