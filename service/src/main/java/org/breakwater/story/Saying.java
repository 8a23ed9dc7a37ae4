package org.breakwater.story;

import java.time.Clock;
import org.breakwater.pages.Dates;
import org.breakwater.pages.PageFrame;

/** Makes the words of one page, within the reading in which the page is read. */
public final class Saying {
  private final Stories stories;
  private final PageFrame frame;
  private final Dates dates;
  private final Clock clock;

  Saying(Stories stories, PageFrame frame, Dates dates, Clock clock) {
    this.stories = stories;
    this.frame = frame;
    this.dates = dates;
    this.clock = clock;
  }

  /** Words for a page that shows what was known on that day. */
  public StoryWords words(AsKnown asKnown) {
    return new StoryWords(
        frame.words(), dates, stories.agencies(), asKnown.moment(clock.instant()));
  }
}
