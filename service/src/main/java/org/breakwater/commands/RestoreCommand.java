package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.breakwater.database.Backup;
import org.breakwater.database.Database;
import org.breakwater.database.Location;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Makes a new folder from a backup, and opens it once to see that it is whole.",
    footer = {"", "Example: ./breakwater restore --from breakwater-2026-11-24.tar.gz --data restored"})
final class RestoreCommand implements Callable<Integer> {
  @Option(names = "--from", required = true, paramLabel = "FILE", description = "A file that backup wrote.")
  private Path from;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "A folder that does not exist yet, or is empty.")
  private Path data;

  @Override
  public Integer call() throws IOException {
    var progress = new Progress("bytes", Clock.systemUTC());
    Backup.restore(from, data, progress::at);
    progress.end();
    Database.open(new Location.Embedded(data)).close();
    System.out.println("restored into " + data);
    return Commands.DONE;
  }
}
