package org.breakwater.commands;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breakwater's commands, and how they end. */
@Command(
    name = "breakwater",
    description = "A joined-up, provable record for protecting children.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      RebuildCommand.class,
      ExportCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      LinkCommand.class,
      LogCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed (says what was kept), 2 wrong usage, 3 done but some lines"
          + " refused.",
      "Example: ./breakwater demo"
    })
public final class Commands implements Runnable {
  /** Not an exit code: the service goes on after its command has returned. */
  public static final int STILL_RUNNING = -1;

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int SOME_REFUSED = 3;

  @Spec private CommandSpec spec;

  /**
   * Runs the command that the arguments name.
   *
   * @param application the Spring application that commands on the record start
   * @return an exit code, or {@link #STILL_RUNNING}
   */
  public static int run(Class<?> application, String... args) {
    var commands = new CommandLine(new Commands(), new Factory(application));
    commands.setExecutionExceptionHandler(Commands::failed);
    return commands.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** A failure in the user's words; its details are for those who ask for them. */
  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    err.println("Failed: " + Words.of(failure));
    if (Boolean.getBoolean("breakwater.trace") || System.getenv("BREAKWATER_TRACE") != null) {
      failure.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  /** Gives commands that need it the application to start. */
  private record Factory(Class<?> application) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Opening.class) {
        return type.cast(new Opening(application));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"Breakwater " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
