package org.breakwater.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, started by the launcher that everybody uses. */
final class Launched implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final int ASK_EVERY_MILLIS = 20;

  private final Process process;
  private final URI address;
  private final Duration toFirstAnswer;

  private Launched(Process process, URI address, Duration toFirstAnswer) {
    this.process = process;
    this.address = address;
    this.toFirstAnswer = toFirstAnswer;
  }

  /**
   * Starts a command and waits until its start page is answered.
   *
   * @throws IOException when it ends before that, or takes more than ten minutes
   */
  static Launched start(Setting setting, String command, Path data, String... more)
      throws IOException, InterruptedException {
    int port = freePort();
    var words =
        new ArrayList<>(List.of(setting.project().resolve("breakwater").toString(), command));
    words.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    words.addAll(List.of(more));
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(words)
            .directory(setting.project().toFile())
            .redirectErrorStream(true)
            .redirectOutput(setting.work().resolve(command + ".log").toFile())
            .start();
    // A measurement that is broken off leaves no service behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    URI address = URI.create("http://localhost:" + port);
    try (var client = HttpClient.newHttpClient()) {
      while (!answers(client, address)) {
        if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
          process.destroy();
          throw new IOException(
              command + " did not start; see " + command + ".log in the work folder");
        }
        process.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    return new Launched(process, address, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Builds what the launcher would otherwise build while it is being timed. */
  static void prepare(Setting setting) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(setting.project().resolve("breakwater").toString(), "--version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("the launcher could not build Breakwater");
    }
  }

  private static boolean answers(HttpClient client, URI address)
      throws IOException, InterruptedException {
    try {
      HttpRequest start = HttpRequest.newBuilder(address.resolve("/")).build();
      return client.send(start, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return address;
  }

  Duration toFirstAnswer() {
    return toFirstAnswer;
  }

  /** Waits until the process has printed these words, as a demo does once its town is in. */
  Duration until(String said, Path log) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!Files.readString(log).contains(said)) {
      if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
        throw new IOException("never said " + said);
      }
      process.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
    return toFirstAnswer.plusNanos(System.nanoTime() - begun);
  }

  /** Memory of the Java process and of the PostgreSQL processes below it. */
  Memory memory() {
    long[] below = {0};
    process
        .descendants()
        .forEach(child -> below[0] += kilobytes(child.pid(), "Pss:", "smaps_rollup"));
    return new Memory(
        kilobytes(process.pid(), "VmRSS:", "status"),
        kilobytes(process.pid(), "VmHWM:", "status"),
        below[0]);
  }

  /**
   * In kB, 0 where the system does not say.
   *
   * @param resident of Java, now
   * @param highest of Java, so far
   * @param database of all PostgreSQL processes, what they share counted once
   */
  record Memory(long resident, long highest, long database) {}

  private static long kilobytes(long pid, String line, String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
          .filter(it -> it.startsWith(line))
          .mapToLong(it -> Long.parseLong(it.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }

  /** Ends it at once, without a word to it, as a machine does that loses power. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it as Ctrl-C does, and its database with it. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
