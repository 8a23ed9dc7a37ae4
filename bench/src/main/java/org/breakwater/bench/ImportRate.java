package org.breakwater.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How fast a history comes in, beside PostgreSQL's own bulk insert of the same rows. */
final class ImportRate implements Benchmark {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public Table run(Setting setting) throws IOException {
    var bundles = new ArrayList<Bundle>();
    bundles.add(Bundle.town(setting.reports(), setting.fresh("town")));
    setting.ashbeck().ifPresent(file -> bundles.add(new Bundle("Ashbeck", file)));
    var rows = new ArrayList<List<String>>();
    for (Bundle bundle : bundles) {
      rows.add(measure(bundle, setting));
    }
    return new Table(
        "Import",
        List.of(
            "bundle",
            "accepted",
            "reports/s",
            "rows written",
            "COPY, same indexes: reports/s",
            "ours of it (goal 0.25)",
            "COPY, no index: reports/s",
            "ours of it"),
        rows,
        "Into a fresh embedded PostgreSQL (fsync on), Java cold, readings and search up to date at"
            + " every commit. COPY takes ready-made rows in one transaction.");
  }

  private static List<String> measure(Bundle bundle, Setting setting) throws IOException {
    try (var record = new OpenRecord(setting.fresh("import"))) {
      OpenRecord.BroughtIn in = record.bringIn(bundle);
      var copied = new CopiedRows(record.owner(), setting.fresh("copied"));
      Duration same = copied.copy("including all");
      Duration bare = copied.copy("including all excluding indexes excluding constraints");
      return List.of(
          bundle.of(),
          Long.toString(in.tally().accepted()),
          whole(in.perSecond()),
          Long.toString(copied.rows()),
          whole(in.tally().accepted() * 1e9 / same.toNanos()),
          share(same, in.took()),
          whole(in.tally().accepted() * 1e9 / bare.toNanos()),
          share(bare, in.took()));
    }
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }

  private static String share(Duration one, Duration other) {
    return String.format(Locale.ROOT, "%.3f", (double) one.toNanos() / other.toNanos());
  }
}
