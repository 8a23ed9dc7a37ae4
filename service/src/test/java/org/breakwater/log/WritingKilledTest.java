package org.breakwater.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.breakwater.database.Database;
import org.breakwater.intake.WritingProcess;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Processes that write are ended by SIGKILL, wherever that finds them, one after the other against
 * one server that lives on, while the log takes in what they wrote. {@link CutCommitTest} reaches
 * every step, by cutting connections.
 */
class WritingKilledTest {
  /** How many are killed; {@code -Dbreakwater.kills=1000} kills more. */
  private static final int KILLS = Integer.getInteger("breakwater.kills", 24);

  private static final int MOST_LINES = 60;

  private static final String DOUBLED =
      """
      select count(*) from (
        select 1 from record.body b join record.entry e on e.id = b.entry
        where e.kind in ('report.received', 'access.purpose-stated')
        group by coalesce(b.body::jsonb #>> '{report,ref}', b.body) having count(*) > 1) twice\
      """;

  private static final String HALVES =
      """
      select count(*) from record.entry e full join record.body b on b.entry = e.id
      full join log.sequenced s on s.entry = coalesce(e.id, b.entry)
      where e.id is null or b.entry is null or s.entry is null\
      """;

  private static final String OTHERS =
      """
      select 1 from pg_stat_activity
      where usename = 'breakwater_app' and application_name <> 'breakwater'\
      """;

  @TempDir Path folder;

  /** What was acknowledged, by what it says. */
  private final Map<String, UUID> acknowledged = new HashMap<>();

  private int reports;

  @Test
  @Timeout(value = 9, unit = TimeUnit.MINUTES)
  void whoever_writes_is_killed_and_nothing_acknowledged_is_lost_or_doubled() throws Exception {
    var random = new SplittableRandom(20110309);
    try (var record = new ALoggedRecord(folder.resolve("data"))) {
      for (int round = 0; round < KILLS; round++) {
        killed(round, 1 + random.nextInt(MOST_LINES), record);
      }
      ended(record);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.ALL_TAKEN_IN);
      assertThat(record.number(HALVES)).as("without words, or not in the log").isZero();
      assertThat(record.number(DOUBLED)).as("stored twice").isZero();
      List<UUID> there =
          record.read(jdbc ->
              jdbc.queryForList(
                  "select entry from log.sequenced where entry = any(?)",
                  UUID.class,
                  (Object) acknowledged.values().toArray(UUID[]::new)));
      assertThat(there).containsExactlyInAnyOrderElementsOf(acknowledged.values());
      // The last one may have been stored without anybody's hearing of it.
      assertThat(record.number("select count(*) from readings.report"))
          .isBetween((long) reports, reports + 1L);
      assertThat(record.verified().sound()).as(record.verified().words()).isTrue();
      var said = new ArrayList<String>();
      record
          .bean(VerifyRecord.class)
          .against(record.copy(), WitnessPolicy.only(record.key()), said::add, _ -> {});
      assertThat(said).isEmpty();
    }
    System.out.println(KILLS + " killed, " + acknowledged.size() + " entries acknowledged");
  }

  /** Lets a process write until it has said so much, kills it, and hears it out. */
  private void killed(int round, int lines, ALoggedRecord record) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName())
            .redirectError(folder.resolve("writing-" + round + ".err").toFile())
            .start();
    try (BufferedReader said = process.inputReader(UTF_8)) {
      process.outputWriter(UTF_8).append(begin(round, record)).flush();
      int heard = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        hear(line);
        heard++;
        if (heard == lines / 2) {
          record.sequencer().turn();
        }
        if (heard == lines) {
          assertThat(process.isAlive()).isTrue();
          // Not by the process itself, which would close what it still has to say.
          process.toHandle().destroyForcibly();
        }
      }
      assertThat(heard).as("round %d", round).isGreaterThanOrEqualTo(lines);
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private String begin(int round, ALoggedRecord record) {
    var pool = (HikariDataSource) record.bean(DataSource.class);
    var server = (PGSimpleDataSource) pool.getDataSource();
    return String.join(
        "\n",
        server.getUrl(),
        server.getUser(),
        server.getPassword(),
        Integer.toString(round),
        Integer.toString(reports + 1),
        "");
  }

  private void hear(String line) {
    String[] words = line.split(" ", -1);
    if (words.length == 4 && words[3].equals(".")) {
      UUID before = acknowledged.put(words[0] + " " + words[1], UUID.fromString(words[2]));
      assertThat(before).as(line).isNull();
      if (words[0].equals("report")) {
        reports = Integer.parseInt(words[1]);
      }
    }
  }

  /** Until the server has noticed that whoever was killed is gone. */
  private static void ended(ALoggedRecord record) throws SQLException {
    try (Connection connection = record.bean(Database.class).owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("reset role");
      boolean there = true;
      while (there) {
        try (ResultSet rows = statement.executeQuery(OTHERS)) {
          there = rows.next();
        }
      }
      statement.execute("set role breakwater_owner");
    }
  }
}
