package org.breakwater.inquiry;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.util.List;
import org.breakwater.access.Viewer;
import org.breakwater.log.AsOf;
import org.breakwater.log.History;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/**
 * Beside a story as it was available here on a past day: the checkpoint that stood then, which
 * outsiders hold too, so that nobody can later put into that day what was not in it.
 */
final class KnownThen implements Panel {
  private static final int BEFORE_OTHERS = 890;

  private final History history;
  private final PageFrame frame;

  KnownThen(History history, PageFrame frame) {
    this.history = history;
    this.frame = frame;
  }

  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!(asKnown instanceof AsKnown.AvailableHere here)) {
      return List.of();
    }
    Words words = frame.words();
    List<String> said = AsOf.said(history.at(here.by()), words, frame.dates());
    Content content =
        output -> {
          for (String sentence : said) {
            output.writeContent("<p class=\"govuk-body bw-long\">");
            Escape.htmlContent(sentence, output);
            output.writeContent("</p>");
          }
        };
    return List.of(new Card(words.of("log.then"), Place.LATER, BEFORE_OTHERS, content));
  }
}
