package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long the front door waits for a child's page in a full record while twenty read at once:
 * children at random, and the one whose story is the longest.
 */
final class ChildPage implements Benchmark {
  private static final int READERS = 20;

  /** Sign-ins of one account are limited to so many at a time; readers share sessions. */
  private static final int SESSIONS = 5;

  private static final int CHILDREN_A_SESSION = 20;
  private static final int LONG_STORY = 5_000;
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String SIGN_IN = "frances";
  private static final String PASSWORD = "harbour lantern pebble";

  private static final String CHILDREN =
      """
      select person from (
        select distinct m.person from readings.membership m
        join readings.mention n on n.entry = m.entry and n.at = m.at
        where n.role = 'child' and m.to_place is null) found
      order by md5(person::text) limit ?\
      """;

  private static final String LONG_CHILD =
      """
      select m.person from readings.report r
      join readings.membership m on m.entry = r.entry and m.to_place is null
      where r.ref = ?\
      """;

  private static final String LONG_STORY_ENTRIES =
      "select count(*) from readings.appearance where subject = ?";

  @Override
  public String name() {
    return "page";
  }

  /** What is in the record, and whose pages are opened. */
  private record Filled(long entries, UUID longest, long longestEntries, List<UUID> children) {}

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    Launched.prepare(setting);
    Path data = Files.createDirectories(setting.work().resolve("page"));
    Filled filled = fill(setting, data);
    var rows = new ArrayList<List<String>>();
    try (var service = Launched.start(setting, "serve", data)) {
      List<Reader> readers = signedIn(service, filled);
      read(readers, Reader::anyChild, setting.opened() / 4);
      Measured help = read(readers, _ -> "/help", setting.opened());
      Measured children = read(readers, Reader::anyChild, setting.opened());
      Measured longest = read(readers, _ -> page(filled.longest()), setting.opened() / 4);
      rows.add(row("/help", help, help));
      rows.add(row("a child at random", children, help));
      rows.add(row("the child with " + filled.longestEntries() + " entries", longest, help));
      for (Reader reader : readers.subList(0, SESSIONS)) {
        reader.browser().close();
      }
    }
    return new Table(
        "A child’s page",
        List.of("page", "opened", "pages/s", "p50, ms", "p99, ms", "p99 against /help"),
        rows,
        filled.entries()
            + " entries; "
            + READERS
            + " readers at once in "
            + SESSIONS
            + " sessions of the front door, over HTTP, on the machine that serves; every look is"
            + " recorded before its page is sent. "
            + filled.children().size()
            + " different children.");
  }

  private static Filled fill(Setting setting, Path data) throws IOException {
    try (var record = new OpenRecord(data)) {
      if (record.count("select count(*) from record.entry") < setting.entries()) {
        Path bundles = setting.fresh("page-bundles");
        record.bringIn(Bundle.longStory(LONG_STORY, bundles));
        record.bringIn(Bundle.town(setting.entries() / 2, bundles));
        record.owner().execute("vacuum analyze");
      }
      record.settle(PASSWORD);
      UUID longest =
          record.owner().queryForObject(LONG_CHILD, UUID.class, Bundle.FIRST_OF_LONG_STORY);
      if (longest == null) {
        throw new IOException("the child with the long story is not in the record");
      }
      return new Filled(
          record.count("select count(*) from record.entry"),
          longest,
          record.count(LONG_STORY_ENTRIES, longest),
          record.owner().queryForList(CHILDREN, UUID.class, SESSIONS * CHILDREN_A_SESSION));
    }
  }

  private static String page(UUID person) {
    return "/people/" + person;
  }

  /** One of the readers: a session, and the children for whom it has a purpose. */
  private record Reader(Browser browser, List<UUID> children, Random random) {
    String anyChild() {
      return page(children.get(random.nextInt(children.size())));
    }
  }

  private static List<Reader> signedIn(Launched service, Filled filled)
      throws IOException, InterruptedException {
    var readers = new ArrayList<Reader>();
    int share = Math.max(1, filled.children().size() / SESSIONS);
    var browsers = new ArrayList<Browser>();
    for (int i = 0; i < SESSIONS; i++) {
      var browser = new Browser(service.address());
      browser.signIn(SIGN_IN, PASSWORD);
      browser.statePurpose(filled.longest());
      for (UUID child : children(filled, i, share)) {
        browser.statePurpose(child);
      }
      browsers.add(browser);
    }
    for (int i = 0; i < READERS; i++) {
      int session = i % SESSIONS;
      readers.add(
          new Reader(browsers.get(session), children(filled, session, share), new Random(i)));
    }
    return readers;
  }

  private static List<UUID> children(Filled filled, int session, int share) {
    int from = Math.min(session * share, filled.children().size() - share);
    return filled.children().subList(from, from + share);
  }

  private interface Choice {
    String of(Reader reader);
  }

  /** What all readers together waited for. */
  private record Measured(Latencies waited, int opened, Duration took) {}

  /** All readers open so many pages together, or as many as they can in three minutes. */
  private static Measured read(List<Reader> readers, Choice choice, int pages)
      throws IOException, InterruptedException {
    int each = Math.max(1, pages / readers.size());
    long begun = System.nanoTime();
    long end = begun + LONGEST.toNanos();
    var waited = new ArrayList<Duration>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Duration>>> work =
          readers.stream()
              .<Callable<List<Duration>>>map(reader -> () -> read(reader, choice, each, end))
              .toList();
      for (Future<List<Duration>> done : threads.invokeAll(work)) {
        waited.addAll(done.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a reader did not get a page: " + e.getCause(), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new Measured(Latencies.of(waited), waited.size(), took);
  }

  private static List<Duration> read(Reader reader, Choice choice, int pages, long end)
      throws IOException, InterruptedException {
    var waited = new ArrayList<Duration>();
    do {
      waited.add(reader.browser().open(choice.of(reader)));
    } while (waited.size() < pages && System.nanoTime() < end);
    return waited;
  }

  private static List<String> row(String what, Measured measured, Measured yardstick) {
    Duration p99 = measured.waited().within(0.99);
    return List.of(
        what,
        Integer.toString(measured.opened()),
        String.format(Locale.ROOT, "%.0f", measured.opened() * 1e9 / measured.took().toNanos()),
        millis(measured.waited().within(0.5)),
        millis(p99),
        String.format(
            Locale.ROOT,
            "%.1f",
            (double) p99.toNanos() / yardstick.waited().within(0.99).toNanos()));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }
}
