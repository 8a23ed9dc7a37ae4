package org.breakwater.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures what it is asked to, and prints one markdown table for each question. */
public final class Bench {
  private static final List<Benchmark> ALL =
      List.of(
          new ImportRate(),
          new SizeOnDisk(),
          new StartUp(),
          new ChildPage(),
          new LinkAccuracy(),
          new LinkTown(),
          new LinkSpeed(),
          new LinkScoring(),
          new LinkOnline(),
          new WhoArrives(),
          new JoinUndone(),
          new PatternDetection(),
          new PatternIncrement(),
          new NewReport(),
          new LogRate(),
          new OpenClocks(),
          new WaitingWork());

  private static final String USAGE =
      """
      ./bench/run [import] [size] [start] [page] [link] [link-town] [link-speed] [link-scoring]
                  [link-online] [who] [undo] [patterns] [increment] [report] [log] [clocks] [work] [--reports N] [--entries N] [--opened N] [--clocks N]
                  [--new N] [--out FILE]
        import  reports a second, against COPY of the same rows     (--reports, 30,000)
        size    bytes a report on disk                              (--reports)
        start   seconds to the first answer, and memory
        page    a child's page under 20 readers                     (--entries 1,000,000, --opened 4,000)
        log     appends beside plain inserts, time to a checkpoint, checking, proofs (--entries)
        clocks  open clocks over instances that are killed          (--clocks, 100,000)
        work    my work today and oversight under 50 users, with a year of a whole area (--opened)
        link    how right who-is-who is, beside other linkers, on the labelled sets in BREAKWATER_SHARED
        link-town    names of many origins, and twins, in invented towns
        link-speed   records linked a second, beside other linkers  (--entries; memory: BREAKWATER_BENCH_HEAP=8g)
        link-scoring pairs weighed a second and core, beside DuckDB (--entries, at most 100,000)
        link-online  one record against everyone, in memory         (--entries and a tenth; memory as above)
        who     from a report in to who its people are, stored, with everyone on record (--entries people and a tenth)
        undo    joining two who are mentioned often, and taking it back
        patterns  how early hidden networks are found, beside silos and plain counting
        increment  how long patterns take to go on with one new report
        report     the same in the service, from its arrival to what was found being on record
                   (--reports, at most 155,000: BREAKWATER_BENCH_HEAP=8g; --new, 200)
      Without names, all of them. A record once filled for page is used again (bench/target/work).
      """;

  private final List<Benchmark> chosen = new ArrayList<>();
  private int reports = 30_000;
  private int entries = 1_000_000;
  private int opened = 4_000;
  private int more = 200;
  private int clocks = 100_000;
  private @Nullable Path out;

  private Bench() {}

  /** Runs the benchmarks that the arguments name; 2 is wrong usage. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var bench = new Bench();
    if (!bench.understand(new ArrayDeque<>(List.of(arguments)))) {
      System.err.print(USAGE);
      System.exit(2);
    }
    bench.run(String.join(" ", arguments));
    System.exit(0);
  }

  private boolean understand(ArrayDeque<String> words) {
    try {
      while (!words.isEmpty()) {
        String word = words.pop();
        switch (word) {
          case "--reports" -> reports = Integer.parseInt(words.pop());
          case "--entries" -> entries = Integer.parseInt(words.pop());
          case "--opened" -> opened = Integer.parseInt(words.pop());
          case "--new" -> more = Integer.parseInt(words.pop());
          case "--clocks" -> clocks = Integer.parseInt(words.pop());
          case "--out" ->
              out =
                  Path.of(System.getProperty("breakwater.bench.calledFrom", "."))
                      .resolve(words.pop());
          default ->
              chosen.add(
                  ALL.stream().filter(it -> it.name().equals(word)).findFirst().orElseThrow());
        }
      }
    } catch (RuntimeException _) {
      return false;
    }
    return reports > 0 && entries > 0 && opened > 0 && more > 0 && clocks >= 5;
  }

  private void run(String arguments) throws IOException, InterruptedException {
    Path project = Path.of("").toAbsolutePath();
    Path work = Files.createDirectories(project.resolve("bench/target/work"));
    var setting = new Setting(project, work, reports, entries, opened, more, clocks);
    var text = new StringBuilder(head(project, arguments));
    PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    screen.println(text);
    for (Benchmark benchmark : chosen.isEmpty() ? ALL : chosen) {
      System.err.println("Measuring " + benchmark.name() + " ...");
      String table = benchmark.run(setting).markdown();
      screen.println(table);
      text.append('\n').append(table);
      if (out != null) {
        Files.writeString(out, text);
      }
    }
  }

  private static String head(Path project, String arguments)
      throws IOException, InterruptedException {
    var runtime = Runtime.getRuntime();
    return "`./bench/run"
        + (arguments.isEmpty() ? "" : " " + arguments)
        + "` on "
        + LocalDate.now(Clock.systemDefaultZone())
        + ", commit "
        + commit(project)
        + ", "
        + runtime.availableProcessors()
        + " cores, load average "
        + loadAverage()
        + " when it began, "
        + System.getProperty("os.name")
        + ", Java "
        + System.getProperty("java.version")
        + ".\n";
  }

  private static String loadAverage() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).split(" ", 2)[0] : "unknown";
  }

  private static String commit(Path project) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(project.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor(10, TimeUnit.SECONDS) && !said.isEmpty() ? said : "unknown";
  }
}
