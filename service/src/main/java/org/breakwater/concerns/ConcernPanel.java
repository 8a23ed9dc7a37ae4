package org.breakwater.concerns;

import gg.jte.TemplateEngine;
import java.util.List;
import java.util.Map;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** What happens next, on a child's page: concerns that wait, decisions, and by when. */
final class ConcernPanel implements Panel {
  private final Concerns concerns;
  private final TemplateEngine engine;
  private final PageFrame frame;

  ConcernPanel(Concerns concerns, TemplateEngine engine, PageFrame frame) {
    this.concerns = concerns;
    this.engine = engine;
    this.frame = frame;
  }

  /** On a past day what had come in and been decided by then, and no clock. */
  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!subject.type().equals("person")) {
      return List.of();
    }
    List<Concern> lines = concerns.ofPerson(subject.id(), asKnown);
    if (lines.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Card(
            frame.words().of("concerns.panel.title"),
            Place.NOW,
            10,
            output ->
                engine.render(
                    "concerns/panel.jte",
                    Map.of("lines", lines, "words", frame.words(), "dates", frame.dates()),
                    output)));
  }
}
