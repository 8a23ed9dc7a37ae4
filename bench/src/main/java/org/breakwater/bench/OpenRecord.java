package org.breakwater.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.breakwater.Application;
import org.breakwater.access.Area;
import org.breakwater.database.Database;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
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
