package org.breakwater.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;

/**
 * How long a new report waits until who is who in it is settled and what it changes about patterns
 * is on record, when a whole history is there already.
 */
final class NewReport implements Benchmark {
  private static final Duration GOAL = Duration.ofSeconds(1);
  private static final int LONGEST = 12;

  /** After how many reports it is asked whether the cut-off is to be set anew, beside all else. */
  private static final int SET_EVERY = 20;

  private static final String ENTRIES =
      "select count(*) from record.entry where place > ? and kind like ?";

  private static final String PLACE = "select max(place) from record.entry";

  private static final String CUT_OFF = "select cut_off from readings.pattern_scan";

  /**
   * One report.
   *
   * @param thread processor time of the thread that looked, without PostgreSQL's
   * @param what what came of it, in words
   */
  private record One(Duration takenIn, Duration looked, Duration thread, String what) {
    Duration together() {
      return takenIn.plus(looked);
    }
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public Table run(Setting setting) throws IOException {
    Bundle all = Bundle.history(setting.reports(), setting.fresh("history"));
    Path first = setting.fresh("history-before").resolve("reports.ndjson");
    List<String> last = split(all.file(), setting.more(), first);
    try (var record = new OpenRecord(setting.fresh("report"))) {
      record.openFrontDoor();
      OpenRecord.BroughtIn in = record.bringIn(new Bundle(all.of(), first));
      record.owner().execute("vacuum analyze");
      System.err.println("  brought in");
      long begun = System.nanoTime();
      record.bean(KeepPatterns.class).run();
      var firstLook = Duration.ofNanos(System.nanoTime() - begun);
      System.err.println("  looked through, " + firstLook.toSeconds() + " s");
      var each = new ArrayList<One>();
      var rest = new ArrayList<Duration>();
      try (var beside = Executors.newSingleThreadExecutor()) {
        for (String line : last) {
          each.add(one(record, line));
          rest(record, rest);
          if (each.size() % SET_EVERY == 0) {
            beside.execute(() -> record.bean(KeepPatterns.class).setCutOff());
          }
        }
      }
      return table(all, in, firstLook, each, rest, record);
    }
  }

  /** The last lines, the others being written to another file. */
  private static List<String> split(Path file, int last, Path others) throws IOException {
    var waiting = new ArrayDeque<String>();
    try (var lines = Files.newBufferedReader(file);
        var out = Files.newBufferedWriter(others)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        waiting.add(line);
        if (waiting.size() > last) {
          out.write(waiting.remove());
          out.write('\n');
        }
      }
    }
    return List.copyOf(waiting);
  }

  private static One one(OpenRecord record, String line) {
    var keep = record.bean(KeepPatterns.class);
    var threads = ManagementFactory.getThreadMXBean();
    long place = record.count(PLACE);
    Double cutOff = record.owner().queryForObject(CUT_OFF, Double.class);
    long sent = System.nanoTime();
    List<Received> received =
        record
            .bean(Intake.class)
            .receive(List.of(line.getBytes(StandardCharsets.UTF_8)), Sender.OPERATOR);
    if (!(received.getFirst() instanceof Received.Accepted))
      throw new IllegalStateException(received.toString());
    long takenIn = System.nanoTime();
    long thread = threads.getCurrentThreadCpuTime();
    keep.look();
    thread = threads.getCurrentThreadCpuTime() - thread;
    long looked = System.nanoTime();
    boolean moved =
        !String.valueOf(cutOff)
            .equals(String.valueOf(record.owner().queryForObject(CUT_OFF, Double.class)));
    return new One(
        Duration.ofNanos(takenIn - sent),
        Duration.ofNanos(looked - takenIn),
        Duration.ofNanos(thread),
        record.count(ENTRIES, place, "pattern.found")
            + " patterns found or told anew, "
            + record.count(ENTRIES, place, "identity.%")
            + " judgements of who is who"
            + (moved ? ", under another cut-off" : ""));
  }

  /**
   * What the look left to later ones, each of which a report that came just then would wait for.
   */
  private static void rest(OpenRecord record, List<Duration> each) {
    long begun = System.nanoTime();
    while (record.bean(KeepPatterns.class).look()) {
      each.add(Duration.ofNanos(System.nanoTime() - begun));
      begun = System.nanoTime();
    }
  }

  private static Table table(
      Bundle all,
      OpenRecord.BroughtIn in,
      Duration firstLook,
      List<One> each,
      List<Duration> rest,
      OpenRecord record) {
    var rows = new ArrayList<List<String>>();
    rows.add(row("taking it in, with who is who", each, One::takenIn));
    rows.add(row("looking", each, One::looked));
    rows.add(row("of that, the thread's processor time", each, One::thread));
    rows.add(row("together", each, One::together));
    if (!rest.isEmpty())
      rows.add(row("telling the rest by another cut-off", rest, Function.identity()));
    each.stream()
        .filter(one -> one.together().compareTo(GOAL) > 0)
        .sorted(Comparator.comparing(One::together).reversed())
        .limit(LONGEST)
        .forEach(one -> rows.add(List.of(one.what(), "", "", seconds(one.together()), "")));
    return new Table(
        "A new report in the service",
        List.of("", "median", "99 in 100", "longest", "over a second"),
        rows,
        "%s, of which the last %,d came one by one. The others came in with who is who at %.0f a second, and the first look through them took %s. %,d patterns at the end."
            .formatted(
                all.of(),
                each.size(),
                in.perSecond(),
                seconds(firstLook),
                record.count("select count(*) from readings.pattern")));
  }

  private static <T> List<String> row(String what, List<T> each, Function<T, Duration> of) {
    Latencies latencies = Latencies.of(each.stream().map(of).toList());
    return List.of(
        what,
        seconds(latencies.within(.5)),
        seconds(latencies.within(.99)),
        seconds(latencies.within(1)),
        Long.toString(each.stream().map(of).filter(took -> took.compareTo(GOAL) > 0).count()));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f s", took.toNanos() / 1e9);
  }
}
