package org.breakwater.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.breakwater.access.Looks;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.RecordEvent;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads stories, within a reading of {@link org.breakwater.access.Viewing}. */
public final class Stories {
  /** The newest looks that a story's own page shows. */
  private static final int LOOKS = 5;

  /** A person's own words shown at once; the rest are in the chronology. */
  private static final int WORDS = 20;

  /** Among so many written last, what worries is looked for. */
  private static final int LATEST = 25;

  /** The most judgements shown on a page. */
  private static final int JUDGEMENTS = 1_000;

  private static final String AGENCIES = "select code, name from partner";

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Looks looks;
  private final List<Panel> panels;
  private final JsonMapper json;

  Stories(
      Transactions transactions,
      Entries entries,
      Looks looks,
      List<Panel> panels,
      JsonMapper json) {
    this.jdbc = transactions.jdbc();
    this.entries = entries;
    this.looks = looks;
    this.panels = List.copyOf(panels);
    this.json = json;
  }

  /** What somebody said, where it is written. */
  public record Quote(Chronology.Line line, Report report, String words) {}

  /**
   * A person's page.
   *
   * @param quotes their own words, the newest first
   * @param allQuotes how many there are
   * @param worries what was written last that names a concern
   */
  public record OfPerson(
      Identity who, Story story, List<Quote> quotes, int allQuotes, List<Telling> worries) {}

  /** A thing's page. */
  public record OfThing(
      Things.Known thing,
      Story story,
      List<Things.Typed> typed,
      List<Things.Known> mayBe,
      List<Things.Year> years) {}

  /** One page of the mentions of a person, with what was judged about them. */
  public record OfMentions(
      Identity who, List<Judged.Joined> mentions, List<Judged.Verdicted> judgements) {

    /** What was judged about one of the mentions. */
    public List<Judged.Verdicted> about(Judged.Joined mention) {
      return judgements.stream().filter(one -> one.about(mention.entry(), mention.at())).toList();
    }

    public int all() {
      return mentions.isEmpty() ? 0 : mentions.getFirst().allMentions();
    }
  }

  OfPerson person(Viewer viewer, UUID person, Asked asked) {
    Bounds bounds = Bounds.of(person, asked.asKnown(), jdbc);
    Chronology chronology = Chronology.of(bounds, jdbc);
    List<Inside.Words> words = new Inside(jdbc).words(bounds, WORDS);
    Identity who = people().who(person, bounds);
    String name = Objects.requireNonNullElse(who.name(), "");
    return new OfPerson(
        who,
        story(viewer, Subject.person(person), name, asked, bounds, chronology),
        quotes(words, chronology),
        words.isEmpty() ? 0 : words.getFirst().allWords(),
        worries(chronology, person));
  }

  Optional<OfThing> thing(UUID id, Viewer viewer, Asked asked) {
    Bounds bounds = Bounds.of(id, asked.asKnown(), jdbc);
    var things = new Things(jdbc);
    return things
        .find(id)
        .map(thing ->
            new OfThing(
                thing,
                story(
                    viewer,
                    new Subject("thing", id),
                    "",
                    asked,
                    bounds,
                    Chronology.of(bounds, jdbc)),
                things.typed(bounds),
                things.mayBe(thing),
                things.years(bounds)));
  }

  /** One entry of a story; empty where there is none that may be seen. */
  Optional<EntryRead> entry(UUID id) {
    return entries.of(List.of(id)).stream()
        .filter(entry ->
            entry.event() instanceof ReportReceived || entry.event() instanceof ReportCorrected)
        .findFirst()
        .map(this::read);
  }

  private EntryRead read(Entry entry) {
    // Whom a correction is about is read from the report that it corrects.
    UUID original = Objects.requireNonNullElse(entry.corrects(), entry.id());
    List<UUID> one = List.of(original);
    var inside = new Inside(jdbc);
    Object sent =
        switch (entry.event()) {
          case ReportReceived received -> received.report();
          default -> entry.event();
        };
    return new EntryRead(
        entry,
        inside.people(one).getOrDefault(original, List.of()),
        inside.things(one).getOrDefault(original, List.of()),
        new Judged(jdbc, json).about(one, JUDGEMENTS),
        inside.marking(entry.id()).orElse(entry.marking().level()),
        remarked(inside.remarked(original)),
        json.writerWithDefaultPrettyPrinter().writeValueAsString(sent),
        inside.correctedBy(original).filter(newest -> !newest.equals(entry.id())).orElse(null));
  }

