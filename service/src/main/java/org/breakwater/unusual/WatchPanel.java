package org.breakwater.unusual;

import gg.jte.Content;
import java.util.List;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** The way from a child's page to having looks at it noticed, for those who judge looks. */
final class WatchPanel implements Panel {
  private static final int AFTER_OTHERS = 915;

  private final PageFrame frame;

  WatchPanel(PageFrame frame) {
    this.frame = frame;
  }

  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!UnusualLooks.judges(viewer) || !subject.type().equals("person")) {
      return List.of();
    }
    Words words = frame.words();
    Content link = Panel.link(Door.address(subject) + "/watch", words.of("unusual.watch.link"));
    return List.of(new Card(words.of("unusual.watch.title"), Place.LATER, AFTER_OTHERS, link));
  }
}
