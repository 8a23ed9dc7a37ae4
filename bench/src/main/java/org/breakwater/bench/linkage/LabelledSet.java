package org.breakwater.bench.linkage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.breakwater.linkage.Kind;
import org.breakwater.linkage.PersonRecord;

/**
 * Records of which it is known who they are about.
 *
 * @param columns the records in flat columns, as linkers of tables want them; "" where absent
 * @param truth each record's person, by row
 */
public record LabelledSet(
    String name,
    List<PersonRecord> records,
    List<String> columns,
    List<List<String>> rows,
    List<String> truth) {

  /** Column names of the sets here, and what each says. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "given", Kind.GIVEN,
          "family", Kind.FAMILY,
          "full", Kind.FULLNAME,
          "born", Kind.BORN,
          "place", Kind.PLACE,
          "postcode", Kind.POSTCODE,
          "address", Kind.ADDRESS,
          "sex", Kind.SEX,
          "phone", Kind.PHONE,
          "occupation", Kind.OCCUPATION);

  /** Columns of numbers that name one person. */
  private static final Set<String> NUMBERS = Set.of("number", "nhs", "upn");

  /** The sets that lie in a folder beside the project; those that are not there are left out. */
  public static List<LabelledSet> in(Path folder) throws IOException {
    var sets = new ArrayList<LabelledSet>();
    for (String name : List.of("febrl1", "febrl2", "febrl3")) {
      add(sets, folder, name, LabelledSet::febrl);
    }
    add(sets, folder, "fake_1000", LabelledSet::fake);
    add(sets, folder, "historical_50k_dev_half", LabelledSet::historical);
    return sets;
  }

  /** Makes a set of rows; the first column is not given to any linker but tells who it is. */
  static LabelledSet of(
      String name, List<String> columns, List<List<String>> rows, List<String> truth) {
    var records = new ArrayList<PersonRecord>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      var record = PersonRecord.of("a", Integer.toString(row));
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i);
        Kind kind = KINDS.get(column);
        String value = rows.get(row).get(i);
        if (kind != null) {
          record.with(kind, value);
        } else {
          record.with(NUMBERS.contains(column) ? Kind.IDENTIFIER : Kind.OTHER, column, value);
        }
      }
      records.add(record.record());
    }
    return new LabelledSet(name, records, columns, rows, truth);
  }

  /** Writes the rows, numbered, with tabs between small letters, as linkers of tables read them. */
  void write(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int row = 0; row < rows.size(); row++) {
        out.write(Integer.toString(row));
        for (String value : rows.get(row)) {
          out.write('\t');
          out.write(value.replace('\t', ' ').replace('"', ' ').toLowerCase(Locale.ROOT));
        }
        out.write('\n');
      }
    }
  }

  /** The row of one of this set's records. */
  int row(PersonRecord record) {
    return Integer.parseInt(record.id());
  }

  private interface Layout {
    LabelledSet read(String name, List<CSVRecord> rows);
  }

  private static void add(List<LabelledSet> sets, Path folder, String name, Layout layout)
      throws IOException {
    Path file = folder.resolve(name + ".csv");
    if (!Files.isReadable(file)) {
      return;
    }
    var format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
      sets.add(layout.read(name, parser.getRecords()));
    }
  }

  private static LabelledSet febrl(String name, List<CSVRecord> rows) {
    return of(
        name,
        List.of("given", "family", "address", "place", "postcode", "state", "born", "number"),
        rows.stream()
            .map(row ->
                List.of(
                    row.get("given_name"),
                    row.get("surname"),
                    String.join(
                        " ", row.get("street_number"), row.get("address_1"), row.get("address_2")),
                    row.get("suburb"),
                    row.get("postcode"),
                    row.get("state"),
                    row.get("date_of_birth"),
                    row.get("soc_sec_id")))
            .toList(),
        rows.stream().map(row -> row.get("rec_id").split("-", -1)[1]).toList());
  }

  private static LabelledSet fake(String name, List<CSVRecord> rows) {
    return of(
        name,
        List.of("given", "family", "born", "place", "email"),
        columns(rows, "first_name", "surname", "dob", "city", "email"),
        rows.stream().map(row -> row.get("cluster")).toList());
  }

  private static LabelledSet historical(String name, List<CSVRecord> rows) {
    return of(
        name,
        List.of("full", "given", "family", "born", "place", "postcode", "sex", "occupation"),
        columns(
            rows,
            "full_name",
            "first_name",
            "surname",
            "dob",
            "birth_place",
            "postcode_fake",
            "gender",
            "occupation"),
        rows.stream().map(row -> row.get("cluster")).toList());
  }

  private static List<List<String>> columns(List<CSVRecord> rows, String... headers) {
    return rows.stream()
        .map(row -> java.util.Arrays.stream(headers).map(row::get).toList())
        .toList();
  }

  /** How many pairs of records are one person's. */
  long truePairs() {
    var sizes = new HashMap<String, Long>();
    truth.forEach(person -> sizes.merge(person, 1L, Long::sum));
    return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
  }
}
