package org.breakwater.story;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.time.LocalDate;
import java.util.List;
import org.breakwater.access.Viewer;
import org.breakwater.record.Subject;

/**
 * Lets another need add to the page of a person or a thing. Beans of this type are asked while the
 * page is read, as its viewer: what they read is under the same row-level security and in the same
 * state of the record.
 */
public interface Panel {
  /**
   * What to add; nothing where there is nothing to say.
   *
   * @param asKnown the day for which the page is shown; what was not known then must not be told
   */
  List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown);

  /**
   * What was done about it on its days, to be told in the chronology among what was reported;
   * nothing where there is nothing to say.
   *
   * @param asKnown the day for which the page is shown; what was not known then must not be told
   */
  default List<Done> done(Viewer viewer, Subject subject, AsKnown asKnown) {
    return List.of();
  }

  /**
   * One thing that was done.
   *
   * @param what it was, in words
   * @param by who put it on record, in words
   * @param words of whoever did
   * @param address of a page of our own that tells more
   */
  record Done(LocalDate day, String what, String by, String words, String address) {}

  /**
   * One card.
   *
   * @param where on the page
   * @param order among the cards of the same place, the lowest first
   * @param content everything already read: it is written after the reading has ended
   */
  record Card(String title, Place where, int order, Content content) {}

  /**
   * A way on from the page, which paper does not need.
   *
   * @param address of a page of our own, since it is written as it is
   * @param text in words, escaped here
   */
  static Content link(String address, String text) {
    return output -> {
      output.writeContent(
          "<p class=\"govuk-body bw-screen\"><a class=\"govuk-link\" href=\"" + address + "\">");
      Escape.htmlContent(text, output);
      output.writeContent("</a></p>");
    };
  }

  /** Where a card stands. */
  enum Place {
    /** Beside "what is the worry now, who else knows, what happens next?". */
    NOW,
    /** Below the people and things. */
    LATER
  }
}
