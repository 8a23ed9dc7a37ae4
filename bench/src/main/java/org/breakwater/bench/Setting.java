package org.breakwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where to measure and how much.
 *
 * @param project the folder that holds the launcher
 * @param work where records and bundles may be written
 * @param reports about how many the town of the import and size benchmarks has
 * @param entries about how many the record behind the child's page has
 * @param opened how many pages the readers open altogether
 * @param more how many reports come one by one
 * @param clocks how many clocks are open, of which a fifth comes due while it is measured
 */
record Setting(
    Path project, Path work, int reports, int entries, int opened, int more, int clocks) {

  /** A folder of this name with nothing in it. */
  Path fresh(String name) throws IOException {
    Path folder = work.resolve(name);
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  /** The invented town that several programmes are tried on, where it lies beside the project. */
  Optional<Path> ashbeck() {
    return beside("data/ashbeck/reports.ndjson");
  }

  /** The folder of records of which it is known who they are about, where it is at hand. */
  Optional<Path> labelled() {
    return beside("data/linkage");
  }

  private Optional<Path> beside(String path) {
    String named = System.getenv("BREAKWATER_SHARED");
    Path shared = named == null ? project.resolve("../shared") : Path.of(named);
    return Optional.of(shared.resolve(path)).filter(Files::isReadable);
  }
}
