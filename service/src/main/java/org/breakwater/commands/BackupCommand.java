package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.breakwater.database.Backup;
import org.breakwater.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the whole record of an embedded PostgreSQL into one file, while it is in use.",
      "The file holds every secret of the record: keep it as safe as the record itself."
    },
    footer = {"", "Example: ./breakwater backup --to breakwater-2026-11-24.tar.gz"})
final class BackupCommand implements Callable<Integer> {
  @Mixin private Opening opening;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file to write (.tar.gz).")
  private Path to;

  @Override
  public Integer call() throws IOException {
    try (var context = opening.existingRecord()) {
      var progress = new Progress("bytes", Clock.systemUTC());
      Backup.take(context.getBean(Database.class), to.toAbsolutePath(), progress::at);
      progress.end();
      System.out.println("backed up to " + to);
      return Commands.DONE;
    }
  }
}
