package org.breakwater.disclosure;

import gg.jte.Content;
import java.util.List;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** The way from a child's page to handing over what is on it, for those with the right. */
final class DisclosurePanel implements Panel {
  private static final int AFTER_OTHERS = 910;

  private final PageFrame frame;

  DisclosurePanel(PageFrame frame) {
    this.frame = frame;
  }

  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!Disclosures.mayDisclose(viewer) || !subject.type().equals("person")) {
      return List.of();
    }
    Words words = frame.words();
    Content link = Panel.link(Door.address(subject) + "/disclosure", words.of("disclosure.link"));
    return List.of(new Card(words.of("disclosure.title"), Place.LATER, AFTER_OTHERS, link));
  }
}
