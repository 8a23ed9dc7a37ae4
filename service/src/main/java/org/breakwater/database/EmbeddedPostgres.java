package org.breakwater.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on a folder of its own: started by the first process that opens the folder,
 * joined by every other, and gone when the process that started it is, even when that was killed.
 * Whoever is left then starts it again, so that an import that ends does not take a service with
 * it.
 *
 * <p>It listens on loopback only, asks for a password (SCRAM), and writes durably.
 */
final class EmbeddedPostgres implements AutoCloseable {
  static final String ADMIN = "breakwater_admin";
  static final String CLUSTER = "cluster";

  /** Where a restore unpacks; there while one is under way, or was cut short. */
  static final String RESTORING = "restoring";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** Recovery after a crash replays at most about a gigabyte of log; this is long for that. */
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

  /** Bytes of the server's log that are kept, twice: it is turned over at a start. */
  private static final long LONGEST_LOG = 10_000_000;

  /** One start at a time within this process; between processes the lock file holds. */
  private static final ReentrantLock STARTING = new ReentrantLock();

  /** A server that runs, and whether this process is the one that started it. */
  private record Running(Secrets secrets, ProcessHandle process, boolean ours) {}

  private final Path home;
  private final Runner.Choice choice;
  private final CompletableFuture<Boolean> closing = new CompletableFuture<>();
  private final Thread keeper;
  private volatile Running running;

  private EmbeddedPostgres(Path home, Runner.Choice choice, Running running) {
    this.home = home;
    this.choice = choice;
    this.running = running;
    this.keeper = Thread.ofVirtual().name("postgres-keeper").unstarted(this::keep);
  }

  /**
   * Starts the server of this folder, or joins it where it runs.
   *
   * @throws UnusableDatabase when it cannot be started; says why in words
   */
  static EmbeddedPostgres open(Path folder) {
    return open(folder, Runner::choose);
  }

  /** The same, run as somebody that the machine would not have made us choose. */
  static EmbeddedPostgres open(Path folder, Runner.Choice choice) {
    Path home = made(folder.toAbsolutePath().normalize());
    var postgres = new EmbeddedPostgres(home, choice, startOrJoin(home, choice));
    postgres.keeper.start();
    return postgres;
  }

  /** Whether the folder holds a server's data; touches nothing. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(CLUSTER).resolve("PG_VERSION"));
  }

  private static Path made(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return folder.toRealPath();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static UnusableDatabase unusable(Path folder, IOException e) {
    String user = System.getProperty("user.name");
    return new UnusableDatabase(
        e instanceof AccessDeniedException
            ? "the folder " + folder + " cannot be written by " + user + " (" + e.getMessage() + ")"
            : "cannot use the folder " + folder + ": " + e.getMessage(),
        e);
  }

  private static Running startOrJoin(Path home, Runner.Choice choice) {
    STARTING.lock();
    try (FileChannel lock =
            FileChannel.open(
                home.resolve("starting.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = lock.lock()) {
      Optional<Running> joined = join(home);
      return joined.isPresent() ? joined.get() : start(home, choice);
    } catch (IOException e) {
      throw unusable(home, e);
    } finally {
      STARTING.unlock();
    }
  }

  /** The server that another process, or this one, runs on the folder; waits while it starts. */
  private static Optional<Running> join(Path home) throws IOException {
    Path cluster = home.resolve(CLUSTER);
    Optional<Postmaster> found = Postmaster.of(cluster);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Secrets secrets = Secrets.read(home);
    ProcessHandle process = found.get().process();
    return !found.get().orphaned(secrets.starter()) && answers(secrets, cluster, process)
        ? Optional.of(new Running(secrets, process, false))
        : Optional.empty();
  }

