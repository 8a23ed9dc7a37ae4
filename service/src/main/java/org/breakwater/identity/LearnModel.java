package org.breakwater.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.intake.Report;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learns the model of who is who from what the agencies of an invented town wrote, without being
 * told who is who there. The same town gives the same model.
 */
public final class LearnModel {
  private LearnModel() {}

  /**
   * Learns from a town. Its words are left out: other places have other names.
   *
   * @throws IOException if the town's reports cannot be written to a temporary folder or read back
   */
  public static Model learn(TownPlan plan, JsonMapper json) throws IOException {
    Path folder = Files.createTempDirectory("breakwater-town");
    try {
      TownFiles.write(plan, folder);
      return Model.learn(records(folder.resolve("reports.ndjson"), json)).withoutWords();
    } finally {
      delete(folder);
    }
  }

  private static Collection<PersonRecord> records(Path reports, JsonMapper json)
      throws IOException {
    Map<UUID, PersonRecord> records = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(reports)) {
      lines.forEach(line -> {
        Report report = json.readValue(line, Report.class);
        for (Report.Person person : report.people()) {
          var said = Description.of(person, report.recorded());
          UUID id = Description.id(json.writeValueAsString(said));
          records.computeIfAbsent(id, _ -> Said.record(id.toString(), said));
        }
      });
    }
    return records.values();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
