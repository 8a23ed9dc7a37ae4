package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.breakwater.database.FreshRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sequencer that is killed as by kill -9, in a process of its own that also runs PostgreSQL. */
class SequencingKilledTest {
  private static final int ROUNDS = 6;
  private static final String LEFT_OUT_OR_TWICE =
      "select count(*) from record.entry e full join log.sequenced s on s.entry = e.id"
          + " where e.id is null or s.entry is null";

  @TempDir Path folder;

  /**
   * Killed after another number of turns each time, wherever in the next turn that finds it: what
   * it said to be signed is there, nothing is in twice, and the next process goes on.
   */
  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void whenever_it_is_killed_every_entry_is_in_once_and_the_log_verifies() throws Exception {
    // Put there by this process, which keeps one for all tests, and not by one that is killed.
    FreshRecord.in(folder.resolve("data"));
    long signed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      signed = Math.max(signed, killed(round));
    }
    try (var record = new ALoggedRecord(folder.resolve("data"))) {
      assertThat(record.standing().size()).isGreaterThanOrEqualTo(signed);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.ALL_TAKEN_IN);
      assertThat(record.number(LEFT_OUT_OR_TWICE)).isZero();
      assertThat(record.number("select count(*) from record.entry"))
          .isEqualTo(record.number("select max(position) + 1 from log.sequenced"))
          .isEqualTo(record.standing().size());
      assertThat(record.verified().sound()).as(record.verified().words()).isTrue();
      var said = new ArrayList<String>();
      record
          .bean(VerifyRecord.class)
          .against(
              record.copy(),
              org.breakwater.ledger.witness.WitnessPolicy.only(record.key()),
              said::add,
              _ -> {});
      assertThat(said).isEmpty();
    }
  }

  /** Lets a process append and sequence, kills it, and gives back the size that it last signed. */
  private long killed(int round) throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(Busy.class.getName());
    words.addAll(List.of(folder.resolve("data").toString(), Integer.toString(round)));
    Process process =
        new ProcessBuilder(words)
            .redirectError(folder.resolve("busy-" + round + ".err").toFile())
            .start();
    long size = 0;
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      int turns = 0;
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith("signed ")) {
          size = Long.parseLong(line.substring("signed ".length()));
          turns++;
        }
        if (turns > 3 + 2 * round) {
          break;
        }
      }
      assertThat(process.isAlive()).as("round %d, size %d", round, size).isTrue();
      process.destroyForcibly().waitFor();
    } finally {
      process.destroyForcibly();
    }
    return size;
  }

  /** Appends on one thread and sequences on another, and says each size that is signed. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] arguments) {
      int round = Integer.parseInt(arguments[1]);
      var record = new ALoggedRecord(Path.of(arguments[0]));
      Thread.ofPlatform()
          .daemon(true)
          .start(() -> {
            for (int report = 1 + 10_000 * round; ; report += 3) {
              record.receive(report, report + 2);
            }
          });
      while (true) {
        if (record.sequencer().turn() instanceof Turn.Sequenced(int entries, _, _) && entries > 0) {
          System.out.println("signed " + record.standing().size());
        }
      }
    }
  }
}
