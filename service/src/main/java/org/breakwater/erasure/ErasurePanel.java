package org.breakwater.erasure;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.util.List;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Panel;

/** What was erased of a story, for all who see it; and the way to propose it, for some. */
final class ErasurePanel implements Panel {
  private static final int AFTER_OTHERS = 920;

  private final PageFrame frame;
  private final Erasures erasures;

  ErasurePanel(PageFrame frame, Erasures erasures) {
    this.frame = frame;
    this.erasures = erasures;
  }

  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!subject.type().equals("person")) {
      return List.of();
    }
    Words words = frame.words();
    List<Proposal> done =
        erasures.of(subject.id()).stream().filter(one -> one.state().equals("DONE")).toList();
    boolean may = Erasures.answers(viewer);
    if (done.isEmpty() && !may) {
      return List.of();
    }
    Content link = Panel.link(Door.address(subject) + "/erasure", words.of("erasure.link"));
    Content content =
        output -> {
          for (Proposal one : done) {
            output.writeContent("<p class=\"govuk-body\">");
            Escape.htmlContent(
                words.of(
                    "erasure.tombstone",
                    one.entries().size(),
                    frame.dates().day(java.util.Objects.requireNonNull(one.answered())),
                    words.of("erasure.ground." + one.ground())),
                output);
            output.writeContent("</p>");
          }
          if (may) {
            link.writeTo(output);
          }
        };
    return List.of(new Card(words.of("erasure.title"), Place.LATER, AFTER_OTHERS, content));
  }
}
