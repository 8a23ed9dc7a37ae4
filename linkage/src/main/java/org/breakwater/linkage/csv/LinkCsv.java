package org.breakwater.linkage.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.breakwater.linkage.Blocking;
import org.breakwater.linkage.Constraints;
import org.breakwater.linkage.Kind;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.SharedValues;
import org.breakwater.linkage.Thresholds;
import org.jspecify.annotations.Nullable;

/** The {@code link} command without its command line: files in, files out. */
public final class LinkCsv {
  private final InputStream in;
  private final OutputStream out;
  private final Linker.Progress progress;
  private final SharedValues shared = new SharedValues();

  /**
   * What to do.
   *
   * @param files the records; {@code -} is standard input, {@code .gz} is unpacked
   * @param columns {@code kind=header} pairs, between commas
   * @param pairs where the pairs go, if anywhere; {@code -} is standard output
   * @param clusters where the people go, if anywhere
   * @param model the file that keeps the learnt parameters, if any
   * @param train whether to learn though that file exists
   * @param alsoWithin whether several files are compared within themselves too
   * @param explain whether each pair says in words why it weighs what it weighs
   */
  public record Job(
      List<String> files,
      String columns,
      @Nullable String pairs,
      @Nullable String clusters,
      @Nullable String model,
      boolean train,
      boolean alsoWithin,
      boolean explain) {
    /** A job without explanations. */
    public Job(
        List<String> files,
        String columns,
        @Nullable String pairs,
        @Nullable String clusters,
        @Nullable String model,
        boolean train,
        boolean alsoWithin) {
      this(files, columns, pairs, clusters, model, train, alsoWithin, false);
    }
  }

  /** A row that was left out, and why; lines count from 1 with the header. */
  public record Refused(String file, long line, String reason) {}

  /**
   * How it went.
   *
   * @param blocking under which kinds of keys rows were compared
   * @param skippedKeys keys that too many rows shared
   */
  public record Report(
      int records,
      long compared,
      int people,
      int asks,
      Blocking blocking,
      int skippedKeys,
      List<Refused> refused) {}

  private record Column(Kind kind, String label, String header) {}

  public LinkCsv(InputStream in, OutputStream out, Linker.Progress progress) {
    this.in = in;
    this.out = out;
    this.progress = progress;
  }

  /**
   * Does the job. Rows that cannot be used are left out and reported; all others are linked.
   *
   * @throws IllegalArgumentException if the map or a file's header is wrong, with words for whoever
   *     typed it
   */
  public Report run(Job job) throws IOException {
    List<Column> columns = columns(job.columns());
    String id = idHeader(job.columns());
    var records = new ArrayList<PersonRecord>();
    var refused = new ArrayList<Refused>();
    for (String file : job.files()) {
      read(file, id, columns, records, refused);
    }
    var linked = linked(job, records);
    if (job.pairs() != null) {
      pairs(job.pairs(), linked, job.explain());
    }
    if (job.clusters() != null) {
      clusters(job.clusters(), linked);
    }
    var clusters = linked.clusters();
    return new Report(
        records.size(),
        linked.compared(),
        clusters.people().size(),
        clusters.asks().size(),
        linked.blocking(),
        linked.keysPassedOver(),
        List.copyOf(refused));
  }

  /** Links by the model that was kept, or by what is learnt now. */
  private Linker.Linked linked(Job job, List<PersonRecord> records) throws IOException {
    boolean within = job.files().size() == 1 || job.alsoWithin();
    Path kept = job.model() == null ? null : Path.of(job.model());
    if (kept != null && Files.exists(kept) && !job.train()) {
      Model model = Model.fromJson(Files.readString(kept));
      return new Linker(model, Thresholds.SHIPPED, progress)
          .link(records, within, Constraints.NONE);
    }
    var linked =
        new Linker(Model.shipped(), Thresholds.SHIPPED, progress)
            .learnAndLink(records, within, Constraints.NONE);
    if (kept != null) {
      Files.writeString(kept, linked.model().toJson());
    }
    return linked;
  }

