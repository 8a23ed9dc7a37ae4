package org.breakwater.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.breakwater.Application;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.RecordEvent;
import org.breakwater.record.Subject;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real service on a record of its own: an invented area, and a child in each relation to it.
 */
public final class AService implements AutoCloseable {
  public static final String PASSWORD = "harbour lantern pebble";

  final ConfigurableApplicationContext application;
  private final Hands hands;

  public AService(Path folder, WebApplicationType web, String... settings) {
    var arguments = new ArrayList<>(Arrays.asList(settings));
    arguments.add("--breakwater.data=" + FreshRecord.in(folder));
    arguments.add("--server.port=0");
    application =
        new SpringApplicationBuilder(Application.class, Settable.class, QuickPasswords.class)
            .web(web)
            .run(arguments.toArray(String[]::new));
    hands = bean(Hands.class);
  }

  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  public String url() {
    return "http://127.0.0.1:"
        + application.getEnvironment().getRequiredProperty("local.server.port");
  }

  public void later(Duration passed) {
    hands.now = hands.now.plus(passed);
  }

  void itIs(Instant now) {
    hands.now = now;
  }

  Instant now() {
    return hands.now;
  }

  public Viewer viewer(String signIn) {
    return bean(Directory.class).bySignIn(signIn).orElseThrow();
  }

  /** Reads as the system itself, who sees everything. */
  public <T> T read(Function<JdbcTemplate, T> work) {
    var transactions = bean(Transactions.class);
    return transactions.writing(() -> work.apply(transactions.batch()));
  }

  /** Takes in one agency's report about a child with a car. */
  public UUID report(String agency, Child child) {
    String json =
        """
        {"ref": "%s-%s", "agency": "%s", "kind": "concern", "occurred": "2014-03-03",
         "recorded": "2014-03-03T15:10:00Z", "summary": "%s",
         "people": [{"ref": "p1", "role": "child", "given": "%s", "family": "%s",
           "born": "%s", "words": "%s"}],
         "things": [{"ref": "t1", "type": "vehicle", "value": "%s"}],
         "links": [{"from": "p1", "to": "t1", "type": "passenger"}]}\
        """
            .formatted(
                agency.toUpperCase(java.util.Locale.ROOT),
                child.family(),
                agency,
                child.summary(),
                child.given(),
                child.family(),
                child.born(),
                child.words(),
                child.plate())
            .replace("\n", " ");
    Received received =
        bean(Intake.class)
            .receive(List.of(json.getBytes(StandardCharsets.UTF_8)), Sender.OPERATOR)
            .getFirst();
    return ((Received.Accepted) received).entry();
  }

  public UUID personOf(UUID entry) {
    return read(jdbc ->
        jdbc.queryForObject(
            "select person from membership where entry = ? and to_place is null",
            UUID.class,
            entry));
  }

  UUID thingOf(UUID entry) {
    return read(jdbc ->
        jdbc.queryForObject("select thing from thing_mention where entry = ?", UUID.class, entry));
  }

  public void mark(UUID entry, Marking marking) {
    bean(Entries.class)
        .add(
            new Draft(
                new RecordEvent.Remarked(marking, "for this test"),
                Occurred.at(now()),
                now(),
                Author.engine("test"),
                Purpose.OVERSIGHT,
                Marking.OPEN,
                List.of(),
                null,
                entry));
  }

  /** A child whose every detail is found nowhere else, so that any trace of it is a leak. */
  public record Child(
      String given, String family, String born, String words, String summary, String plate) {
    static Child in(Relation relation) {
      int n = relation.ordinal();
      // Unlike in sound as well as in spelling, so that no child is found by another's name.
      String family =
          List.of(
                  "Brzyntok",
                  "Wulfmere",
                  "Dagomsk",
                  "Phisqual",
                  "Urtlindo",
                  "Kovjaste",
                  "Ombranek",
                  "Tylgheer")
              .get(n);
      return new Child(
          "Zq" + family.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + "ine",
          family,
          "2001-05-1" + n,
          "my secret is sw" + n + "owl" + n,
          "Summary marked sm" + n + "ark" + n,
          "QX" + n + n + " Z" + (char) ('A' + n) + "K");
    }

    /** What must be in nothing that is shown to somebody who may not see the child. */
    List<String> traces() {
      return List.of(
          given,
          family,
          words.substring(words.lastIndexOf(' ') + 1),
          summary.substring(summary.lastIndexOf(' ') + 1),
          plate);
    }
  }

