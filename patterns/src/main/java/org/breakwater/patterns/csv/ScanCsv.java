package org.breakwater.patterns.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.breakwater.patterns.Child;
import org.breakwater.patterns.Entity;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Scan;
import tools.jackson.databind.json.JsonMapper;

/** Looks for patterns in two CSV files and writes an alarm a line (NDJSON). */
public final class ScanCsv {
  private static final List<String> REPORT_COLUMNS =
      List.of("report_id", "day", "agency", "concern", "children", "entities");
  private static final List<String> CHILD_COLUMNS = List.of("child", "household", "in_care");
  private static final Set<String> YES = Set.of("1", "true", "yes", "y", "t");
  private static final Set<String> NO = Set.of("", "0", "false", "no", "n", "f");

  private final InputStream in;
  private final OutputStream out;
  private final LongConsumer progress;

  /**
   * What to do.
   *
   * @param reports {@code -} is standard input, {@code .gz} is unpacked
   * @param children the same
   * @param budget false alarms a month
   * @param silos whether each agency's reports are looked at alone, all sharing the budget
   * @param alarms where the alarms go; {@code -} is standard output
   */
  public record Job(String reports, String children, double budget, boolean silos, String alarms) {}

  /** A row that was left out, and why; lines count from 1 with the header. */
  public record Refused(String file, long line, String reason) {}

  /** How it went. */
  public record Done(int reports, int children, int alarms, List<Refused> refused) {}

  private static final class Unusable extends Exception {
    Unusable(String reason) {
      super(reason);
    }
  }

  private interface Row {
    void read(CSVRecord row) throws Unusable;
  }

  /**
   * @param progress is told how many rows have been read
   */
  public ScanCsv(InputStream in, OutputStream out, LongConsumer progress) {
    this.in = in;
    this.out = out;
    this.progress = progress;
  }

  /**
   * Does the job. Rows that cannot be used are left out and told; a child of whom the children's
   * file says nothing is a household of its own, at home.
   *
   * @throws IllegalArgumentException if a file's header or the budget is wrong, with words for
   *     whoever typed it
   */
  public Done run(Job job) throws IOException {
    var scan = Scan.withBudget(job.budget());
    var refused = new ArrayList<Refused>();
    var children = new HashMap<String, Child>();
    rows(
        job.children(),
        CHILD_COLUMNS,
        refused,
        row -> {
          var child =
              new Child(needed(row, "child"), needed(row, "household"), answer(row, "in_care"));
          if (children.putIfAbsent(child.id(), child) != null)
            throw new Unusable("its child was there before");
        });
    var reports = new ArrayList<Report>();
    var seen = new HashSet<String>();
    var days = new HashMap<Integer, String>();
    rows(
        job.reports(),
        REPORT_COLUMNS,
        refused,
        row -> {
          var report = report(row, children, days);
          if (!seen.add(report.id())) throw new Unusable("its report_id was there before");
          reports.add(report);
        });
    var alarms =
        job.silos() ? scan.alarmsInSilos(reports, Set.of()) : scan.alarms(reports, Set.of());
    write(job.alarms(), alarms.stream().map(alarm -> line(alarm, days, job.silos())).toList());
    return new Done(reports.size(), children.size(), alarms.size(), List.copyOf(refused));
  }

  private static Report report(
      CSVRecord row, Map<String, Child> children, Map<Integer, String> days) throws Unusable {
    var about =
        parts(row, "children").stream()
            .map(id -> children.getOrDefault(id, new Child(id, "of " + id, false)))
            .toList();
    var entities = new ArrayList<Entity>();
    for (var words : parts(row, "entities")) {
      try {
        var entity = Entity.parse(words);
        if (!children.containsKey(entity.id())) entities.add(entity);
      } catch (IllegalArgumentException unreadable) {
        throw new Unusable(String.valueOf(unreadable.getMessage()));
      }
    }
    return new Report(
        needed(row, "report_id"),
        day(row, days),
        needed(row, "agency"),
        answer(row, "concern"),
        about,
        entities);
  }

  /** A day is a whole number or a date; it is told again as it was written. */
  private static int day(CSVRecord row, Map<Integer, String> days) throws Unusable {
    var written = needed(row, "day");
    int day;
    try {
      day =
          written.matches("-?\\d{1,9}")
              ? Integer.parseInt(written)
              : (int)
                  LocalDate.parse(written.length() > 10 ? written.substring(0, 10) : written)
                      .toEpochDay();
    } catch (DateTimeParseException e) {
      throw new Unusable("its day is neither a whole number nor a date such as 2012-03-31");
    }
    days.putIfAbsent(day, written.length() > 10 ? written.substring(0, 10) : written);
    return day;
  }

  private static String needed(CSVRecord row, String column) throws Unusable {
    var value = row.get(column);
    if (value.isEmpty()) throw new Unusable("it has no " + column);
    return value;
  }

  private static boolean answer(CSVRecord row, String column) throws Unusable {
    var value = row.get(column).toLowerCase(java.util.Locale.ROOT);
    if (YES.contains(value)) return true;
    if (NO.contains(value)) return false;
    throw new Unusable("its " + column + " is neither 1 nor 0");
  }

  private static List<String> parts(CSVRecord row, String column) {
    return java.util.Arrays.stream(row.get(column).split(";"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  private void rows(String file, List<String> columns, List<Refused> refused, Row each)
      throws IOException {
    InputStream raw = file.equals("-") ? in : Files.newInputStream(Path.of(file));
    var format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var reader =
            new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8);
        var rows = CSVParser.parse(reader, format)) {
      for (var column : columns)
        if (!rows.getHeaderMap().containsKey(column))
          throw new IllegalArgumentException(file + " has no column " + column);
      for (var row : rows) {
        try {
          if (!row.isConsistent())
            throw new Unusable("it has " + row.size() + " values, not as many as the header");
          each.read(row);
        } catch (Unusable e) {
          refused.add(new Refused(file, row.getRecordNumber() + 1, String.valueOf(e.getMessage())));
        }
        progress.accept(row.getRecordNumber());
      }
    }
  }

  private static Map<String, Object> line(
      Scan.Alarm alarm, Map<Integer, String> days, boolean silos) {
    Pattern pattern = alarm.pattern();
    var written = days.getOrDefault(pattern.surfacedOn(), "");
    var line = new LinkedHashMap<String, Object>();
    line.put("day", written.matches("-?\\d+") ? (Object) pattern.surfacedOn() : written);
    line.put("report_id", pattern.surfacedBy());
    line.put("score", Math.round(pattern.score() * 1_000) / 1_000.0);
    line.put("children", pattern.children());
    line.put("entities", pattern.entities().stream().map(Entity::toString).toList());
    line.put("reports", pattern.reports());
    line.put("expected", Math.round(pattern.expected() * 1_000) / 1_000.0);
    line.put("observed", pattern.observed());
    if (silos) line.put("agency", alarm.agency());
    return line;
  }

  private void write(String file, List<Map<String, Object>> lines) throws IOException {
    OutputStream raw = file.equals("-") ? out : Files.newOutputStream(Path.of(file));
    var json = JsonMapper.builder().build();
    Writer writer =
        new OutputStreamWriter(
            file.endsWith(".gz") ? new GZIPOutputStream(raw) : raw, StandardCharsets.UTF_8);
    try {
      for (var line : lines) {
        writer.write(json.writeValueAsString(line));
        writer.write('\n');
      }
      writer.flush();
    } finally {
      if (!file.equals("-")) writer.close();
    }
  }
}
