package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.breakwater.bench.InventedPeople.Invented;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Report;
import org.breakwater.intake.Sender;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long it takes, with very many people on record, from a report in until it is stored for good
 * with who its people are held to be.
 */
final class WhoArrives implements Benchmark {
  private static final int WARMING = 400;
  private static final int MEASURED = 1_000;

  /** Of so many on record some are reported again. */
  private static final int ASKED_ABOUT = 5_000;

  private static final String ON_DISK = "select pg_database_size(current_database())";

  @Override
  public String name() {
    return "who";
  }

  @Override
  public Table run(Setting setting) throws IOException {
    var rows = new ArrayList<List<String>>();
    int all = setting.entries();
    for (int people : List.of(Math.max(500, all / 10), Math.max(500, all))) {
      rows.add(row(setting, people));
    }
    return new Table(
        "A report in, its people known and stored, with everyone on record",
        List.of(
            "persons on record",
            "filled in, min",
            "GB on disk",
            "opened and the first judged, s",
            "of it the first",
            "p50, ms",
            "p90",
            "p99",
            "longest of " + MEASURED,
            "Java's processor, ms a report",
            "Java's heap after, MB"),
        rows,
        "One report after another through the front door (`Intake`), in the process, each in its"
            + " own transaction with all readings, on an embedded PostgreSQL with its usual"
            + " settings; after "
            + WARMING
            + " that are not counted. Of five people two are said as on record, two with a slip or"
            + " less, or by name and year, and one is new; every third report has two people."
            + " Opened: service and database started again, the server's files still in the"
            + " machine's memory.");
  }

  private static List<String> row(Setting setting, int people) throws IOException {
    Path data = setting.work().resolve("who-" + people);
    Path filled = setting.work().resolve("who-" + people + ".filled");
    System.err.println(people + " people");
    if (!Files.exists(filled)) {
      long begun = System.nanoTime();
      try (var record = new OpenRecord(setting.fresh("who-" + people))) {
        new PeopleOnRecord(record).fill(people);
      }
      Files.writeString(filled, minutes(System.nanoTime() - begun));
    }
    var arriving = new Arriving(people);
    long opening = System.nanoTime();
    try (var record = new OpenRecord(data)) {
      long opened = System.nanoTime();
      Duration first = arriving.next(record);
      long judged = System.nanoTime();
      for (int i = 0; i < WARMING; i++) {
        arriving.next(record);
      }
      var waited = new ArrayList<Duration>();
      Duration before = processor();
      for (int i = 0; i < MEASURED; i++) {
        waited.add(arriving.next(record));
      }
      Duration worked = processor().minus(before);
      System.gc();
      var runtime = Runtime.getRuntime();
      long heap = runtime.totalMemory() - runtime.freeMemory();
      Latencies latencies = Latencies.of(waited);
      System.err.println("  opened in " + seconds(opened - opening) + " s");
      return List.of(
          number("%,d", people),
          Files.readString(filled),
          number("%.1f", record.count(ON_DISK) / 1e9),
          seconds(judged - opening),
          seconds(first.toNanos()),
          millis(latencies.within(.5)),
          millis(latencies.within(.9)),
          millis(latencies.within(.99)),
          millis(latencies.within(1)),
          millis(worked.dividedBy(MEASURED)),
          number("%,d", heap >> 20));
    }
  }

  /** Reports that come in one after another, about people on record and others. */
  private static final class Arriving {
    private final List<Invented> known = new ArrayList<>();
    private final List<Invented> strangers = InventedPeople.strangers(ASKED_ABOUT).toList();
    private final Random random = new Random();
    private final String run = Long.toHexString(random.nextLong());
    private int sent;

    Arriving(int people) {
      int every = Math.max(1, people / ASKED_ABOUT);
      InventedPeople.forEach(
          people,
          (person, number) -> {
            if (number % every == 0) {
              known.add(person);
            }
          });
    }

    /** Brings the next one in. */
    Duration next(OpenRecord record) {
      var people = new ArrayList<Report.Person>();
      people.add(person("p1"));
      if (sent % 3 == 0) {
        people.add(person("p2"));
      }
      Report report = InventedPeople.report("who-" + run + "-" + sent++, "2026-03-04", people);
      byte[] sending = record.bean(JsonMapper.class).writeValueAsBytes(report);
      var intake = record.bean(Intake.class);
      long begun = System.nanoTime();
      Received received = intake.receive(List.of(sending), Sender.OPERATOR).getFirst();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      if (received instanceof Received.Accepted) {
        return took;
      }
      throw new IllegalStateException("a report was not kept: " + received);
    }

    private Report.Person person(String ref) {
      Invented one = known.get(random.nextInt(known.size()));
      return switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> InventedPeople.whole(one, ref);
        case 4, 5, 6 -> InventedPeople.slipped(one, ref, random);
        case 7 -> InventedPeople.thin(one, ref);
        default -> InventedPeople.whole(strangers.get(random.nextInt(strangers.size())), ref);
      };
    }
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static String minutes(long nanos) {
    return number("%.1f", nanos / 6e10);
  }

  private static String seconds(long nanos) {
    return number("%.1f", nanos / 1e9);
  }

  private static String millis(Duration took) {
    return number("%.1f", took.toNanos() / 1e6);
  }

  private static String number(String form, Object value) {
    return String.format(Locale.ROOT, form, value);
  }
}
