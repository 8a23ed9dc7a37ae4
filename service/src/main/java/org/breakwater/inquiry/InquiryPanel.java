package org.breakwater.inquiry;

import gg.jte.Content;
import java.util.List;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** The way from a child's or a thing's page to who knew what, when. */
final class InquiryPanel implements Panel {
  private static final int AFTER_OTHERS = 900;

  private final PageFrame frame;

  InquiryPanel(PageFrame frame) {
    this.frame = frame;
  }

  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    Words words = frame.words();
    Content link = Panel.link(Door.address(subject) + "/who-knew", words.of("inquiry.link"));
    return List.of(new Card(words.of("inquiry.title"), Place.LATER, AFTER_OTHERS, link));
  }
}
