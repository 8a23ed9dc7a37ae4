package org.breakwater.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.AccessEvent;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.BareEntries;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process to be killed: one thread hands in reports in order, three add what shares transactions.
 * Each says on a line of its own, once it was told that it is stored for good, which entry it is.
 */
public final class WritingProcess {
  private WritingProcess() {}

  /** Reads from its input where to write, the round, and the first report to hand in. */
  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    var server = new PGSimpleDataSource();
    server.setURL(in.readLine());
    server.setUser(in.readLine());
    server.setPassword(in.readLine());
    String round = in.readLine();
    int first = Integer.parseInt(in.readLine());
    var connections = new HikariDataSource();
    connections.setDataSource(server);
    connections.setMaximumPoolSize(4);
    var transactions = new Transactions(connections);
    var reports = new Reports(transactions);
    Entries entries =
        BareEntries.over(
            transactions, List.of(ReportReceived.class, AccessEvent.PurposeStated.class), reports);
    var intake = new Intake(entries, reports, Clock.systemUTC(), JsonMapper.builder().build());
    for (int writer = 0; writer < 3; writer++) {
      String name = round + "/" + writer;
      Thread.ofPlatform().start(() -> state(name, entries));
    }
    for (int number = first; ; number++) {
      Received received =
          intake.receive(List.of(report(number).getBytes(UTF_8)), Sender.OPERATOR).getFirst();
      switch (received) {
        case Received.Accepted it -> say("report " + number + " " + it.entry());
        case Received.AlreadyHeld it -> say("report " + number + " " + it.entry());
        case Received.Refused it -> throw new IllegalStateException(it.reason());
      }
    }
  }

  private static void state(String name, Entries entries) {
    for (int number = 0; ; number++) {
      Draft draft =
          Draft.now(
              new AccessEvent.PurposeStated(name + "/" + number),
              Clock.systemUTC().instant(),
              Author.engine("test/1"),
              Purpose.OVERSIGHT,
              List.of(Subject.person(UUID.randomUUID())));
      say("stated " + name + "/" + number + " " + entries.add(draft).id());
    }
  }

  /** A line that was cut off does not end so. */
  private static void say(String words) {
    synchronized (System.out) {
      System.out.println(words + " .");
      System.out.flush();
    }
  }

  private static String report(int number) {
    return """
    {"ref":"K-%1$d","agency":"school","kind":"concern","occurred":"2011-03-09",\
    "recorded":"2011-03-09T16:20:00Z","summary":"Late again, the %1$d time.",\
    "people":[{"ref":"p1","role":"child","given":"Mina","family":"Quay"}]}\
    """
        .formatted(number);
  }
}
