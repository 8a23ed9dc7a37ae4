package org.breakwater.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.breakwater.bench.patterns.GoingOn;

/** How long the search for patterns takes to go on with one new report. */
final class PatternIncrement implements Benchmark {
  @Override
  public String name() {
    return "increment";
  }

  @Override
  public Table run(Setting setting) {
    GoingOn.Measured measured = GoingOn.measure();
    Latencies each = Latencies.of(measured.each());
    Latencies again = Latencies.of(measured.again());
    return new Table(
        "One new report in patterns",
        List.of("what", "milliseconds"),
        List.of(
            row("setting the cut-off anew", measured.cutOff()),
            row("going through all %,d reports".formatted(measured.reports()), measured.history()),
            row("going on with one, median", each.within(0.5)),
            row("99 in 100", each.within(0.99)),
            row("the longest", each.within(1)),
            row("two children prove to be one, median of 20", again.within(0.5)),
            row("the longest", again.within(1))),
        "250,000 people, 16 years, the engine alone: the last %,d reports one by one, each with all %d patterns as they then stand; a pattern grew with %d of them and was explained."
            .formatted(measured.each().size(), measured.patterns(), measured.grown()));
  }

  private static List<String> row(String what, Duration took) {
    return List.of(what, String.format(Locale.UK, "%,.1f", took.toNanos() / 1e6));
  }
}
