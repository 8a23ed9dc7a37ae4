package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.breakwater.identity.LearnModel;
import org.breakwater.linkage.Model;
import org.breakwater.town.TownPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = {
      "Learns the model of who is who from an invented town, without being told who is who there.",
      "Without options it makes the model that Breakwater ships."
    },
    footer = {"", "Example: ./breakwater learn --out model.json"})
final class LearnCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--people",
      defaultValue = "15000",
      paramLabel = "N",
      description = "How many live in the town: 500 to 250000 (default ${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--seed",
      defaultValue = "20260",
      paramLabel = "N",
      description = "Which town of that size (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where it goes.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Model model = LearnModel.learn(plan(), JsonMapper.builder().build());
    Files.writeString(out, model.toJson());
    System.out.println("model " + model.version());
    return Commands.DONE;
  }

  private TownPlan plan() {
    try {
      return TownPlan.of(seed, people);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
