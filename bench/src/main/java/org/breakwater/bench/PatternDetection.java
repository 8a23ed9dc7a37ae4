package org.breakwater.bench;

import org.breakwater.bench.patterns.Detection;

/** How early and how surely patterns are found, and at what cost in false alarms. */
final class PatternDetection implements Benchmark {
  @Override
  public String name() {
    return "patterns";
  }

  @Override
  public Table run(Setting setting) {
    return new Table(
        "Patterns",
        Detection.COLUMNS,
        Detection.table(),
        Detection.TOWNS
            + " towns a row, 250,000 people, 16 years, 24 networks and 1,400 victims each; one"
            + " false alarm a month accepted. An alarm is right if at least two, and half, of its"
            + " children are one network's victims. Seconds for one town, setting the cut-off"
            + " included.");
  }
}
