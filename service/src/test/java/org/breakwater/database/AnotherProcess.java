package org.breakwater.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Java process of its own that opens a data folder and does what it is told, a word a line:
 * {@code moor NAME}, {@code boats}, {@code close}. It answers each with one line.
 */
final class AnotherProcess implements AutoCloseable {
  /** Seconds in which a process must end; far more than it needs. */
  private static final long LONGEST = 60;

  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  private AnotherProcess(Process process) {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static AnotherProcess on(Path home) throws IOException {
    return started(List.of(), System.getProperty("java.class.path"), home.toString());
  }

  /** As nobody, whose class path must be where nobody can read it. */
  static AnotherProcess asOrdinaryUser(Path home, Path readable) throws IOException {
    return started(
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
        linked(System.getProperty("java.class.path"), readable),
        home.toString());
  }

  /** Only opens PostgreSQL, and nothing ties the server to this process; answers with its pid. */
  static AnotherProcess untied(Path home) throws IOException {
    return started(List.of(), System.getProperty("java.class.path"), home.toString(), "untied");
  }

  private static AnotherProcess started(List<String> before, String classPath, String... arguments)
      throws IOException {
    var words = new ArrayList<String>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath));
    words.add(AnotherProcess.class.getName());
    words.addAll(List.of(arguments));
    return new AnotherProcess(
        new ProcessBuilder(words)
            .directory(Path.of("/").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The same class path in a folder that anybody can read: one below /root is not. */
  private static String linked(String classPath, Path readable) throws IOException {
    var entries = new ArrayList<String>();
    for (String entry : classPath.split(":")) {
      Path file = Path.of(entry);
      if (Files.isRegularFile(file)) {
        Path copy = readable.resolve(entries.size() + "-" + file.getFileName());
        Files.copy(file, copy);
        entries.add(copy.toString());
      } else {
        entries.add(file.toAbsolutePath().toString());
      }
    }
    return String.join(":", entries);
  }

  /** Its next line that is an answer; anything else that a library may say is passed over. */
  String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("> ")) {
        return line.substring(2);
      }
    }
    throw new IOException("the process ended without an answer");
  }

  String tell(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    return answer();
  }

  /** As by kill -9: it has no chance to close anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(LONGEST, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** What the process does. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 1) {
      startUntied(Path.of(arguments[0]));
      return;
    }
    try (Database database = Harbour.open(Path.of(arguments[0]));
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say("open");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        if (order.equals("close")) {
          break;
        }
        say(obeyed(database, order));
      }
    } catch (UnusableDatabase e) {
      say(e.getMessage());
      return;
    }
    say("closed");
  }

  private static String obeyed(Database database, String order) {
    if (order.startsWith("moor ")) {
      Harbour.moor(database, order.substring("moor ".length()));
      return "moored";
    }
    return Harbour.boats(database).toString();
  }

  private static void startUntied(Path home) throws IOException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.open(home, any -> new Runner(Runner.choose(any).before(), false))) {
      say(postgres.process().pid() + "");
      int _ = System.in.read();
    }
  }

  private static void say(@Nullable String answer) {
    System.out.println("> " + answer);
  }
}
