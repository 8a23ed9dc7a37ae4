package org.breakwater.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL's programs as whom they accept: never as root, and tied to this process.
 *
 * @param before the words before a program's own: how it becomes somebody else
 * @param tied whether {@code setpriv} is there to end the server when this process ends
 */
record Runner(List<String> before, boolean tied) {
  /** The user who is nobody; for machines that forbid user namespaces to root. */
  private static final String NOBODY = "65534";

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "60"),
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("wal_level", "replica"),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("work_mem", "16MB"),
          Map.entry("maintenance_work_mem", "64MB"),
          Map.entry("max_wal_size", "1GB"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          // No words of the record in the server's log: neither statements, nor values, nor
          // details.
          Map.entry("log_statement", "none"),
          // An error may quote a value; the application is told it, and the log need not be.
          Map.entry("log_min_messages", "log"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_min_duration_statement", "-1"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"),
          Map.entry("log_error_verbosity", "terse"));

  /** Decides, for a data folder, how PostgreSQL is run on it. */
  interface Choice {
    Runner on(Path home) throws IOException;
  }

  /** As whom this machine and this user allow. */
  static Runner choose(Path home) throws IOException {
    boolean tied = works("setpriv", "--version");
    if (!isRoot()) {
      return new Runner(List.of(), tied);
    }
    if (works("unshare", "-U", "true")) {
      return new Runner(List.of("unshare", "-U"), tied);
    }
    if (tied) {
      return asNobody(home);
    }
    throw new UnusableDatabase(
        "PostgreSQL does not run as root, and this machine has neither unshare nor setpriv"
            + " (Debian: package util-linux); run Breakwater as an ordinary user");
  }

  /** For root where user namespaces are forbidden: the folder becomes nobody's. */
  static Runner asNobody(Path home) throws IOException {
    own(home);
    return new Runner(
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
        : "root".equals(System.getProperty("user.name"));
  }

  private static void own(Path home) throws IOException {
    run(List.of("chown", "-R", NOBODY + ":" + NOBODY, home.toString()), "take over " + home);
  }

  private static boolean works(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes a new cluster beside its place and puts it there whole. */
  void initialise(Path programs, Path cluster, String admin, String password) throws IOException {
    Path beside = cluster.resolveSibling("cluster.new");
    Path home = beside.resolveSibling(".").normalize();
    delete(beside);
    Files.createDirectory(beside);
    makePrivate(beside);
    Path secret = Files.createTempFile(home, "password-", "");
    try {
      Files.writeString(secret, password + "\n");
      if (before.contains("--clear-groups")) {
        own(home);
      }
      run(
          command(
              programs.resolve("bin/initdb").toString(),
              "--pgdata=" + beside,
              "--username=" + admin,
              "--pwfile=" + secret,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--data-checksums",
              "--no-instructions"),
          "make a new PostgreSQL folder");
    } finally {
      Files.deleteIfExists(secret);
    }
    Files.move(beside, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts the server; it ends when this process does, however that comes about. */
  Process start(Path programs, Path cluster, int port, Path log) throws IOException {
    var words = new ArrayList<String>(before);
    if (tied) {
      if (before.isEmpty() || before.contains("-U")) {
        words.add("setpriv");
      }
      words.addAll(List.of("--pdeathsig", "INT"));
    }
    words.addAll(
        List.of(
            programs.resolve("bin/postgres").toString(),
            "-D",
            cluster.toString(),
            "-p",
            port + ""));
    SETTINGS.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    var builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return fromThreadThatStays(builder);
  }

  /**
   * The kernel's "parent died" means the thread that started the child, so that thread must stay.
   */
  private static Process fromThreadThatStays(ProcessBuilder builder) throws IOException {
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform()
        .daemon()
        .name("postgres")
        .start(() -> {
          try {
            Process process = builder.start();
            started.complete(process);
            process.waitFor();
          } catch (IOException e) {
            started.completeExceptionally(e);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot start PostgreSQL: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while starting PostgreSQL", e);
    }
  }

  /**
   * PostgreSQL's fast shutdown: cuts connections, undoes what is under way, writes all down.
   *
   * @return whether it ended in time
   */
  static boolean stop(ProcessHandle server, Duration longest) throws IOException {
    try {
      // Java itself can send only a terminate, for which PostgreSQL waits until all have gone.
      new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
      server.onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException _) {
      return !server.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while PostgreSQL was ending", e);
    }
  }

  private List<String> command(String... words) {
    return Stream.concat(before.stream(), Stream.of(words)).toList();
  }

  private static void run(List<String> command, String what) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String words = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new UnusableDatabase("cannot " + what + ": " + words.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while trying to " + what, e);
    }
  }

  /** Readable and writable by their owner only. */
  static void makePrivate(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Deletes a folder and all in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
