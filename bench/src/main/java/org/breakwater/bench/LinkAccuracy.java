package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.breakwater.bench.linkage.Accuracy;

/** How right who-is-who is on records of which the truth is known, beside other linkers. */
final class LinkAccuracy implements Benchmark {
  @Override
  public String name() {
    return "link";
  }

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    Optional<Path> folder = setting.labelled();
    Path errors = setting.work().resolve("link-errors.txt");
    List<List<String>> rows = folder.isEmpty() ? List.of() : Accuracy.table(folder.get(), errors);
    return new Table(
        "Linking, accuracy",
        Accuracy.COLUMNS,
        rows,
        folder.isEmpty()
            ? "Not measured: the labelled sets are not part of the project (BREAKWATER_SHARED)."
            : "P precision, R recall. Thresholds as each linker is shipped or documented; the best"
                + " in hindsight beside it. Pairs inside clusters count as found. What the engine"
                + " decided wrongly, with its steps: bench/target/work/link-errors.txt.");
  }
}
