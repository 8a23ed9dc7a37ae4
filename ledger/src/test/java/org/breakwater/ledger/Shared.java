package org.breakwater.ledger;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Public test vectors that lie beside the project, not in it. */
public final class Shared {
  private Shared() {}

  /** A folder of the shared data, or the test is skipped and says why. */
  public static Path folder(String name) {
    @Nullable String given =
        System.getProperty("BREAKWATER_SHARED", System.getenv("BREAKWATER_SHARED"));
    Path folder =
        Path.of(given == null ? "../../shared" : given).resolve("data/ledger").resolve(name);
    assumeThat(Files.isDirectory(folder)).as("public test vectors at %s", folder).isTrue();
    return folder;
  }
}
