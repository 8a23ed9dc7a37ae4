package org.breakwater.commands;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.breakwater.ledger.LogCopy;
import org.breakwater.ledger.LogProof;
import org.breakwater.ledger.VerifyLog;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.witness.RunWitness;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Opened;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Checks a transparency log.",
    subcommands = {
      LogCommand.Verify.class,
      LogCommand.Check.class,
      LogCommand.Copy.class,
      LogCommand.Watch.class
    },
    footer = {"", "Example: ./breakwater log verify ./log --vkey example.org/log+1234abcd+AQ..."})
final class LogCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to do: verify, check, copy or witness.");
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

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Checks the proof that one entry is in a log, and prints the entry.",
        "Needs neither the log nor a database."
      },
      footer = {"", "Example: ./breakwater log check 0197c1f0-....tlog-proof --vkey K"})
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The proof (.tlog-proof).")
    private Path file;

    @Mixin private Trust trust;

    @Override
    public Integer call() throws IOException {
      WitnessPolicy policy = trust.policy();
      LogProof proof;
      Opened opened;
      try {
        proof = LogProof.parse(Files.readAllBytes(file));
        opened = Opened.parse(proof.extra().orElse(new byte[0]));
      } catch (IllegalArgumentException e) {
        System.out.println("Not proved: this is no proof of an entry, or it is damaged.");
        return Commands.FAILED;
      }
      return switch (proof.check(opened.leaf(), policy)) {
        case LogProof.Outcome.NotProved(String words) -> {
          System.out.println("Not proved: " + words);
          yield Commands.FAILED;
        }
        case LogProof.Outcome.Proved(Checkpoint checkpoint, Set<String> cosigned) -> {
          System.out.println(
              "Proved: this entry is at place "
                  + proof.inclusion().index()
                  + " of the log "
                  + checkpoint.origin()
                  + ", as of its first "
                  + checkpoint.size()
                  + " entries. Witnessed by: "
                  + (cosigned.isEmpty() ? "none" : String.join(", ", cosigned))
                  + ".");
          System.out.println("Received " + opened.received());
          System.out.println("Header " + opened.header());
          System.out.println("Body " + opened.body());
          yield Commands.DONE;
        }
      };
    }
  }

  @Command(
      name = "copy",
      mixinStandardHelpOptions = true,
      description = {
        "Keeps a copy of a log: takes what is new, and nothing from a log that does not hold all"
            + " that it held at the last copy.",
        "Whoever keeps one on a machine of their own can tell later whether the log was rewritten."
      },
      footer = {"", "Example: ./breakwater log copy https://example.org/log ./copy --vkey K"})
  static final class Copy implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR-or-URL", description = "A log in tlog-tiles form.")
    private String place;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "The copy, made if missing.")
    private Path folder;

    @Option(
        names = "--vkey",
        required = true,
        paramLabel = "K",
        description = "The log's verifier key, from somebody you trust.")
    private String key;

    @Override
    public Integer call() throws IOException {
      var progress = new Progress("entries", Clock.systemUTC());
      try (HttpClient client = HttpClient.newHttpClient()) {
        LogCopy.Outcome outcome =
            new LogCopy(
                    VerifyLog.tiles(place, client),
                    new DirectoryTiles(folder),
                    VerifierKey.parse(key))
                .take(progress::at);
        progress.end();
        return switch (outcome) {
          case LogCopy.Outcome.Refused(String words) -> {
            System.out.println("Nothing was copied: " + words);
            yield Commands.FAILED;
          }
          case LogCopy.Outcome.Copied(Checkpoint checkpoint, long added) -> {
            System.out.println(
                "Copied " + added + " entries; the copy has " + checkpoint.size() + ".");
            yield Commands.DONE;
          }
        };
      }
    }
  }

  @Command(
      name = "witness",
      mixinStandardHelpOptions = true,
      description = {
        "Runs a witness: signs checkpoints of other organisations' logs, each only if it holds all"
            + " that the last one held.",
        "FOLDER holds the file 'logs', with the verifier keys of the logs to watch, one a line; the"
            + " witness's own key is made there."
      },
      footer = {
        "",
        "Example: ./breakwater log witness ./witness police.example/witness --port 9090"
      })
  static final class Watch implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "What the witness keeps.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "NAME", description = "The witness's name, for ever.")
    private String name;

    @Option(
        names = "--address",
        description = "The address to listen on (default ${DEFAULT-VALUE}: this machine only).",
        defaultValue = "127.0.0.1")
    private String address;

    @Option(
        names = "--port",
        description = "The port to listen on (default ${DEFAULT-VALUE}).",
        defaultValue = "9090")
    private int port;

    @Option(
        names = "--post-quantum",
        description = "Signs with an ML-DSA-44 key besides, whose line is printed too.")
    private boolean postQuantum;

    @Override
    public Integer call() throws IOException {
      if (!Files.isReadable(folder.resolve("logs"))) {
        System.err.println(
            "There is no file " + folder.resolve("logs") + " that names the logs to watch.");
        return Commands.FAILED;
      }
      var words =
          new ArrayList<>(List.of(folder.toString(), name, address, Integer.toString(port)));
      if (postQuantum) {
        words.add("post-quantum");
      }
      RunWitness.main(words.toArray(String[]::new));
      return Commands.STILL_RUNNING;
    }
  }
}
