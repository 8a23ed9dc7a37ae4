package org.breakwater.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.intake.Doubt;
import org.breakwater.intake.Report;
import org.breakwater.pages.Row;
import org.breakwater.pages.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be sent, for its writer to check.
 *
 * @param draft the address where each answer can be changed
 */
public record Answers(Words say, String draft, List<Colleagues.Post> posts) {
  /**
   * Answers under one heading.
   *
   * @param words somebody's own, as they broke them into lines; null where there are none
   */
  public record Section(String title, @Nullable String words, List<Row> rows) {}

  List<Section> of(Sending.Ready ready, Form form) {
    Report report = ready.report();
    var sections = new ArrayList<Section>();
    sections.add(new Section(say.of("writing.check.what"), report.summary(), whole(report)));
    for (int i = 0; i < report.people().size(); i++) {
      Report.Person person = report.people().get(i);
      sections.add(
          new Section(
              say.of("writing.person.title", i + 1), person.words(), person(person, "#people")));
    }
    List<Report.Thing> things = Report.each(report.things());
    if (!things.isEmpty()) {
      var rows = new ArrayList<Row>();
      for (Report.Thing thing : things) {
        row(
            rows,
            say.ofCode("writing.type", thing.type()),
            Stream.of(thing.value(), thing.postcode(), thing.label())
                .filter(text -> text != null)
                .collect(Collectors.joining(", ")),
            "#things");
      }
      sections.add(new Section(say.of("writing.things"), null, rows));
    }
    sections.add(new Section(say.of("writing.check.who"), null, seen(form)));
    return sections;
  }

  private List<Row> whole(Report report) {
    var rows = new ArrayList<Row>();
    row(
        rows,
        say.of("writing.happened"),
        report.occurred() == null ? say.of("writing.unknown.yes") : when(report.occurred()),
        "#happened-day");
    row(rows, say.of("writing.kind"), say.ofCode("writing.kind", report.kind()), "#kind");
    row(
        rows,
        say.of("writing.concern"),
        Report.each(report.concerns()).isEmpty()
            ? say.of("writing.check.none")
            : Report.each(report.concerns()).stream()
                .map(code -> say.ofCode("writing.concern", code))
                .collect(Collectors.joining(", ")),
        "#concern");
    return rows;
  }

  private static String when(String written) {
    return org.breakwater.record.Occurred.parse(written)
        .map(occurred ->
            java.time.format.DateTimeFormatter.ofPattern(
                    switch (occurred.precision()) {
                      case YEAR -> "uuuu";
                      case MONTH -> "MMMM uuuu";
                      case DAY -> "d MMMM uuuu";
                      case INSTANT -> "d MMMM uuuu, HH:mm";
                    },
                    Locale.UK)
                .format(occurred.from().atZone(org.breakwater.record.Occurred.ZONE)))
        .orElse(written);
  }

  private List<Row> person(Report.Person person, String at) {
    var rows = new ArrayList<Row>();
    row(rows, say.of("writing.person.role"), say.ofCode("writing.role", person.role()), at);
    row(
        rows,
        say.of("writing.check.name"),
        Stream.of(person.given(), person.family())
            .filter(name -> name != null)
            .collect(Collectors.joining(" ")),
        at);
    row(rows, say.of("writing.person.known-as"), joined(person.knownAs()), at);
    row(
        rows,
        say.of("writing.person.born"),
        person.born() == null ? null : when(person.born()),
        at);
    row(
        rows,
        say.of("writing.person.age"),
        person.age() == null
            ? null
            : person.age() < 0 ? say.of("writing.person.unborn") : person.age().toString(),
        at);
    row(
        rows,
        say.of("writing.person.sex"),
        person.sex() == null ? null : say.ofCode("writing.sex", person.sex()),
        at);
    row(rows, say.of("writing.person.ethnicity"), person.ethnicity(), at);
    row(
        rows,
        say.of("writing.person.line"),
        joined(
            Report.each(person.addresses()).stream()
                .flatMap(address -> Stream.of(address.line(), address.postcode()))
                .filter(text -> text != null)
                .toList()),
        at);
    row(rows, say.of("writing.person.phone"), joined(person.phones()), at);
    for (Report.Identifier identifier : Report.each(person.identifiers())) {
      row(rows, say.of("writing.person." + identifier.scheme()), identifier.value(), at);
    }
    return rows;
  }

  private List<Row> seen(Form form) {
    String who =
        switch (form.marking()) {
          case "RESTRICTED" ->
              Stream.concat(
                      Stream.of(say.of("writing.check.own-post")),
                      posts.stream()
                          .filter(post -> form.posts().contains(post.code()))
                          .map(post -> say.of("writing.post", post.name(), post.partner())))
                  .collect(Collectors.joining("; "));
          case "SEALED" ->
              Stream.of(say.of("writing.check.yourself"), form.readers().strip())
                  .filter(text -> !text.isEmpty())
                  .collect(Collectors.joining(", "));
          default -> say.of("writing.marking.OPEN");
        };
    var rows = new ArrayList<Row>();
    row(rows, say.of("writing.marking"), who, "#marking");
    return rows;
  }

  /** What is odd about the answers, kindly. */
  List<String> doubts(Sending.Ready ready) {
    return ready.doubts().stream()
        .map(Doubt::what)
        .distinct()
        .map(what -> say.of("writing.doubt." + what))
        .toList();
  }

  private static String joined(@Nullable List<String> texts) {
    return String.join(", ", Report.each(texts));
  }

  private void row(List<Row> rows, String key, @Nullable String value, String at) {
    if (value != null && !value.isBlank()) {
      rows.add(Row.changed(key, value, draft + at, key.toLowerCase(Locale.UK)));
    }
  }
}