  private List<EntryRead.Remarked> remarked(Map<UUID, String> by) {
    return entries.of(by.keySet()).stream()
        .map(entry -> {
          var remarked = (RecordEvent.Remarked) entry.event();
          return new EntryRead.Remarked(
              entry.received(),
              Objects.requireNonNull(by.get(entry.id())),
              remarked.marking().level(),
              remarked.reason());
        })
        .toList();
  }

  /** Which mentions are held to be a person. */
  OfMentions mentions(UUID person, int page) {
    var judged = new Judged(jdbc, json);
    List<Judged.Joined> mentions =
        judged.mentions(person, Judged.A_PAGE, (page - 1L) * Judged.A_PAGE);
    return new OfMentions(
        people().who(person, Bounds.today(person)),
        mentions,
        judged.about(mentions.stream().map(Judged.Joined::entry).distinct().toList(), JUDGEMENTS));
  }

  People people() {
    return new People(jdbc, json);
  }

  /** How the agencies that take part are called. */
  Map<String, String> agencies() {
    var names = new HashMap<String, String>();
    jdbc.sql(AGENCIES)
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }

  private Story story(
      Viewer viewer,
      Subject subject,
      String name,
      Asked asked,
      Bounds bounds,
      Chronology chronology) {
    Filter filter = asked.filter();
    List<Chronology.Strand> strands = chronology.strands();
    List<Chronology.Year> years = chronology.years(filter);
    int chosen = years.stream().mapToInt(Chronology.Year::entries).sum();
    int size = asked.print() ? Story.PRINTED : Story.A_PAGE;
    long offset = asked.print() ? 0 : (asked.address().number() - 1L) * Story.A_PAGE;
    List<Chronology.Line> lines = chronology.lines(filter, size, offset);
    var around = new Around(jdbc, bounds, json);
    Map<UUID, List<Around.Link>> links = around.links();
    return new Story(
        asked,
        name,
        strands,
        strands.stream().mapToInt(Chronology.Strand::entries).sum(),
        chosen,
        Math.max(1, (chosen + Story.A_PAGE - 1) / Story.A_PAGE),
        yearLinks(years, asked),
        Telling.of(lines, subject.id(), entries, new Inside(jdbc)),
        done(viewer, subject, asked),
        offset == 0
            ? null
            : chronology.lines(filter, 1, offset - 1).stream()
                .map(Story::day)
                .findFirst()
                .orElse(null),
        around.people(links),
        around.things(links),
        looks.of(subject.id(), LOOKS, 0),
        looks.count(subject.id()),
        panels.stream()
            .flatMap(panel -> panel.cards(viewer, subject, asked.asKnown()).stream())
            .toList());
  }

  private List<Panel.Done> done(Viewer viewer, Subject subject, Asked asked) {
    Comparator<Panel.Done> order = Comparator.comparing(Panel.Done::day);
    return panels.stream()
        .flatMap(panel -> panel.done(viewer, subject, asked.asKnown()).stream())
        .sorted(asked.filter().order() == Filter.Order.OLDEST ? order : order.reversed())
        .toList();
  }

  private static List<Story.YearLink> yearLinks(List<Chronology.Year> years, Asked asked) {
    var links = new ArrayList<Story.YearLink>();
    boolean oldestFirst = asked.filter().order() == Filter.Order.OLDEST;
    int before = 0;
    for (Chronology.Year year : oldestFirst ? years : years.reversed()) {
      int page = before / Story.A_PAGE + 1;
      String href = asked.print() ? "#y" + year.year() : asked.address().year(year.year(), page);
      links.add(new Story.YearLink(year.year(), year.entries(), href));
      before += year.entries();
    }
    return links;
  }

  private List<Quote> quotes(List<Inside.Words> words, Chronology chronology) {
    List<UUID> ids = words.stream().map(Inside.Words::entry).distinct().toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, Entry> bodies = entries.byId(ids);
    Map<UUID, Chronology.Line> lines =
        chronology.these(ids).stream()
            .collect(Collectors.toMap(Chronology.Line::entry, Function.identity()));
    var quotes = new ArrayList<Quote>();
    for (Inside.Words one : words) {
      Entry entry = bodies.get(one.entry());
      Chronology.Line line = lines.get(one.entry());
      if (line != null && entry != null && entry.event() instanceof ReportReceived received) {
        String said = received.report().people().get(one.at()).words();
        if (said != null) {
          quotes.add(new Quote(line, received.report(), said));
        }
      }
    }
    return quotes;
  }

  private List<Telling> worries(Chronology chronology, UUID person) {
    return Telling.of(chronology.lastWritten(LATEST), person, entries, new Inside(jdbc)).stream()
        .filter(telling ->
            telling.report() != null
                && (!Report.each(telling.report().concerns()).isEmpty()
                    || telling.report().kind().equals("concern")))
        .limit(3)
        .toList();
  }
}
