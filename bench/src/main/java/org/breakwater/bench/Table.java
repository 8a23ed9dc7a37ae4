package org.breakwater.bench;

import java.util.ArrayList;
import java.util.List;

/** What was found, as people read it in docs/benchmarks.md. */
record Table(String title, List<String> columns, List<List<String>> rows, String remark) {
  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + title + " has " + row.size() + " cells, not " + columns.size());
      }
    }
  }

  String markdown() {
    var lines = new ArrayList<String>();
    lines.add("### " + title);
    lines.add("");
    lines.add(line(columns));
    lines.add(line(columns.stream().map(_ -> "---").toList()));
    rows.forEach(row -> lines.add(line(row)));
    lines.add("");
    lines.add(remark);
    lines.add("");
    return String.join("\n", lines);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
