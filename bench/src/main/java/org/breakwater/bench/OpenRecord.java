package org.breakwater.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.breakwater.Application;
import org.breakwater.access.Area;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Database;
import org.breakwater.escalation.Lines;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Subject;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A record on its own embedded PostgreSQL, opened as the import command opens it. */
final class OpenRecord implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  OpenRecord(Path folder) {
    context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .run("--breakwater.data=" + folder.toAbsolutePath(), "--logging.level.root=WARN");
  }

  /** What came of bringing in a bundle, and how long it took. */
  record BroughtIn(Bundles.Tally tally, Duration took) {
    double perSecond() {
      return (tally.accepted() + tally.alreadyHeld()) * 1e9 / took.toNanos();
    }
  }

  BroughtIn bringIn(Bundle bundle) throws IOException {
    long[] done = {0};
    long begun = System.nanoTime();
    Bundles.Tally tally;
    try (InputStream in = Files.newInputStream(bundle.file())) {
      tally =
          context
              .getBean(Bundles.class)
              .receive(
                  in,
                  Sender.OPERATOR,
                  (_, _, _) -> {
                    if (++done[0] % 20_000 == 0) {
                      System.err.println("  " + done[0] + " reports");
                    }
                  });
    }
    return new BroughtIn(tally, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Lets the invented area's people sign in, where nobody can yet. */
  void settle(String password) {
    Long users = owner().queryForObject("select count(*) from readings.app_user", Long.class);
    if (users != null && users == 0) {
      context.getBean(Area.class).settle(password);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** All of a kind, in the order in which the service takes them. */
  <T> List<T> beans(Class<T> type) {
    return context.getBeanProvider(type).orderedStream().toList();
  }

  /** Whoever answers concerns from now on, and who is told when nobody does. */
  void openFrontDoor() {
    Author by = Author.engine("bench/1");
    List<String> line =
        List.of("social-care.team-manager", "social-care.head-of-service", "social-care.director");
    bean(Lines.class).set("social-care", line, by);
    bean(FrontDoor.class).open("social-care", "social-care.front-door", by);
  }

  /**
   * Starts so many clocks of a rule over the reports that are there.
   *
   * @param starts from when each runs
   */
  void startClocks(int count, String rule, IntFunction<Instant> starts) {
    List<UUID> reports =
        owner().queryForList("select entry from readings.report order by entry", UUID.class);
    Author by = Author.engine("bench/1");
    var clocks = bean(RunningClocks.class);
    var answers = new RunningClocks.Answers("social-care", "social-care.front-door", null);
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < count; i++) {
      drafts.add(
          clocks.start(
              rule,
              new Subject("case", UUID.randomUUID()),
              reports.get(i % reports.size()),
              answers,
              starts.apply(i),
              by));
      if (drafts.size() == 1_000 || i == count - 1) {
        bean(Entries.class).add(drafts);
        drafts.clear();
      }
    }
    owner().execute("analyze");
  }

  JdbcTemplate owner() {
    return new JdbcTemplate(context.getBean(Database.class).owner());
  }

  long count(String sql, Object... values) {
    Long found = owner().queryForObject(sql, Long.class, values);
    if (found == null) {
      throw new UncheckedIOException(new IOException("no answer to " + sql));
    }
    return found;
  }

  @Override
  public void close() {
    context.close();
  }
}
