package org.breakwater.commands;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
      LearnCommand.class,
      ScanCommand.class,
      LogCommand.class,
      RecordCommand.class,
      DisclosureCommand.class,
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
    return line(application).execute(args);
  }

  /** Every command, ready to be told. */
  static CommandLine line(Class<?> application) {
    var commands = new CommandLine(new Commands(), new Factory(application));
    commands.setExecutionExceptionHandler(Commands::failed);
    commands.registerConverter(UUID.class, Commands::id);
    commands.registerConverter(Instant.class, Commands::instant);
    return commands;
  }

  private static UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException("'" + typed + "' is not an id");
    }
  }

  private static Instant instant(String typed) {
    try {
      return Instant.parse(typed);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "'" + typed + "' is not an instant such as 2012-12-31T23:59:59Z");
    }
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