  private static List<Column> columns(String map) {
    var columns = new ArrayList<Column>();
    for (String pair : map.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("a column is kind=header, not " + pair);
      }
      String kind = pair.substring(0, equals).strip();
      String header = pair.substring(equals + 1).strip();
      if (kind.equals("id")) {
        continue;
      }
      int colon = kind.indexOf(':');
      String label = colon < 0 ? "" : kind.substring(colon + 1);
      columns.add(new Column(kind(colon < 0 ? kind : kind.substring(0, colon)), label, header));
    }
    return columns;
  }

  private static String idHeader(String map) {
    for (String pair : map.split(",", -1)) {
      if (pair.strip().startsWith("id=")) {
        return pair.strip().substring(3).strip();
      }
    }
    throw new IllegalArgumentException("one column must be the id: id=header");
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no such kind of column: " + name);
  }

  private void read(
      String file, String id, List<Column> columns, List<PersonRecord> into, List<Refused> refused)
      throws IOException {
    try (Reader reader = open(file);
        CSVParser rows =
            CSVParser.parse(
                reader,
                CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setTrim(true)
                    .get())) {
      if (!rows.getHeaderMap().containsKey(id)) {
        throw new IllegalArgumentException(file + " has no column " + id);
      }
      for (Column column : columns) {
        if (!rows.getHeaderMap().containsKey(column.header())) {
          throw new IllegalArgumentException(file + " has no column " + column.header());
        }
      }
      rows(file, id, columns, rows, into, refused);
    }
  }

  private void rows(
      String file,
      String id,
      List<Column> columns,
      CSVParser rows,
      List<PersonRecord> into,
      List<Refused> refused) {
    var seen = new HashSet<String>();
    Iterator<CSVRecord> next = rows.iterator();
    long broken = -1;
    while (true) {
      long before = rows.getCurrentLineNumber();
      CSVRecord row;
      try {
        if (!next.hasNext()) {
          return;
        }
        row = next.next();
      } catch (UncheckedIOException unreadable) {
        if (before != broken) {
          refused.add(new Refused(file, before + 1, "its quotation marks do not pair up"));
        }
        broken = rows.getCurrentLineNumber();
        continue;
      }
      if (before == broken) {
        broken = -1; // what is left of a row already refused
        continue;
      }
      String reason = wrong(row, id, seen);
      if (reason == null) {
        into.add(record(file, row, id, columns));
      } else {
        refused.add(new Refused(file, before + 1, reason));
      }
    }
  }

  private static @Nullable String wrong(CSVRecord row, String id, Set<String> seen) {
    if (!row.isConsistent()) {
      return "it has " + row.size() + " values, not as many as the header";
    }
    if (row.get(id).isBlank()) {
      return "it has no id";
    }
    return seen.add(row.get(id)) ? null : "its id was used before in this file";
  }

  private PersonRecord record(String file, CSVRecord row, String id, List<Column> columns) {
    var record = PersonRecord.of(file, row.get(id), shared);
    var address = new StringBuilder();
    for (Column column : columns) {
      String value = row.isSet(column.header()) ? row.get(column.header()) : "";
      if (column.kind() == Kind.ADDRESS) {
        address.append(' ').append(value);
      } else {
        record.with(column.kind(), column.label(), value);
      }
    }
    return record.with(Kind.ADDRESS, address.toString()).record();
  }

  private Reader open(String file) throws IOException {
    InputStream raw = file.equals("-") ? in : Files.newInputStream(Path.of(file));
    return new InputStreamReader(
        file.endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8);
  }

  private CSVPrinter printer(String file, String... header) throws IOException {
    OutputStream raw = file.equals("-") ? out : Files.newOutputStream(Path.of(file));
    Writer writer =
        new OutputStreamWriter(
            file.endsWith(".gz") ? new GZIPOutputStream(raw) : raw, StandardCharsets.UTF_8);
    return new CSVPrinter(writer, CSVFormat.RFC4180.builder().setHeader(header).get());
  }

  private void pairs(String file, Linker.Linked linked, boolean explain) throws IOException {
    var header =
        new ArrayList<>(List.of("source_a", "id_a", "source_b", "id_b", "weight", "probability"));
    if (explain) {
      header.add("explanation");
    }
    try (CSVPrinter print = printer(file, header.toArray(String[]::new))) {
      for (Linker.Pair pair : linked.pairs()) {
        print.print(pair.one().source());
        print.print(pair.one().id());
        print.print(pair.other().source());
        print.print(pair.other().id());
        print.print(pair.weight().millibits() / 1000.0);
        print.print(pair.weight().probability());
        if (explain) {
          print.print(linked.model().explain(pair.one(), pair.other()));
        }
        print.println();
      }
    }
  }

  private void clusters(String file, Linker.Linked linked) throws IOException {
    try (CSVPrinter print = printer(file, "source", "id", "cluster")) {
      int number = 0;
      for (List<PersonRecord> person : linked.clusters().people()) {
        number++;
        for (PersonRecord record : person) {
          print.printRecord(record.source(), record.id(), number);
        }
      }
    }
  }
}
