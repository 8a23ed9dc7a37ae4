package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.commands.Ran;
import org.breakwater.database.Backup;
import org.breakwater.database.Database;
import org.breakwater.database.Location;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Rebuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Words that were erased come back with a backup from before: that is noticed, and they go again as
 * docs/running.md says.
 */
@Timeout(400)
class ErasedAgainTest {
  private static final String NAME = "Thistlewaite";

  @TempDir Path folder;

  private static AService serving(Path data, String... settings) {
    return new AService(data, WebApplicationType.SERVLET, settings);
  }

  private static UUID report(AService service) {
    String json =
        """
        {"ref": "OLD-1", "agency": "social-care", "kind": "contact", "occurred": "1962-03-03",\
         "recorded": "1962-03-03T15:10:00Z", "summary": "Summary of %1$s.",\
         "people": [{"ref": "p1", "role": "child", "given": "Zephyrine", "family": "%1$s",\
           "born": "1935-01-01"}]}\
        """
            .formatted(NAME);
    List<byte[]> lines = List.of(json.getBytes(StandardCharsets.UTF_8));
    Received received = service.bean(Intake.class).receive(lines, Sender.OPERATOR).getFirst();
    return ((Received.Accepted) received).entry();
  }

  private static void erase(AService service, UUID entry, String reasons) {
    ACaller isobel = ACaller.signedIn(service, "isobel");
    UUID person = service.personOf(entry);
    isobel.post(
        "/purpose",
        Map.of("type", "person", "id", person.toString(), "purpose", "OVERSIGHT", "note", "old"));
    var form =
        Map.of(
            "entry",
            entry.toString(),
            "ground",
            "RETENTION",
            "rule",
            "looked-after-child",
            "reasons",
            reasons);
    HttpResponse<String> proposed = isobel.post("/people/" + person + "/erasure", form);
    assertThat(ACaller.location(proposed)).isEqualTo("/erasures");
    String proposal =
        "/erasures/"
            + service.read(jdbc ->
                jdbc.queryForObject(
                    "select entry from erasure where person = ? and state = 'WAITING'",
                    UUID.class,
                    person));
    HttpResponse<String> agreed =
        ACaller.signedIn(service, "martin")
            .post(proposal, Map.of("answer", "agree", "reasons", "I have read all of it."));
    assertThat(ACaller.location(agreed)).isEqualTo(proposal);
  }

  private static long bodiesWithTheName(AService service) {
    Long bodies =
        service.read(jdbc ->
            jdbc.queryForObject(
                "select count(*) from record.body where body like '%" + NAME + "%'", Long.class));
    return bodies == null ? -1 : bodies;
  }

  private static void untilTheLog(AService service, String condition) {
    while (!Boolean.TRUE.equals(
        service.read(jdbc -> jdbc.queryForObject("select " + condition, Boolean.class)))) {
      Thread.onSpinWait();
    }
  }

  private static final String HAS_IT_ALL =
      "not exists (select from record.entry e where not exists"
          + " (select from log.sequenced s where s.entry = e.id))";

  private static String key(AService service) {
    return service.read(jdbc -> jdbc.queryForObject("select vkey from log.head", String.class));
  }

  private static Ran on(Path data, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    return Ran.command(all.toArray(String[]::new));
  }

  private Ran verify(Path data, String log, String key) {
    String list = folder.resolve("erased.txt").toString();
    return on(data, "record", "verify", "--against", log, "--vkey", key, "--erased", list);
  }

  /** As the page tells the database's owner to. */
  private static void beginTheLogAnew(Path data) throws Exception {
    String page = Files.readString(Path.of("../docs/running.md"));
    String sql = page.substring(page.indexOf("```sql") + "```sql".length());
    try (Database database = Database.open(new Location.Embedded(data))) {
      new JdbcTemplate(database.owner()).execute(sql.substring(0, sql.indexOf("```")));
    }
    Files.delete(data.resolve("log/key"));
    Files.delete(data.resolve("log/key.newest"));
  }

  @Test
  void words_that_a_restored_backup_brings_back_are_named_and_erased_again() throws Exception {
    Path data = folder.resolve("data");
    Path restored = folder.resolve("restored");
    Path backup = folder.resolve("backup.tar.gz");
    String copy = folder.resolve("copy").toString();
    UUID entry;
    String key;
    try (var service = serving(data)) {
      service.bean(Area.class).settle(AService.PASSWORD);
      entry = report(service);
      Backup.take(service.bean(Database.class), backup, _ -> {});
      erase(service, entry, "The time has passed.");
      assertThat(bodiesWithTheName(service)).isZero();
      untilTheLog(service, HAS_IT_ALL);
      key = key(service);
      String list = folder.resolve("erased.txt").toString();
      assertThat(on(data, "record", "erased", "--out", list).code()).isZero();
      assertThat(Files.readString(Path.of(list))).contains(entry + " ").doesNotContain(NAME);
      Ran copied = Ran.command("log", "copy", service.url() + "/log", copy, "--vkey", key);
      assertThat(copied.code()).as(copied.err()).isZero();
      assertThat(verify(data, copy, key).out()).endsWith("Nothing is wrong.\n");
    }

    Backup.restore(backup, restored, _ -> {});
    Files.createDirectories(restored.resolve("log"));
    for (String file : List.of("log/key", "log/key.newest")) {
      Files.copy(data.resolve(file), restored.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    try (var service = serving(restored)) {
      untilTheLog(service, "coalesce((select refused = 'BEHIND' from log.head), false)");
      assertThat(bodiesWithTheName(service)).isPositive();
      Ran noticed = verify(restored, copy, key);
      assertThat(noticed.code()).isEqualTo(1);
      assertThat(noticed.out())
          .contains("an old backup is in the record's place")
          .contains("added: entry " + entry + ": its words were erased under entry ");

      erase(service, entry, "They came back with a backup.");
      assertThat(bodiesWithTheName(service)).isZero();
      assertThat(service.bean(Rebuild.class).check(_ -> {})).isEmpty();
      assertThat(verify(restored, copy, key).out()).doesNotContain("its words were erased");
    }
    beginTheLogAnew(restored);
    try (var service = serving(restored, "--breakwater.log.origin=breakwater.example/second")) {
      untilTheLog(service, HAS_IT_ALL);
      Ran sound = verify(restored, service.url() + "/log", key(service));
      assertThat(sound.out()).contains("were lawfully erased", "Nothing is wrong.");
      assertThat(sound.code()).isZero();
    }
  }
}
