package org.breakwater.path;

import gg.jte.TemplateEngine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** On a child's page: who answers for the child, when they were last seen, and what is next. */
final class PathPanel implements Panel {
  private final Paths paths;
  private final TemplateEngine engine;
  private final PageFrame frame;

  PathPanel(Paths paths, TemplateEngine engine, PageFrame frame) {
    this.paths = paths;
    this.engine = engine;
    this.frame = frame;
  }

  /**
   * Every step that was on record by then, each on the day on which it was, as it was told then.
   */
  @Override
  public List<Done> done(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!subject.type().equals("person")) {
      return List.of();
    }
    Words say = frame.words();
    Instant by = asKnown.moment(Instant.MAX);
    return paths.stepsOf(subject.id()).stream()
        .filter(step -> !step.at().isAfter(by))
        .map(step ->
            new Done(
                step.happenedAsSaid(by),
                say.of(
                    "path.told",
                    say.of("path.step." + step.step()),
                    say.of("decisions.outcome." + step.ending())),
                say.of(
                    "path.history.by",
                    step.ownerName(),
                    step.ownerPost(),
                    frame.dates().time(step.at())),
                step.words(),
                step.decision() == null
                    ? "/people/" + subject.id() + "/path"
                    : "/decisions/" + step.decision()))
        .toList();
  }

  /** Nothing for a past day: it says who answers now. */
  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!subject.type().equals("person") || !asKnown.equals(AsKnown.TODAY)) {
      return List.of();
    }
    return paths.of(subject.id()).stream()
        .findFirst()
        .map(paths::whole)
        .map(whole ->
            List.of(
                new Card(
                    frame.words().of("path.panel.title"),
                    Place.NOW,
                    5,
                    output ->
                        engine.render(
                            "path/panel.jte",
                            Map.of(
                                "person",
                                subject.id(),
                                "it",
                                whole,
                                "words",
                                frame.words(),
                                "dates",
                                frame.dates()),
                            output))))
        .orElse(List.of());
  }
}
