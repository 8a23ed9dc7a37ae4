package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long people wait for what waits for them: "my work today" of a social worker, the front door
 * and a manager, and "oversight" of a manager and the scrutineer, while fifty ask at once, on a
 * year of a whole area's concerns, decisions and clocks.
 */
final class WaitingWork implements Benchmark {
  private static final int PEOPLE = 250_000;
  private static final int USERS = 50;

  /** Sign-ins of one account are limited to so many at a time; users share sessions. */
  private static final int SESSIONS = 5;

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String PASSWORD = "harbour lantern pebble";

  /** A page, and who opens it. */
  private record Asked(String page, String who) {}

  private static final List<Asked> ASKED =
      List.of(
          new Asked("/today", "samira"),
          new Asked("/today", "frances"),
          new Asked("/today", "martin"),
          new Asked("/oversight", "hana"),
          new Asked("/oversight", "isobel"));

  @Override
  public String name() {
    return "work";
  }

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    Launched.prepare(setting);
    Path data = Files.createDirectories(setting.work().resolve("work"));
    String filled = fill(setting, data);
    var rows = new ArrayList<List<String>>();
    try (var service = Launched.start(setting, "serve", data)) {
      for (Asked asked : ASKED) {
        rows.add(measured(service, asked, setting.opened() / ASKED.size()));
      }
    }
    return new Table(
        "What waits",
        List.of("page", "as", "opened", "pages/s", "p50, ms", "p99, ms"),
        rows,
        filled
            + " "
            + USERS
            + " users at once in "
            + SESSIONS
            + " sessions, over HTTP, on the machine that serves.");
  }

  private static String fill(Setting setting, Path data) throws IOException {
    try (var record = new OpenRecord(data)) {
      if (record.count("select count(*) from readings.decision") == 0) {
        record.bringIn(Bundle.year(PEOPLE, setting.fresh("work-bundle")));
        record.settle(PASSWORD);
        new AreasYear(record).play();
        record.owner().execute("vacuum analyze");
      }
      return String.format(
          Locale.ROOT,
          "A year of %,d people: %,d reports, %,d concerns, %,d decisions, %,d children on the"
              + " path, %,d clocks that run, %,d of them overdue.",
          PEOPLE,
          record.count("select count(*) from readings.report"),
          record.count("select count(*) from readings.concern"),
          record.count("select count(*) from readings.decision"),
          record.count("select count(*) from readings.path where closed is null"),
          record.count("select count(*) from readings.clock where stopped is null"),
          record.count(
              "select count(*) from readings.clock where stopped is null and due <= now()"));
    }
  }

  private static List<String> measured(Launched service, Asked asked, int pages)
      throws IOException, InterruptedException {
    var browsers = new ArrayList<Browser>();
    for (int i = 0; i < SESSIONS; i++) {
      var browser = new Browser(service.address());
      browser.signIn(asked.who(), PASSWORD);
      browser.open(asked.page());
      browsers.add(browser);
    }
    int each = Math.max(1, pages / USERS);
    var waited = new ArrayList<Duration>();
    long begun = System.nanoTime();
    long end = begun + LONGEST.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<List<Duration>>>();
      for (int user = 0; user < USERS; user++) {
        Browser browser = browsers.get(user % SESSIONS);
        work.add(() -> opened(browser, asked.page(), each, end));
      }
      for (Future<List<Duration>> done : threads.invokeAll(work)) {
        waited.addAll(done.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a user did not get a page: " + e.getCause(), e);
    }
    long took = System.nanoTime() - begun;
    browsers.forEach(Browser::close);
    var latencies = Latencies.of(waited);
    return List.of(
        asked.page(),
        asked.who(),
        Integer.toString(waited.size()),
        String.format(Locale.ROOT, "%.0f", waited.size() * 1e9 / took),
        millis(latencies.within(0.5)),
        millis(latencies.within(0.99)));
  }

  /** One user opens a page so often, or as often as they can until then. */
  private static List<Duration> opened(Browser browser, String page, int times, long end)
      throws IOException, InterruptedException {
    var waited = new ArrayList<Duration>();
    do {
      waited.add(browser.open(page));
    } while (waited.size() < times && System.nanoTime() < end);
    return waited;
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }
}
