package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Whether clocks are kept when processes die: many open ones, some of which come due every second,
 * over several instances of which one is killed again and again.
 */
final class OpenClocks implements Benchmark {
  private static final int INSTANCES = 3;
  private static final Duration WINDOW = Duration.ofMinutes(4);
  private static final Duration KILL_EVERY = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final int REPORTS = 3_000;

  /** Long enough to put on record all that comes due. */
  private static final Duration LEAD = Duration.ofMinutes(2);

  /** Conferences to be held in months. */
  private static final IntFunction<Instant> LATER =
      i -> Instant.now().minus(Duration.ofDays(i % 100));

  private static final String TAKEN =
      """
      select count(*) from readings.escalation e join readings.clock c on c.id = e.clock
      where e.step = 0 and c.rule = 'return-interview'\
      """;

  private static final String TWICE =
      """
      select count(*) from (select clock, step from readings.escalation
        group by clock, step having count(*) > 1) twice\
      """;

  private static final String LOST =
      """
      select count(*) from readings.clock c where c.rule = 'return-interview' and c.due <= ?
        and not exists (select 1 from readings.escalation e where e.clock = c.id and e.step = 0)\
      """;

  private static final String LATE =
      """
      select extract(epoch from e.at - c.due)::float8 from readings.escalation e
      join readings.clock c on c.id = e.clock where e.step = 0 and c.rule = 'return-interview'\
      """;

  private static final String RUNNING = "select count(*) from readings.clock where stopped is null";

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    Launched.prepare(setting);
    Path data = setting.fresh("clocks");
    int due = setting.clocks() / 5;
    var rows = new ArrayList<List<String>>();
    // The database belongs to this process, so that what is killed is an instance and nothing else.
    try (var record = new OpenRecord(data)) {
      record.bringIn(Bundle.town(REPORTS, setting.fresh("clocks-bundles")));
      record.settle("harbour lantern pebble");
      record.owner().execute("vacuum analyze");
      record.openFrontDoor();
      record.startClocks(setting.clocks() - due, "later-conference-review", LATER);
      List<Launched> instances = new ArrayList<>();
      for (int i = 0; i < INSTANCES; i++) {
        instances.add(Launched.start(setting, "serve", data));
      }
      Instant first = Instant.now().plus(LEAD);
      record.startClocks(
          due,
          "return-interview",
          i -> first.plus(WINDOW.multipliedBy(i).dividedBy(due)).minus(Duration.ofHours(72)));
      long running = record.count(RUNNING);
      System.err.println("  " + running + " clocks run");
      int kills = killUntil(first.plus(WINDOW), instances, setting, data);
      Duration drained = drained(record, due, first.plus(WINDOW));
      var late =
          Latencies.of(
              record.owner().queryForList(LATE, Double.class).stream()
                  .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                  .toList());
      long overAMinute = late.sorted().stream().filter(one -> one.compareTo(A_MINUTE) > 0).count();
      rows.add(List.of("open clocks", Long.toString(running)));
      rows.add(List.of("came due in " + WINDOW.toMinutes() + " minutes", Integer.toString(due)));
      rows.add(List.of("instances, and how often one was killed", INSTANCES + ", " + kills));
      rows.add(List.of("told twice", Long.toString(record.count(TWICE))));
      rows.add(
          List.of(
              "never told",
              Long.toString(record.count(LOST, java.sql.Timestamp.from(first.plus(WINDOW))))));
      rows.add(List.of("told late by, p50, s", seconds(late.within(0.5))));
      rows.add(List.of("told late by, p99, s", seconds(late.within(0.99))));
      rows.add(List.of("told late by, most, s", seconds(late.within(1))));
      rows.add(List.of("late by more than a minute", Long.toString(overAMinute)));
      rows.add(List.of("all told, s after the last was due", seconds(drained)));
      instances.forEach(Launched::close);
    }
    return new Table(
        "Clocks",
        List.of("what", "found"),
        rows,
        "An instance was ended by SIGKILL every "
            + KILL_EVERY.toSeconds()
            + " s and started again; each looks every 20 s. A record of "
            + REPORTS
            + " reports; late is counted from the moment at which a clock was due, with the time in"
            + " which whoever worked lay dead.");
  }

  /** Kills one instance after the other, and starts it again, until this moment. */
  private static int killUntil(Instant end, List<Launched> instances, Setting setting, Path data)
      throws IOException, InterruptedException {
    int kills = 0;
    while (Instant.now().isBefore(end)) {
      Thread.sleep(KILL_EVERY);
      int next = kills % INSTANCES;
      instances.get(next).kill();
      kills++;
      instances.set(next, Launched.start(setting, "serve", data));
    }
    return kills;
  }

  /** Waits until all that came due was told, or ten minutes. */
  private static Duration drained(OpenRecord record, int due, Instant last)
      throws InterruptedException {
    while (record.count(TAKEN) < due && Instant.now().isBefore(last.plus(LONGEST_WAIT))) {
      Thread.sleep(Duration.ofMillis(500));
    }
    return Duration.between(last, Instant.now());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
  }
}
