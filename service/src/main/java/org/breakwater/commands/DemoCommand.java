package org.breakwater.commands;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.breakwater.access.Area;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.escalation.Lines;
import org.breakwater.identity.Mentioned;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Occurred;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts everything on an embedded PostgreSQL with an invented town's reports,",
      "and says where to look. Opens no port but its own, on this machine only."
    },
    footer = {"", "Example: ./breakwater demo --port 8080"})
final class DemoCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("breakwater-demo");
  private static final String PASSWORD = "harbour lantern pebble";
  private static final String WORTH_A_LOOK = "worth-a-look.txt";
  private static final int YEARS = 4;
  private static final int ALLOCATED = 12;
  private static final int NAMED = 5;
  private static final int FEWEST_AROUND_A_GROUP = 1_000;

  /** So many of the town's last reports come after the front door has opened. */
  private static final int WAITING = 60;

  @Mixin private Opening opening;

  @Option(
      names = "--port",
      description = "The port for pages and API (default ${DEFAULT-VALUE}; 0 is any free one).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--people",
      description = "How many people live in the town (default ${DEFAULT-VALUE}).",
      defaultValue = "8000")
  private int people;

  @Option(
      names = "--seed",
      description = "Another seed is another town (default ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private long seed;

  @Override
  public Integer call() throws IOException {
    if (opening.onServer()) {
      System.err.println(
          "The demo keeps to its own embedded PostgreSQL; use serve for another server.");
      return 2;
    }
    Path folder = opening.data() == null ? FOLDER : opening.data();
    opening.useData(folder);
    var context =
        opening.service(
            Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "breakwater.demo",
                true,
                // So small a town has no time for a false alarm every month.
                "breakwater.patterns.budget-per-month",
                0.1));
    Path look = folder.resolve(WORTH_A_LOOK);
    if (!Files.exists(look)) {
      Files.writeString(look, settle(context, folder));
    }
    System.out.println();
    System.out.println(
        "Breakwater is at http://localhost:"
            + context.getEnvironment().getProperty("local.server.port", String.valueOf(port))
            + "/");
    System.out.print(Files.readString(look));
    System.out.println("Stop it with Ctrl-C; the town stays in " + folder + " for the next time.");
    return Commands.STILL_RUNNING;
  }

  /** Brings the town in, and says who can sign in and whom they might look for. */
  private String settle(ConfigurableApplicationContext context, Path folder) throws IOException {
    System.err.println("Inventing a town of " + people + " people ...");
    LocalDate today = LocalDate.ofInstant(context.getBean(Clock.class).instant(), Occurred.ZONE);
    Path town = Files.createDirectories(folder.resolve("town"));
    TownPlan plan = TownPlan.of(seed, people).lasting(today.minusYears(YEARS), today);
    // A small town has something to find too.
    if (plan.rings() == 0 && people >= FEWEST_AROUND_A_GROUP) {
      plan = plan.withRings(1);
    }
    TownFiles.Written written = TownFiles.write(plan, town);
    System.err.println("Bringing in " + written.reports() + " reports from seven agencies ...");
    byte[] reports = Files.readAllBytes(town.resolve("reports.ndjson"));
    int history = beforeTheLast(WAITING, reports);
    var progress = new Progress("reports", context.getBean(Clock.class));
    long[] done = {0};
    Bundles bundles = context.getBean(Bundles.class);
    bundles.receive(
        new ByteArrayInputStream(reports, 0, history),
        Sender.OPERATOR,
        (_, _, _) -> progress.at(++done[0]));
    openTheFrontDoor(context);
    bundles.receive(
        new ByteArrayInputStream(reports, history, reports.length - history),
        Sender.OPERATOR,
        (_, _, _) -> progress.at(++done[0]));
    progress.end();
    List<TownFiles.Notable> notable = written.notable();
    Area area = context.getBean(Area.class);
    Area.Settled settled = area.settle(PASSWORD);
    area.allocate(settled, persons(context, town, notable));
    System.err.println("Looking for what joins them ...");
    var patterns = context.getBean(KeepPatterns.class);
    patterns.run();
    return words(settled, notable, patterns.waiting());
  }

  /** The town's last days wait for decisions; everything before is its history. */
  private static void openTheFrontDoor(ConfigurableApplicationContext context) {
    Author by = Author.engine("demo/1");
    context.getBean(FrontDoor.class).open("social-care", "social-care.front-door", by);
    context
        .getBean(Lines.class)
        .set(
            "social-care",
            List.of(
                "social-care.team-manager", "social-care.head-of-service", "social-care.director"),
            by);
  }

  /** Where the last so many lines begin. */
  private static int beforeTheLast(int lines, byte[] all) {
    int left = lines + 1;
    for (int at = all.length - 1; at >= 0; at--) {
      if (all[at] == '\n' && --left == 0) {
        return at + 1;
      }
    }
    return 0;
  }

  /** Whom the record holds the town's most exploited children to be, by their first mentions. */
  private static List<UUID> persons(
      ConfigurableApplicationContext context, Path town, List<TownFiles.Notable> notable)
      throws IOException {
    var mentioned = context.getBean(Mentioned.class);
    var found = new ArrayList<UUID>();
    List<String> mentions = Files.readAllLines(town.resolve("truth/mentions.csv"));
    for (TownFiles.Notable child : notable.stream().limit(ALLOCATED).toList()) {
      String suffix = "," + child.person();
      mentions.stream()
          .filter(line -> line.endsWith(suffix))
          .map(line -> line.split(","))
          .flatMap(line -> mentioned.person(line[0], line[1]).stream())
          .distinct()
          .forEach(found::add);
    }
    return found.stream().distinct().toList();
  }

  private static String words(
      Area.Settled settled, List<TownFiles.Notable> notable, long patterns) {
    var words = new StringBuilder("\nEveryone in it is invented. Sign in as\n\n");
    for (Area.Colleague colleague : settled.colleagues()) {
      words.append(
          String.format(
              "  %-8s %s, %s%n", colleague.signIn(), colleague.name(), colleague.postName()));
    }
    words.append("\nwith the password \"").append(PASSWORD).append("\".\n");
    if (notable.isEmpty()) {
      return words.append("Too few people live here for a hidden group.\n\n").toString();
    }
    words.append(
        "As frances, open the front door, where concerns of the last days wait for a decision, or"
            + " look\nfor these children; each agency holds one piece of their story:\n\n");
    notable.stream()
        .limit(NAMED)
        .forEach(child ->
            words.append(
                String.format(
                    "  %s %s (%d reports from %d agencies)%n",
                    child.given(), child.family(), child.reports(), child.agencies().size())));
    if (patterns > 0) {
      words.append(
          String.format(
              "%nOr open Patterns: %s for her decision.%n",
              patterns == 1 ? "what nobody saw alone waits there" : patterns + " wait there"));
    }
    return words.append('\n').toString();
  }
}
