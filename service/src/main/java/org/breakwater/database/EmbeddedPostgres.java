package org.breakwater.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on a folder of its own: started by the first process that opens the folder,
 * joined by every other, and gone when the process that started it is, even when that was killed.
 *
 * <p>It listens on loopback only, asks for a password (SCRAM), and writes durably.
 */
final class EmbeddedPostgres implements AutoCloseable {
  static final String ADMIN = "breakwater_admin";

  /** Recovery after a crash replays at most about a gigabyte of log; this is long for that. */
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  /** One start at a time within this process; between processes the lock file holds. */
  private static final ReentrantLock STARTING = new ReentrantLock();

  private final Path folder;
  private final Secrets secrets;
  private final @Nullable Process server;

  private EmbeddedPostgres(Path folder, Secrets secrets, @Nullable Process server) {
    this.folder = folder;
    this.secrets = secrets;
    this.server = server;
  }

  /**
   * Starts the server of this folder, or joins it where it runs.
   *
   * @throws UnusableDatabase when it cannot be started; says why in words
   */
  static EmbeddedPostgres open(Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    STARTING.lock();
    try {
      makeHome(home);
      try (FileChannel lock =
              FileChannel.open(
                  home.resolve("starting.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = lock.lock()) {
        return startOrJoin(home);
      }
    } catch (IOException e) {
      throw new UnusableDatabase("cannot use the folder " + home + ": " + e.getMessage(), e);
    } finally {
      STARTING.unlock();
    }
  }

  private static void makeHome(Path home) throws IOException {
    Files.createDirectories(home);
    if (!Files.isWritable(home)) {
      throw new UnusableDatabase(
          "the folder " + home + " cannot be written by " + System.getProperty("user.name"));
    }
  }

  private static EmbeddedPostgres startOrJoin(Path home) throws IOException {
    Path cluster = home.resolve("cluster");
    if (Secrets.in(home) && Files.exists(cluster.resolve("PG_VERSION"))) {
      Secrets secrets = Secrets.read(home);
      if (running(cluster).isPresent() && answers(secrets, cluster, LONGEST_START)) {
        return new EmbeddedPostgres(home, secrets, null);
      }
    }
    Path programs = Binaries.in(home);
    var runner = Runner.choose(home);
    Secrets secrets = Secrets.in(home) ? Secrets.read(home) : Secrets.fresh(freePort(0));
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      sameMajor(cluster);
      runner.stopLeftOver(running(cluster), cluster);
    } else {
      secrets.write(home);
      runner.initialise(programs, cluster, ADMIN, secrets.admin());
    }
    Secrets reachable = secrets.atPort(freePort(secrets.port()));
    reachable.write(home);
    Process server =
        runner.start(programs, cluster, reachable.port(), home.resolve("postgres.log"));
    if (!answers(reachable, cluster, LONGEST_START, server)) {
      server.destroyForcibly();
      throw new UnusableDatabase(
          "PostgreSQL did not start on "
              + home
              + "; its own words are in postgres.log there"
              + lastWords(home.resolve("postgres.log")));
    }
    return new EmbeddedPostgres(home, reachable, server);
  }

  private static void sameMajor(Path cluster) throws IOException {
    String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!version.equals(Binaries.MAJOR)) {
      throw new UnusableDatabase(
          "the folder holds data of PostgreSQL "
              + version
              + ", and this Breakwater brings "
              + Binaries.MAJOR
              + "; open it with the Breakwater that made it and move the record by backup");
    }
  }

  /** The process that holds the cluster, if one does: first line of its own pid file. */
  private static Optional<ProcessHandle> running(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        // After a restart of the machine the number may be somebody else's.
        .filter(process ->
            process.info().command().map(name -> name.contains("postgres")).orElse(true));
  }

  private static boolean answers(Secrets secrets, Path cluster, Duration longest)
      throws IOException {
    long end = System.nanoTime() + longest.toNanos();
    while (running(cluster).isPresent() && System.nanoTime() < end) {
      if (answersNow(secrets, cluster)) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static boolean answers(Secrets secrets, Path cluster, Duration longest, Process server) {
    long end = System.nanoTime() + longest.toNanos();
    while (server.isAlive() && System.nanoTime() < end) {
      if (answersNow(secrets, cluster)) {
        return true;
      }
      pause();
    }
    return false;
  }

  /** Whether a server answers there, and is this folder's and not another that took its port. */
  private static boolean answersNow(Secrets secrets, Path cluster) {
    var properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", secrets.admin());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    try (Connection connection = DriverManager.getConnection(url(secrets, "postgres"), properties);
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      return Files.isSameFile(Path.of(row.getString(1)), cluster);
    } catch (SQLException | IOException _) {
      return false;
    }
  }

  /** Between two looks at a server that is starting. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnusableDatabase("stopped while PostgreSQL was starting", e);
    }
  }

  private static String lastWords(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "" : ": " + lines.getLast();
    } catch (IOException _) {
      return "";
    }
  }

  /** The wanted port if it is free, else any. */
  private static int freePort(int wanted) throws IOException {
    for (int port : new int[] {wanted, 0}) {
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket.getLocalPort();
      } catch (IOException e) {
        if (port == 0) {
          throw e;
        }
      }
    }
    throw new IOException("no port is free");
  }

  private static String url(Secrets secrets, String database) {
    return "jdbc:postgresql://127.0.0.1:" + secrets.port() + "/" + database;
  }

  String url(String database) {
    return url(secrets, database);
  }

  Secrets secrets() {
    return secrets;
  }

  Path folder() {
    return folder;
  }

  /**
   * Stops the server if this process started it: connections are cut, work in progress is undone.
   */
  @Override
  public void close() {
    if (server == null || !server.isAlive()) {
      return;
    }
    try {
      Runner.interrupt(server.pid());
      if (!server.waitFor(60, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      server.destroyForcibly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Readable and writable by their owner only. */
  static void makePrivate(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
