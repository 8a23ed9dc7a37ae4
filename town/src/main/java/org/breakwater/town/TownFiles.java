package org.breakwater.town;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a town into a folder: {@code reports.ndjson}, and what is true under {@code truth/}. */
public final class TownFiles {
  /** A child of a hidden group worth looking at, because many agencies hold a piece. */
  public record Notable(
      int person, String given, String family, int ring, int reports, Set<String> agencies) {}

  /** What was written; the notable children are those whom most agencies wrote about first. */
  public record Written(long reports, List<Notable> notable) {}

  private TownFiles() {}

  /**
   * @throws IOException if the folder cannot be written; what is there by then stays
   */
  public static Written write(TownPlan plan, Path folder) throws IOException {
    var town = Town.of(plan);
    var truth = Files.createDirectories(folder.resolve("truth"));
    var seen = new HashMap<Integer, Notable>();
    for (var ring : town.rings())
      for (var part : ring.parts())
        if (part.part().equals("child"))
          seen.putIfAbsent(
              part.person(), new Notable(part.person(), "", "", ring.ring(), 0, Set.of()));
    long reports = reports(town, folder, truth, seen);
    people(town, truth, seen);
    rings(town, truth);
    var notable =
        seen.values().stream()
            .sorted(
                Comparator.comparingInt((Notable child) -> -child.agencies().size())
                    .thenComparingInt(child -> -child.reports())
                    .thenComparingInt(Notable::person))
            .toList();
    return new Written(reports, notable);
  }

  private static long reports(Town town, Path folder, Path truth, Map<Integer, Notable> seen)
      throws IOException {
    long count = 0;
    try (var json =
            new ReportJson(
                new BufferedOutputStream(
                    Files.newOutputStream(folder.resolve("reports.ndjson")), 1 << 16));
        var mentions = table(truth.resolve("mentions.csv"), "report", "ref", "person")) {
      for (Iterator<Told> all = town.reports().iterator(); all.hasNext(); count++) {
        var told = all.next();
        json.write(told.report());
        for (int i = 0; i < told.people().size(); i++)
          row(
              mentions,
              told.report().ref(),
              told.report().people().get(i).ref(),
              told.people().get(i));
        for (var person : new HashSet<>(told.people()))
          seen.computeIfPresent(person, (_, child) -> noted(child, told.report().agency()));
      }
    }
    return count;
  }

  private static Notable noted(Notable child, String agency) {
    var agencies = new TreeSet<>(child.agencies());
    agencies.add(agency);
    return new Notable(
        child.person(), child.given(), child.family(), child.ring(), child.reports() + 1, agencies);
  }

  private static void people(Town town, Path truth, Map<Integer, Notable> seen) throws IOException {
    try (var people =
        table(
            truth.resolve("people.csv"),
            "person",
            "given",
            "family",
            "born",
            "sex",
            "household",
            "area",
            "school",
            "care_from",
            "care_to",
            "first_day_age10")) {
      for (Iterator<Town.TruePerson> all = town.people().iterator(); all.hasNext(); ) {
        var person = all.next();
        row(
            people,
            person.person(),
            person.given(),
            person.family(),
            person.born(),
            person.sex(),
            person.household(),
            person.area(),
            person.school(),
            person.careFrom(),
            person.careTo(),
            person.firstDayAge10());
        seen.computeIfPresent(
            person.person(),
            (_, child) ->
                new Notable(
                    child.person(),
                    person.given(),
                    person.family(),
                    child.ring(),
                    child.reports(),
                    child.agencies()));
      }
    }
  }

  private static void rings(Town town, Path truth) throws IOException {
    try (var parts = table(truth.resolve("rings.csv"), "ring", "person", "part", "from", "to");
        var things = table(truth.resolve("things.csv"), "ring", "type", "value")) {
      for (var ring : town.rings()) {
        for (var part : ring.parts())
          row(parts, ring.ring(), part.person(), part.part(), part.from(), part.to());
        for (var thing : ring.things()) row(things, ring.ring(), thing.type(), thing.value());
      }
    }
  }

  private static BufferedWriter table(Path file, @Nullable Object... head) throws IOException {
    var table = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    row(table, head);
    return table;
  }

  /** No value of a town holds a comma, a quotation mark or a line break. */
  private static void row(BufferedWriter table, @Nullable Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) table.write(',');
      var value = values[i];
      if (value != null) table.write(value.toString());
    }
    table.write('\n');
  }
}