  /** How the area's people stand to a child. */
  public enum Relation {
    NONE,
    ALLOCATED,
    OWN_PARTNERS_ENTRY,
    GLASS_BROKEN,
    GLASS_EXPIRED,
    CONFLICT,
    RESTRICTED,
    SEALED;

    /** The rule, said a second time and independently of the database's. */
    boolean seenBy(Viewer viewer) {
      if (viewer.role() == Role.ADMINISTRATOR) {
        return false;
      }
      boolean area = viewer.reach() == Reach.AREA;
      return switch (this) {
        case NONE, GLASS_EXPIRED -> area;
        case ALLOCATED, GLASS_BROKEN -> true;
        case OWN_PARTNERS_ENTRY -> area || viewer.reach() == Reach.PARTNER;
        case CONFLICT -> false;
        case RESTRICTED -> viewer.post().equals("police.public-protection");
        case SEALED -> viewer.signIn().equals("nadia");
      };
    }
  }

  /** One child of the area, with the entries about them. */
  public record Known(Child child, UUID person, UUID thing, List<UUID> entries) {}

  /** Settles the area and makes a child in each relation to each of its people. */
  public Map<Relation, Known> settle() {
    Area.Settled settled = bean(Area.class).settle(PASSWORD);
    bean(FrontDoor.class)
        .open("social-care", "social-care.front-door", settled.colleague("frances").author());
    var known = new LinkedHashMap<Relation, Known>();
    for (Relation relation : Relation.values()) {
      Child child = Child.in(relation);
      List<String> agencies =
          relation == Relation.OWN_PARTNERS_ENTRY
              ? List.of("police", "school", "health", "youth-service", "social-care")
              : List.of("ambulance");
      List<UUID> entries = agencies.stream().map(agency -> report(agency, child)).toList();
      entries.forEach(
          entry -> bean(FrontDoor.class).raise(entry, "for this test", Author.engine("test")));
      UUID entry = entries.getFirst();
      known.put(relation, new Known(child, personOf(entry), thingOf(entry), entries));
    }
    // What has ended first, so that the clock can go on.
    settled.colleagues().forEach(it -> breakGlass(it, at(known, Relation.GLASS_EXPIRED)));
    later(Duration.ofMinutes(61));
    for (Area.Colleague colleague : settled.colleagues()) {
      breakGlass(colleague, at(known, Relation.GLASS_BROKEN));
      for (Relation relation :
          List.of(Relation.ALLOCATED, Relation.CONFLICT, Relation.RESTRICTED, Relation.SEALED)) {
        relate(colleague, at(known, relation), "allocated-worker");
      }
      relate(colleague, at(known, Relation.CONFLICT), "conflict");
    }
    mark(
        at(known, Relation.RESTRICTED).entries().getFirst(),
        new Marking(Marking.Level.RESTRICTED, List.of("police.public-protection")));
    mark(
        at(known, Relation.SEALED).entries().getFirst(),
        new Marking(Marking.Level.SEALED, List.of(settled.colleague("nadia").id().toString())));
    return known;
  }

  public static Known at(Map<Relation, Known> children, Relation relation) {
    return Objects.requireNonNull(children.get(relation));
  }

  private void breakGlass(Area.Colleague colleague, Known known) {
    if (colleague.role() != Role.ADMINISTRATOR) {
      Child child = known.child();
      UUID opened =
          bean(Emergencies.class)
              .open(
                  viewer(colleague.signIn()),
                  child.given() + " " + child.family(),
                  child.born(),
                  "",
                  "nobody else can be reached")
              .orElseThrow();
      if (!opened.equals(known.person())) {
        throw new IllegalStateException("opened somebody else");
      }
    }
  }

  private void relate(Area.Colleague colleague, Known known, String kind) {
    bean(Staff.class)
        .relate(known.person(), colleague.id(), kind, "for this test", Author.engine("test"));
  }

  static Subject person(Known known) {
    return Subject.person(known.person());
  }

  @Override
  public void close() {
    application.close();
  }

  /** The hands of the clock. */
  static final class Hands extends Clock {
    private volatile Instant now = Instant.parse("2015-01-05T09:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Not annotated, so that no other test's application finds it by scanning. */
  static class Settable {
    @Bean
    @Primary
    Hands hands() {
      return new Hands();
    }
  }
}
