package org.breakwater.bench.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splink itself, where a Python that has it is named by {@code BREAKWATER_SPLINK_PYTHON}. Its
 * settings are those of its own examples; threshold 0, as in the engine.
 */
final class Splink implements Contender {
  private static final @Nullable String PYTHON = System.getenv("BREAKWATER_SPLINK_PYTHON");

  @Override
  public String name() {
    return "Splink";
  }

  @Override
  public double threshold() {
    return 0;
  }

  @Override
  public String absence() {
    return PYTHON == null
        ? "BREAKWATER_SPLINK_PYTHON names no Python that has Splink"
        : "the Python at BREAKWATER_SPLINK_PYTHON did not finish";
  }

  @Override
  public @Nullable Found link(LabelledSet set) throws IOException, InterruptedException {
    if (PYTHON == null) {
      return null;
    }
    Path folder = Files.createTempDirectory("splink");
    Path script = folder.resolve("splink_link.py");
    try (InputStream text =
        Objects.requireNonNull(Splink.class.getResourceAsStream("splink_link.py"))) {
      Files.copy(text, script);
    }
    Path in = folder.resolve("people.tsv");
    set.write(in);
    Path pairs = folder.resolve("pairs.tsv");
    Path log = folder.resolve("log");
    Process python =
        new ProcessBuilder(
                PYTHON,
                script.toString(),
                in.toString(),
                pairs.toString(),
                String.join(",", set.columns()))
            .redirectError(log.toFile())
            .start();
    var said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (python.waitFor() != 0) {
      System.err.println(Files.readString(log));
      return null;
    }
    String[] last = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
    List<Scores.Scored> scored;
    try (var lines = Files.lines(pairs)) {
      scored =
          lines
              .map(line -> line.split("\t", -1))
              .map(cells ->
                  new Scores.Scored(
                      Integer.parseInt(cells[0]),
                      Integer.parseInt(cells[1]),
                      Double.parseDouble(cells[2])))
              .toList();
    }
    return new Found(scored, -1, -1, Double.parseDouble(last[0]));
  }
}