  private static Running start(Path home, Runner.Choice choice) throws IOException {
    Path cluster = home.resolve(CLUSTER);
    Path programs = Binaries.in(home);
    Runner runner = choice.on(home);
    Secrets known = prepare(home, programs, runner);
    Secrets secrets = known.startedBy(ProcessHandle.current().pid(), freePort(known.port()));
    secrets.write(home);
    Path log = home.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
      Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Process server = runner.start(programs, cluster, secrets.port(), log);
    if (!answers(secrets, cluster, server.toHandle())) {
      server.destroyForcibly();
      throw new UnusableDatabase(
          "PostgreSQL did not start on "
              + home
              + "; its own words are in postgres.log there"
              + lastWords(log));
    }
    return new Running(secrets, server.toHandle(), true);
  }

  /** A cluster that can be started: what is there, free of what a crash left, or a new one. */
  private static Secrets prepare(Path home, Path programs, Runner runner) throws IOException {
    Path cluster = home.resolve(CLUSTER);
    if (Files.exists(home.resolve(RESTORING))) {
      throw new UnusableDatabase(
          "a restore into " + home + " was cut short; empty the folder and restore again");
    }
    if (!isIn(home)) {
      Secrets secrets = Secrets.in(home) ? Secrets.read(home) : Secrets.fresh();
      secrets.write(home);
      runner.initialise(programs, cluster, ADMIN, secrets.admin());
      return secrets;
    }
    sameMajor(cluster);
    Optional<Postmaster> left = Postmaster.of(cluster);
    if (left.isPresent()) {
      stop(left.get().process(), cluster);
    }
    Postmaster.clearStale(cluster);
    return Secrets.read(home);
  }

  /** Ends a server whose process is gone or which does not answer: its folder is needed. */
  private static void stop(ProcessHandle process, Path cluster) throws IOException {
    if (!Runner.stop(process, LONGEST_STOP)) {
      throw new UnusableDatabase(
          "process " + process.pid() + " holds " + cluster + " and neither answers nor stops");
    }
  }

  /** Starts the server again, or joins whoever did, when it ends and this process goes on. */
  private void keep() {
    CompletableFuture.anyOf(running.process().onExit(), closing).join();
    while (!closing.isDone()) {
      try {
        LOG.warn("PostgreSQL ended; starting it again");
        running = startOrJoin(home, choice);
        CompletableFuture.anyOf(running.process().onExit(), closing).join();
      } catch (UnusableDatabase e) {
        LOG.error("PostgreSQL cannot be started again: {}", e.getMessage());
      }
      rest();
    }
  }

  /** A second, so that a server that keeps ending is not started without pause. */
  private void rest() {
    try {
      closing.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      return;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("nobody interrupts the keeper", e);
    }
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

  private static boolean answers(Secrets secrets, Path cluster, ProcessHandle server) {
    long end = System.nanoTime() + LONGEST_START.toNanos();
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
    var source = new PGSimpleDataSource();
    source.setURL(url(secrets, "postgres"));
    source.setUser(ADMIN);
    source.setPassword(secrets.admin());
    source.setConnectTimeout(5);
    source.setSocketTimeout(10);
    try (Connection connection = source.getConnection();
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

  /** Connections to a database of this server, wherever it listens by then. */
  PGSimpleDataSource source(String database, String user, String password) {
    var source = new Following(this);
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** Asks where the server listens at each connection: a server started again may have moved. */
  private static final class Following extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final transient EmbeddedPostgres postgres;

    Following(EmbeddedPostgres postgres) {
      this.postgres = postgres;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      setServerNames(new String[] {"127.0.0.1"});
      setPortNumbers(new int[] {postgres.secrets().port()});
      return super.getConnection(user, password);
    }
  }

  Secrets secrets() {
    return running.secrets();
  }

  Path cluster() {
    return home.resolve(CLUSTER);
  }

  /** Whether this process started the server, and so ends it. */
  boolean ours() {
    return running.ours();
  }

  /** The server's process. */
  ProcessHandle process() {
    return running.process();
  }

  /**
   * Stops the server if this process started it: connections are cut, work in progress is undone.
   */
  @Override
  public void close() {
    closing.complete(true);
    try {
      keeper.join();
      if (running.ours() && !Runner.stop(running.process(), LONGEST_STOP)) {
        running.process().destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UnusableDatabase("PostgreSQL cannot be stopped: " + e.getMessage(), e);
    }
  }
}
