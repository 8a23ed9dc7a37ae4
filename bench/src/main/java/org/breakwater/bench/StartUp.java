package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long somebody waits for the first page, and how much memory it takes. */
final class StartUp implements Benchmark {
  /** What the demo says last. */
  private static final String READY = "Stop it with Ctrl-C";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    Launched.prepare(setting);
    Path demo = setting.fresh("start-demo");
    Path serve = setting.fresh("start-serve");
    var rows = new ArrayList<List<String>>();
    rows.add(demo("demo, fresh folder (invents and imports the town)", setting, demo));
    rows.add(demo("demo, existing folder", setting, demo));
    rows.add(serve("serve, fresh folder", setting, serve));
    rows.add(serve("serve, existing folder", setting, serve));
    return new Table(
        "Start",
        List.of(
            "what",
            "first answer, s",
            "ready, s",
            "Java resident, MB",
            "Java highest, MB",
            "PostgreSQL, MB"),
        rows,
        "From the launcher's first line to the start page answered; memory right after it (for the"
            + " demo, once its town is in). PostgreSQL's processes share memory, counted once.");
  }

  private static List<String> demo(String what, Setting setting, Path data)
      throws IOException, InterruptedException {
    try (var launched = Launched.start(setting, "demo", data)) {
      Duration ready = launched.until(READY, setting.work().resolve("demo.log"));
      return row(what, launched, ready);
    }
  }

  private static List<String> serve(String what, Setting setting, Path data)
      throws IOException, InterruptedException {
    try (var launched = Launched.start(setting, "serve", data)) {
      return row(what, launched, launched.toFirstAnswer());
    }
  }

  private static List<String> row(String what, Launched launched, Duration ready) {
    Launched.Memory memory = launched.memory();
    return List.of(
        what,
        seconds(launched.toFirstAnswer()),
        seconds(ready),
        Long.toString(memory.resident() / 1024),
        Long.toString(memory.highest() / 1024),
        Long.toString(memory.database() / 1024));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
  }
}
