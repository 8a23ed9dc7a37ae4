package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long people wait for what waits for them: "my work today" of a social worker, the front door
 * and a manager, a manager's team, and "oversight" of a manager and the scrutineer, on a year of a
 * whole area's concerns, decisions and clocks. Once while fifty ask without a pause, each again as
 * soon as they are answered; and once while fifty work, each opening the page every ten seconds.
 */
final class WaitingWork implements Benchmark {
  private static final int PEOPLE = 250_000;
  private static final int USERS = 50;

  /** Sign-ins of one account are limited to so many at a time; users share sessions. */
  private static final int SESSIONS = 5;

  private static final Duration LONGEST = Duration.ofSeconds(90);

  /** How often somebody at work opens one of these pages, at the most. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int WORKING_TIMES = 6;
  private static final String PASSWORD = "harbour lantern pebble";

  /** A page, and who opens it. */
  private record Asked(String page, String who) {}

  private static final List<Asked> ASKED =
      List.of(
          new Asked("/today", "samira"),
          new Asked("/today", "frances"),
          new Asked("/today", "martin"),
          new Asked("/team", "martin"),
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
      // Whoever opens two pages signs in once for both: how often anybody may is limited.
      Map<String, List<Browser>> signedIn = new HashMap<>();
      for (Asked asked : ASKED) {
        List<Browser> browsers = signedIn.get(asked.who());
        if (browsers == null) {
          browsers = signedIn(service, asked.who());
          signedIn.put(asked.who(), browsers);
        }
        rows.add(measured(browsers, asked, setting.opened() / ASKED.size()));
      }
      signedIn.values().forEach(browsers -> browsers.forEach(Browser::close));
    }
    return new Table(
        "What waits",
        List.of(
            "page",
            "as",
            "at work: opened",
            "refused",
            "p50, ms",
            "p99, ms",
            "at once: opened",
            "refused",
            "p50, ms",
            "p99, ms"),
        rows,
        filled
            + " "
            + USERS
            + " users in "
            + SESSIONS
            + " sessions, over HTTP, on the machine that serves: at work each opens the page every "
            + PAUSE.toSeconds()
            + " s; at once each asks again as soon as they are answered.");
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

  private static List<Browser> signedIn(Launched service, String who)
      throws IOException, InterruptedException {
    var browsers = new ArrayList<Browser>();
    for (int i = 0; i < SESSIONS; i++) {
      var browser = new Browser(service.address());
      browser.signIn(who, PASSWORD);
      browsers.add(browser);
    }
    return browsers;
  }

  private static List<String> measured(List<Browser> browsers, Asked asked, int pages)
      throws IOException, InterruptedException {
    Crowd atWork = crowd(browsers, asked.page(), WORKING_TIMES, PAUSE);
    Crowd atOnce = crowd(browsers, asked.page(), Math.max(1, pages / USERS), Duration.ZERO);
    var row = new ArrayList<String>();
    row.add(asked.page());
    row.add(asked.who());
    row.addAll(atWork.shown());
    row.addAll(atOnce.shown());
    return row;
  }

  /**
   * What all users together met.
   *
   * @param refused pages that were not what was asked for
   */
  private record Crowd(List<Duration> waited, int refused) {
    List<String> shown() {
      var latencies = Latencies.of(waited);
      return List.of(
          Integer.toString(waited.size()),
          Integer.toString(refused),
          millis(latencies.within(0.5)),
          millis(latencies.within(0.99)));
    }
  }

  private static Crowd crowd(List<Browser> browsers, String page, int times, Duration pause)
      throws IOException, InterruptedException {
    var waited = new ArrayList<Duration>();
    var refused = new AtomicInteger();
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<List<Duration>>>();
      for (int user = 0; user < USERS; user++) {
        Browser browser = browsers.get(user % SESSIONS);
        long first = begun + pause.toNanos() * user / USERS;
        work.add(() -> opened(browser, page, times, first, pause, refused));
      }
      for (Future<List<Duration>> done : threads.invokeAll(work)) {
        waited.addAll(done.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a user did not get a page: " + e.getCause(), e);
    }
    if (waited.isEmpty()) {
      throw new IOException("nobody got the page " + page);
    }
    return new Crowd(waited, refused.get());
  }

  /** One user opens a page so often, or as often as they can in the longest time. */
  private static List<Duration> opened(
      Browser browser, String page, int times, long first, Duration pause, AtomicInteger refused)
      throws InterruptedException {
    var waited = new ArrayList<Duration>();
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int time = 0; time < times && System.nanoTime() < end; time++) {
      long due = first + pause.toNanos() * time;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      try {
        waited.add(browser.open(page));
      } catch (IOException _) {
        refused.incrementAndGet();
      }
    }
    return waited;
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }
}
