package org.breakwater.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.identity.Description;
import org.breakwater.identity.Step;
import org.breakwater.intake.Report;
import org.breakwater.pages.Row;
import org.breakwater.pages.Words;
import org.breakwater.record.Entry;
import org.jspecify.annotations.Nullable;

/** Says in words what one entry holds, and how the people in it were judged. */
public record EntryWords(StoryWords say) {
  /** Who said it, who wrote it, when it happened, when it was written down, when it came here. */
  public List<Row> facts(EntryRead it) {
    Words words = say.words();
    Entry entry = it.entry();
    Report report = Objects.requireNonNull(it.report());
    var rows = new ArrayList<Row>();
    row(rows, "story.entry.reference", report.ref());
    row(rows, "story.entry.said", said(it, report));
    row(rows, "story.entry.wrote", say.writer(report));
    row(
        rows,
        "story.entry.happened",
        entry.occurred() == null
            ? words.of("story.entry.happened.none")
            : say.dates().occurred(entry.occurred()));
    row(rows, "story.entry.written", say.dates().time(entry.recorded()));
    row(rows, "story.entry.received", say.dates().time(entry.received()));
    row(rows, "story.entry.purpose", words.of("story.purpose." + entry.purpose()));
    row(rows, "story.entry.marking", words.of("story.marking." + it.marking()));
    for (EntryRead.Remarked one : it.remarked()) {
      row(
          rows,
          "story.entry.remarked",
          words.of(
              "story.entry.remarked.by",
              words.of("story.marking." + one.to()),
              say.dates().time(one.when()),
              one.by(),
              one.reason()));
    }
    row(
        rows,
        "story.entry.concerns",
        Report.each(report.concerns()).isEmpty()
            ? words.of("story.entry.concerns.none")
            : say.concerns(report.concerns()));
    return rows;
  }

  private String said(EntryRead it, Report report) {
    String reporters =
        it.people().stream()
            .filter(one -> one.role().equals("reporter"))
            .map(one -> named(report.people().get(one.at())))
            .collect(Collectors.joining(", "));
    return reporters.isEmpty() ? say.words().of("story.entry.said.none") : reporters;
  }

  /** A person of a report by the report's own name for them. */
  public String named(Report.Person person) {
    return say.name(Telling.name(person), List.of(person.role()));
  }

  /** A mention of a report by that name. */
  public String named(Report report, int at) {
    return named(report.people().get(at));
  }

  /** Everything that a report says about one of its people. */
  public List<Row> facts(Report.Person person) {
    var rows = new ArrayList<Row>();
    row(rows, "story.entry.role", say.role(person.role()));
    row(rows, "story.identity.known-as", String.join(", ", Report.each(person.knownAs())));
    row(rows, "story.identity.born", person.born() == null ? null : say.born(person.born()));
    row(rows, "story.entry.age", age(person.age()));
    row(rows, "story.identity.sex", person.sex() == null ? null : say.sex(person.sex()));
    row(rows, "story.entry.ethnicity", person.ethnicity());
    row(
        rows,
        "story.entry.address",
        Report.each(person.addresses()).stream()
            .map(say::address)
            .collect(Collectors.joining("; ")));
    row(rows, "story.thing.phone", String.join(", ", Report.each(person.phones())));
    row(
        rows,
        "story.identity.identifiers",
        Report.each(person.identifiers()).stream()
            .map(say::identifier)
            .collect(Collectors.joining("; ")));
    return rows;
  }

  private @Nullable String age(@Nullable Integer years) {
    if (years == null) {
      return null;
    }
    return years < 0 ? say.words().of("story.age.unborn") : say.words().of("story.age", years);
  }

  private void row(List<Row> rows, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      rows.add(Row.of(say.words().of(key), value));
    }
  }

  /** A link as the writer gave it, by the names in the report. */
  public String link(Report.Link link, Report report) {
    return say.words()
        .of(
            "story.entry.link",
            called(link.from(), report),
            say.words().ofCode("story.link", link.type()),
            called(link.to(), report));
  }

  private String called(String ref, Report report) {
    Stream<String> people =
        report.people().stream().filter(one -> one.ref().equals(ref)).map(this::named);
    Stream<String> things =
        Report.each(report.things()).stream()
            .filter(one -> one.ref().equals(ref))
            .map(Report.Thing::value);
    return Stream.concat(people, things)
        .findFirst()
        .orElse(say.words().of("story.entry.link.nothing"));
  }

  /** A report by its agency and reference. */
  public String reference(Judged.Named mention) {
    String agency = mention.agency();
    return agency == null
        ? say.words().of("story.mentions.unseen")
        : say.agency(agency) + " " + Objects.requireNonNullElse(mention.ref(), "");
  }

  /** The same for a mention of a person. */
  public String reference(Judged.Joined mention) {
    return reference(mention.agency(), mention.ref());
  }

  /** The same by agency and reference. */
  public String reference(String agency, @Nullable String ref) {
    return say.agency(agency) + " " + Objects.requireNonNullElse(ref, "");
  }

  /** Why two mentions were judged so. */
  public String because(Judged.Verdicted verdict) {
    return verdict.because().stream()
        .flatMap(reason -> verdict.byPerson() ? Stream.of(reason) : found(reason))
        .collect(Collectors.joining(", "));
  }

  /**
   * A step of a weight in words, with the bits that it added; nothing for one that tells nothing.
   */
  private Stream<String> found(String reason) {
    Optional<Step> step = Step.read(reason);
    return step.isEmpty()
        ? Stream.of(say.words().ofCode("story.because", reason))
        : step.stream()
            .filter(one -> !one.comparison().equals("before"))
            .filter(Step::telling)
            .map(say::step);
  }

  /** Who or what judged, with how much weight, and when. */
  public String judge(Judged.Verdicted verdict) {
    String judge = Objects.requireNonNullElse(verdict.judge(), "");
    Integer weight = verdict.weight();
    return Stream.of(
            verdict.byPerson()
                ? say.words().of("story.verdict.by.person", judge)
                : say.words().of("story.verdict.by.matcher", judge),
            weight == null ? "" : say.words().of("story.verdict.bits", weight / 1000.0),
            Optional.ofNullable(verdict.received()).map(say.dates()::day).orElse(""))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** A person as one mention has them, in one line. */
  public String description(Description said) {
    return Stream.of(
            String.join(", ", said.names()),
            said.born() == null ? "" : say.words().of("story.search.born", say.born(said.born())),
            Objects.requireNonNullElse(age(said.age()), ""),
            said.addresses().stream().map(say::address).collect(Collectors.joining("; ")),
            said.identifiers().stream().map(say::identifier).collect(Collectors.joining("; ")))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(". "));
  }
}
