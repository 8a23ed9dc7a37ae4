package org.breakwater.commands;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.breakwater.record.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Makes every reading again from the record.",
    footer = {"", "Example: ./breakwater rebuild --check"})
final class RebuildCommand implements Callable<Integer> {
  @Mixin private Opening opening;

  @Option(
      names = "--check",
      description = "Build beside and compare, changing nothing; exit 1 on any difference.")
  private boolean check;

  @Override
  public Integer call() {
    try (var context = opening.existingRecord()) {
      var rebuild = context.getBean(Rebuild.class);
      var progress = new Progress("entries", context.getBean(Clock.class));
      List<Rebuild.Difference> differences =
          check ? rebuild.check(progress::at) : rebuild.repair(progress::at);
      progress.end();
      for (Rebuild.Difference difference : differences) {
        System.out.println(
            difference.reading()
                + ": "
                + difference.missing()
                + " rows missing, "
                + difference.surplus()
                + " rows too many"
                + (check ? "" : "; put right"));
      }
      if (differences.isEmpty()) {
        System.out.println("every reading is what the record says");
      }
      return check && !differences.isEmpty() ? Commands.FAILED : Commands.DONE;
    }
  }
}
