package org.breakwater.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.breakwater.Breakwater;
import org.breakwater.database.FreshRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import that is killed as by kill -9, in a process of its own that also runs PostgreSQL. */
class ImportKilledTest {
  private static final String BLOCKED =
      "select count(*) from pg_locks where not granted and relation = ?::regclass";

  @TempDir Path folder;

  /** Killed within a transaction that has got as far as this table: the first and a later one. */
  @ParameterizedTest
  @ValueSource(strings = {"readings.report", "readings.thing_mention"})
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void what_was_answered_is_kept_and_the_batch_under_way_is_not_and_a_second_import_has_it_all(
      String table) throws Exception {
    Path data = FreshRecord.in(folder.resolve("data"));
    String first = Kept.lines(1, Kept.BATCH - 1) + "not a report\n";
    String second = Kept.lines(Kept.BATCH, 2 * Kept.BATCH - 1);
    killedWithin(table, data, first, second);

    try (var kept = new Kept(data)) {
      assertThat(kept.references())
          .as("after the kill")
          .isEqualTo(Kept.references(1, Kept.BATCH - 1));
      assertThat(kept.entries()).isEqualTo(Kept.BATCH - 1);

      Path bundle = Files.writeString(folder.resolve("all.ndjson"), first + second);
      Ran again = Ran.command("import", bundle.toString(), "--data", data.toString());
      assertThat(again.out()).isEqualTo("accepted 1000, already held 999, refused 1\n");
      assertThat(again.code()).isEqualTo(3);

      assertThat(kept.references()).isEqualTo(Kept.references(1, 2 * Kept.BATCH - 1));
      assertThat(kept.entries()).isEqualTo(2 * Kept.BATCH - 1);
      Ran check = Ran.command("rebuild", "--check", "--data", data.toString());
      assertThat(check.out()).isEqualTo("every reading is what the record says\n");
      assertThat(check.code()).isZero();
    }
  }

  /**
   * Imports the first batch, whose last line is refused and so said aloud once the batch is stored,
   * and kills the process when the second waits in the middle of its transaction.
   */
  private static void killedWithin(String table, Path data, String first, String second)
      throws IOException, InterruptedException, SQLException {
    Process importing = importing(data);
    try (Writer bundle = importing.outputWriter(UTF_8);
        BufferedReader answers = importing.inputReader(UTF_8)) {
      bundle.write(first);
      bundle.flush();
      String answer = answers.readLine();
      assertThat(answer).contains("\"line\":" + Kept.BATCH);
      try (var kept = new Kept(data)) {
        Connection holding = kept.holding();
        try (Statement statement = holding.createStatement()) {
          holding.setAutoCommit(false);
          statement.execute("lock table " + table + " in share mode");
          bundle.write(second);
          bundle.flush();
          while (!blocked(holding, table)) {
            assertThat(importing.isAlive()).isTrue();
            Thread.onSpinWait();
          }
          importing.destroyForcibly().waitFor();
        } finally {
          // Its server has gone, or will undo it: there is nothing left to close in order.
          holding.abort(Runnable::run);
        }
      }
    } catch (IOException e) {
      // The pipe of a killed process may say so when it is closed.
      if (importing.isAlive()) {
        throw e;
      }
    } finally {
      importing.destroyForcibly();
    }
  }

  private static boolean blocked(Connection connection, String table) throws SQLException {
    try (var query = connection.prepareStatement(BLOCKED)) {
      query.setString(1, table);
      try (ResultSet answer = query.executeQuery()) {
        answer.next();
        return answer.getInt(1) > 0;
      }
    }
  }

  private static Process importing(Path data) throws IOException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(Breakwater.class.getName());
    words.addAll(List.of("import", "-", "--refused", "-", "--data", data.toString()));
    return new ProcessBuilder(words)
        .redirectError(data.resolveSibling("import.err").toFile())
        .start();
  }
}
