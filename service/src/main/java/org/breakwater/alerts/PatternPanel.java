package org.breakwater.alerts;

import java.util.List;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** On the page of a person or a thing, for those who may know: that a pattern has them in it. */
final class PatternPanel implements Panel {
  private static final int AFTER_CONCERNS = 20;

  private final Patterns patterns;
  private final PageFrame frame;

  PatternPanel(Patterns patterns, PageFrame frame) {
    this.patterns = patterns;
    this.frame = frame;
  }

  /** Nothing for a past day: it says what is so now. */
  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!asKnown.equals(AsKnown.TODAY)) {
      return List.of();
    }
    Words words = frame.words();
    return patterns.of(subject).stream()
        .map(in ->
            new Card(
                words.of("patterns.panel." + in.state()),
                Place.NOW,
                AFTER_CONCERNS,
                Panel.link("/patterns/" + in.pattern(), words.of("patterns.panel.link"))))
        .toList();
  }
}
