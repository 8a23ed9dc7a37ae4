package org.breakwater.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.breakwater.access.AccessEvent;
import org.breakwater.access.Staff;
import org.breakwater.concerns.ConcernEvent;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.escalation.ClockEvent;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Event;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a whole area does with a year of reports: every concern comes to the front door and is
 * decided about but for the last two days' work, some are disagreed with, children are assessed and
 * have a worker, and some visits are behind. By the same entries as people's.
 */
final class AreasYear {
  /** How many social workers carry the children; samira is one of them. */
  private static final int WORKERS = 110;

  private static final int WAITING = 60;
  private static final int BATCH = 200;
  private static final LocalDate REVIEW = LocalDate.of(2030, 1, 1);
  private static final Author BY = Author.engine("bench/1");

  private static final String CONCERNS =
      """
      select r.entry, r.agency from readings.report r where r.kind = 'concern' order by r.entry\
      """;

  private final OpenRecord record;
  private final RunningClocks clocks;
  private final Random random = new Random(17);
  private final Instant now = Clock.systemUTC().instant();

  AreasYear(OpenRecord record) {
    this.record = record;
    this.clocks = record.bean(RunningClocks.class);
  }

  private record Person(UUID id, String name, Author author) {}

  private record Concern(UUID report, String agency) {}

  void play() {
    record.openFrontDoor();
    List<Concern> concerns =
        record.owner().query(CONCERNS, (row, _) -> new Concern(id(row, 1), row.getString(2)));
    System.err.println("  " + concerns.size() + " concerns");
    inBatches(concerns, this::raised);
    Person frances = person("frances");
    Person priya = person("priya");
    inBatches(
        concerns.subList(0, Math.max(0, concerns.size() - WAITING)),
        concern -> decided(concern, frances, priya));
    List<UUID> decisions = column("select entry from readings.decision order by entry");
    inBatches(decisions.subList(0, decisions.size() / 100), one -> disagreed(one, priya));
    allocated();
    inBatches(
        column("select id from readings.path where closed is null order by id"), this::behind);
  }

  private List<Draft> raised(Concern concern) {
    return List.of(
        draft(
            new ConcernEvent.Raised(concern.report(), concern.agency(), "Part of the year."),
            BY,
            new Subject("concern", concern.report())));
  }

  private List<Draft> decided(Concern concern, Person owner, Person police) {
    int chance = random.nextInt(100);
    String outcome =
        chance < 3
            ? "STRATEGY_DISCUSSION"
            : chance < 25 ? "ASSESSMENT" : chance < 60 ? "ADVICE" : "NO_FURTHER_ACTION";
    var drafts = new ArrayList<Draft>();
    var about = new Subject("concern", concern.report());
    drafts.add(
        draft(
                new DecisionEvent.Made(
                    DecisionEvent.About.CONCERN,
                    concern.report(),
                    "CONCERN",
                    List.of("NO_FURTHER_ACTION", "ASSESSMENT"),
                    outcome,
                    "The school and her mother were asked, and say the same.",
                    null,
                    List.of(
                        new DecisionEvent.Seat("social-care", owner.id(), owner.name()),
                        new DecisionEvent.Seat("police", police.id(), police.name()),
                        new DecisionEvent.Seat("health", null, null)),
                    "She comes to school rested.",
                    REVIEW,
                    owner.name(),
                    new DecisionEvent.Known(now, 1, List.of(concern.report()))),
                owner.author(),
                about)
            .answering(concern.report()));
    clocks.running(concern.report(), "front-door-decision").stream()
        .map(running -> clocks.stop(running, about, BY))
        .forEach(drafts::add);
    return drafts;
  }

  /** One in a hundred is disagreed with, and half of these are overruled. */
  private List<Draft> disagreed(UUID decision, Person by) {
    var about = new Subject("decision", decision);
    UUID concern =
        record
            .owner()
            .queryForObject(
                "select concern from readings.decision where entry = ?", UUID.class, decision);
    Draft started =
        clocks.start(
            "dissent-answer",
            about,
            java.util.Objects.requireNonNull(concern),
            new RunningClocks.Answers("scrutiny", null, null),
            now.minus(Duration.ofDays(random.nextInt(6))),
            BY);
    UUID running = ((ClockEvent.Started) started.event()).clock();
    return List.of(
        started,
        draft(
                new DecisionEvent.Dissented(
                    decision, by.name(), "What the police knew was not asked.", running),
                by.author(),
                about)
            .answering(decision));
  }

  /** All but one in twenty have a named worker. */
  private void allocated() {
    var workers = new ArrayList<>(List.of(person("samira").id()));
    var staff = record.bean(Staff.class);
    for (int i = 1; i < WORKERS; i++) {
      workers.add(
          staff.createUser(
              "worker" + i,
              "Worker " + i,
              "social-care.social-worker",
              null,
              UUID.randomUUID().toString(),
              false,
              BY));
    }
    inBatches(
        column("select distinct person from readings.path where closed is null"),
        person -> {
          int chance = random.nextInt(WORKERS + WORKERS / 20);
          if (chance >= WORKERS) {
            return List.of();
          }
          UUID holder = workers.get(chance);
          return List.of(
              draft(
                  new AccessEvent.RelationshipBegan(
                      person, holder, "allocated-worker", "Allocated", null),
                  BY,
                  Subject.person(person),
                  new Subject("user", holder)));
        });
  }

  /** Every child on the path is to be visited; for one in ten the visit is behind. */
  private List<Draft> behind(UUID path) {
    record Of(UUID concern, UUID worker) {}
    Of of =
        record
            .owner()
            .queryForObject(
                """
                select p.concern, (select r.holder from readings.relationship r
                  where r.person = p.person and r.kind = 'allocated-worker' limit 1)
                from readings.path p where p.id = ?\
                """,
                (row, _) -> new Of(id(row, 1), id(row, 2)),
                path);
    return List.of(
        clocks.start(
            "in-need-visit",
            new Subject("case", path),
            of.concern(),
            of.worker() == null
                ? new RunningClocks.Answers("social-care", "social-care.front-door", null)
                : new RunningClocks.Answers("social-care", null, of.worker()),
            now.minus(Duration.ofDays(random.nextInt(31))),
            BY));
  }

  private interface Act<T> {
    List<Draft> of(T about);
  }

  private <T> void inBatches(List<T> all, Act<T> act) {
    for (int from = 0; from < all.size(); from += BATCH) {
      List<T> these = all.subList(from, Math.min(all.size(), from + BATCH));
      var entries = record.bean(Entries.class);
      entries.exclusively(
          () -> entries.add(these.stream().flatMap(one -> act.of(one).stream()).toList()));
    }
  }

  private Draft draft(Event event, Author by, Subject... about) {
    return Draft.now(event, now, by, Purpose.DIRECT_WORK, List.of(about));
  }

  private List<UUID> column(String sql) {
    return record.owner().queryForList(sql, UUID.class);
  }

  private Person person(String signIn) {
    JdbcTemplate owner = record.owner();
    return java.util.Objects.requireNonNull(
        owner.queryForObject(
            """
            select u.id, u.name, p.code, p.partner from readings.app_user u
            join readings.post p on p.code = u.post where u.sign_in = ?\
            """,
            (row, _) ->
                new Person(
                    id(row, 1),
                    row.getString(2),
                    new Author(id(row, 1), row.getString(3), row.getString(4))),
            signIn));
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }
}
