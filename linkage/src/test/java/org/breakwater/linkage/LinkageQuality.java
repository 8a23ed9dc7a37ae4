package org.breakwater.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how right the shipped configuration is on the labelled sets beside the project, and
 * prints a table in Markdown. Give the folder of the sets, and part of a set's name to measure it
 * alone; with {@code -Derrors=true} some of what was decided wrongly is shown with its reasons.
 */
final class LinkageQuality {
  private LinkageQuality() {}

  record Labelled(String name, List<PersonRecord> records, Map<PersonRecord, String> truth) {
    Labelled(String name) {
      this(name, new ArrayList<>(), new HashMap<>());
    }

    void add(PersonRecord record, String person) {
      records.add(record);
      truth.put(record, person);
    }

    boolean same(Linker.Pair pair) {
      return person(pair.one()).equals(person(pair.other()));
    }

    String person(PersonRecord record) {
      return truth.getOrDefault(record, "");
    }

    long truePairs() {
      return truth.values().stream()
          .collect(Collectors.groupingBy(p -> p, Collectors.counting()))
          .values()
          .stream()
          .mapToLong(LinkageQuality::pairsOf)
          .sum();
    }

    long largest() {
      return truth.values().stream()
          .collect(Collectors.groupingBy(p -> p, Collectors.counting()))
          .values()
          .stream()
          .mapToLong(n -> n)
          .max()
          .orElse(0);
    }
  }

  record Score(long right, long given, long wanted) {
    double precision() {
      return given == 0 ? 1 : (double) right / given;
    }

    double recall() {
      return wanted == 0 ? 1 : (double) right / wanted;
    }

    double f1() {
      return 2.0 * right / Math.max(1, given + wanted);
    }

    @Override
    public String toString() {
      return "%.4f / %.4f / **%.4f**".formatted(precision(), recall(), f1());
    }
  }

  public static void main(String... folder) {
    Path shared = Path.of(folder[0]);
    System.out.println(
        "| Set | Records | True pairs | Blocking recall | Pairs a record | Pairwise P / R / F1 |"
            + " best pairwise F1 (at) | Clustered P / R / F1 | best clustered F1 (at) |"
            + " Largest cluster, truth | For review | Seconds: learn, link |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Labelled set : sets(shared)) {
      if (folder.length == 1 || set.name.contains(folder[1])) {
        System.out.println(line(set));
      }
    }
  }

  static List<Labelled> sets(Path shared) {
    Path linkage = shared.resolve("data/linkage");
    return List.of(
        febrl(linkage.resolve("febrl1.csv")),
        febrl(linkage.resolve("febrl2.csv")),
        febrl(linkage.resolve("febrl3.csv")),
        fake(linkage.resolve("fake_1000.csv")),
        historical(linkage.resolve("historical_50k_dev_half.csv")),
        reports(shared.resolve("data/ashbeck")));
  }

  private static String line(Labelled set) {
    long start = System.nanoTime();
    Model model = Model.learn(set.records);
    long learnt = System.nanoTime();
    var linked = new Linker(model).link(set.records);
    long end = System.nanoTime();
    long join = Thresholds.SHIPPED.join();
    Score pairwise = pairwise(set, linked.pairs(), join);
    long bestPairwise = join;
    for (long at = -7_000; at <= 20_000; at += 500) {
      if (pairwise(set, linked.pairs(), at).f1()
          > pairwise(set, linked.pairs(), bestPairwise).f1()) {
        bestPairwise = at;
      }
    }
    Score clustered = clustered(set, linked.clusters());
    Score best = clustered;
    int bestAt = (int) join;
    for (int at = -2_000; at <= 12_000; at += 2_000) {
      Score score =
          clustered(
              set,
              new Linker(model, new Thresholds(at, -3_000, Math.min(at, 0)), Linker.Progress.SILENT)
                  .link(set.records)
                  .clusters());
      if (score.f1() > best.f1()) {
        best = score;
        bestAt = at;
      }
    }
    if (Boolean.getBoolean("errors")) {
      errors(set, model, linked);
    }
    return "| %s | %,d | %,d | %.4f | %.1f | %s | %.4f (%.1f) | %s | %s (%.1f) | %d, %d | %,d | %.1f, %.1f |"
        .formatted(
            set.name,
            set.records.size(),
            set.truePairs(),
            blocking(set),
            (double) linked.compared() / set.records.size(),
            pairwise,
            pairwise(set, linked.pairs(), bestPairwise).f1(),
            bestPairwise / 1000.0,
            clustered,
            best,
            bestAt / 1000.0,
            linked.clusters().people().stream().mapToInt(List::size).max().orElse(0),
            set.largest(),
            linked.clusters().asks().size(),
            (learnt - start) / 1e9,
            (end - learnt) / 1e9);
  }

  private static void errors(Labelled set, Model model, Linker.Linked linked) {
    int shown = 0;
    var person = new HashMap<PersonRecord, Integer>();
    int n = 0;
    for (var p : linked.clusters().people()) {
      int number = n++;
      p.forEach(r -> person.put(r, number));
    }
    for (var p : linked.pairs()) {
      boolean together = person.getOrDefault(p.one(), 0).equals(person.getOrDefault(p.other(), 0));
      if (together != set.same(p)
          && (p.one().hashCode() % 37 == 0 || set.records.size() < 20_000)
          && shown++ < 120) {
        System.err.printf(
            "%s %s%n  %s%n  %s%n  %s%n",
            set.same(p) ? "MISSED" : "WRONG",
            p.weight(),
            p.one(),
            p.other(),
            model.explain(p.one(), p.other()));
      }
    }
  }

