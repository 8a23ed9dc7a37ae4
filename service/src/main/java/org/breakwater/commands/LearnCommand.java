package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.breakwater.identity.LearnFromRecord;
import org.breakwater.identity.LearnModel;
import org.breakwater.linkage.Model;
import org.breakwater.town.TownPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = {
      "Learns a model of who is who, without being told who is who.",
      "From your record (--record): kept there as a new version, by which nothing is judged until a"
          + " manager puts it in force.",
      "Otherwise from an invented town; without more options that is the model that Breakwater"
          + " ships."
    },
    footer = {"", "Example: ./breakwater learn --record"})
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

  @Option(names = "--record", description = "Learn from the mentions of your record.")
  private boolean record;

  @Option(names = "--out", paramLabel = "FILE", description = "A file that the model goes to.")
  private @Nullable Path out;

  @Mixin private Opening opening;

  @Override
  public Integer call() throws IOException {
    if (!record && out == null) {
      throw new ParameterException(
          spec.commandLine(), "Say where it goes: --record, or --out FILE.");
    }
    Model model = record ? fromRecord() : LearnModel.learn(plan(), JsonMapper.builder().build());
    if (out != null) {
      Files.writeString(out, model.toJson());
    }
    System.out.println("model " + model.version());
    return Commands.DONE;
  }

  private Model fromRecord() {
    try (var context = opening.existingRecord()) {
      var progress = new Progress("steps", context.getBean(Clock.class));
      LearnFromRecord.Learnt learnt =
          context.getBean(LearnFromRecord.class).learn((_, done, _) -> progress.at(done));
      progress.end();
      System.err.println(
          "learnt from "
              + learnt.descriptions()
              + " descriptions of people; a manager of the whole area puts it in force under"
              + " /who-is-who/models");
      return learnt.model();
    }
  }

  private TownPlan plan() {
    try {
      return TownPlan.of(seed, people);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