  private static double blocking(Labelled set) {
    Model model = Model.shipped();
    var profiles = set.records.stream().sorted().map(model::profile).toList();
    var blocks = new Blocks(profiles, Linker.MOST_SHARING);
    long[] met = new long[1];
    for (int block = 0; block < blocks.count(); block++) {
      blocks.pairs(
          block,
          (a, b) -> {
            if (set.person(profiles.get(a).record()).equals(set.person(profiles.get(b).record()))) {
              met[0]++;
            }
          });
    }
    return (double) met[0] / set.truePairs();
  }

  private static Score pairwise(Labelled set, List<Linker.Pair> pairs, long least) {
    long right = 0;
    long given = 0;
    for (Linker.Pair pair : pairs) {
      if (pair.weight().millibits() >= least) {
        given++;
        right += set.same(pair) ? 1 : 0;
      }
    }
    return new Score(right, given, set.truePairs());
  }

  static Score clustered(Labelled set, Clusterer.Clusters clusters) {
    long right = 0;
    long given = 0;
    for (List<PersonRecord> person : clusters.people()) {
      given += pairsOf(person.size());
      right +=
          person.stream()
              .collect(Collectors.groupingBy(set::person, Collectors.counting()))
              .values()
              .stream()
              .mapToLong(LinkageQuality::pairsOf)
              .sum();
    }
    return new Score(right, given, set.truePairs());
  }

  private static long pairsOf(long size) {
    return size * (size - 1) / 2;
  }

  private static Labelled febrl(Path file) {
    var set = new Labelled(file.getFileName().toString());
    for (CSVRecord row : rows(file)) {
      String id = row.get("rec_id");
      set.add(
          PersonRecord.of("a", id)
              .with(Kind.GIVEN, row.get("given_name"))
              .with(Kind.FAMILY, row.get("surname"))
              .with(
                  Kind.ADDRESS,
                  row.get("street_number")
                      + " "
                      + row.get("address_1")
                      + " "
                      + row.get("address_2"))
              .with(Kind.PLACE, row.get("suburb"))
              .with(Kind.POSTCODE, row.get("postcode"))
              .with(Kind.OTHER, "state", row.get("state"))
              .with(Kind.BORN, row.get("date_of_birth"))
              .with(Kind.IDENTIFIER, "ssn", row.get("soc_sec_id"))
              .record(),
          id.split("-", -1)[1]);
    }
    return set;
  }

  private static Labelled fake(Path file) {
    var set = new Labelled("fake_1000.csv");
    for (CSVRecord row : rows(file)) {
      set.add(
          PersonRecord.of("a", row.get("unique_id"))
              .with(Kind.GIVEN, row.get("first_name"))
              .with(Kind.FAMILY, row.get("surname"))
              .with(Kind.BORN, row.get("dob"))
              .with(Kind.PLACE, row.get("city"))
              .with(Kind.OTHER, "email", row.get("email"))
              .record(),
          row.get("cluster"));
    }
    return set;
  }

  private static Labelled historical(Path file) {
    var set = new Labelled("historical_50k_dev_half.csv");
    for (CSVRecord row : rows(file)) {
      set.add(
          PersonRecord.of("a", row.get("unique_id"))
              .with(Kind.FULLNAME, row.get("full_name"))
              .with(Kind.GIVEN, row.get("first_name"))
              .with(Kind.FAMILY, row.get("surname"))
              .with(Kind.BORN, row.get("dob"))
              .with(Kind.PLACE, row.get("birth_place"))
              .with(Kind.POSTCODE, row.get("postcode_fake"))
              .with(Kind.SEX, row.get("gender"))
              .with(Kind.OCCUPATION, row.get("occupation"))
              .record(),
          row.get("cluster"));
    }
    return set;
  }

  private static Collection<CSVRecord> rows(Path file) {
    try (var parser =
        CSVParser.parse(
            Files.newBufferedReader(file),
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get())) {
      return parser.getRecords();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Labelled reports(Path folder) {
    var set = new Labelled(folder.getFileName() + " mentions");
    var truth = new HashMap<String, String>();
    rows(folder.resolve("truth/mentions.csv"))
        .forEach(row -> truth.put(row.get(0) + "/" + row.get(1), row.get(2)));
    var json = JsonMapper.builder().build();
    try (var lines = Files.lines(folder.resolve("reports.ndjson"))) {
      lines.map(json::readTree).forEach(report -> mentions(report, truth, set));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return set;
  }

  private static void mentions(JsonNode report, Map<String, String> truth, Labelled set) {
    LocalDate recorded = LocalDate.parse(report.get("recorded").asString().substring(0, 10));
    for (JsonNode person : report.path("people")) {
      String id = report.get("ref").asString() + "/" + person.get("ref").asString();
      var record =
          PersonRecord.of(report.get("agency").asString(), id)
              .with(Kind.GIVEN, person.path("given").asString(""))
              .with(Kind.MIDDLE, person.path("middle").asString(""))
              .with(Kind.FAMILY, person.path("family").asString(""))
              .with(Kind.BORN, person.path("born").asString(""))
              .with(Kind.SEX, person.path("sex").asString("").replace("unknown", ""));
      person.path("knownAs").forEach(alias -> record.with(Kind.KNOWNAS, alias.asString()));
      person.path("phones").forEach(phone -> record.with(Kind.PHONE, phone.asString()));
      person
          .path("addresses")
          .forEach(address ->
              record
                  .with(Kind.ADDRESS, address.path("line").asString(""))
                  .with(Kind.POSTCODE, address.path("postcode").asString("")));
      person
          .path("identifiers")
          .forEach(number ->
              record.with(
                  Kind.IDENTIFIER,
                  number.path("scheme").asString(),
                  number.path("value").asString()));
      if (person.has("age")) {
        record.aged(person.get("age").asInt(), recorded);
      }
      set.add(record.record(), truth.getOrDefault(id, id));
    }
  }
}
