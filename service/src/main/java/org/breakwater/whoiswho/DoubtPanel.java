package org.breakwater.whoiswho;

import gg.jte.TemplateEngine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Identity;
import org.breakwater.story.Panel;

/** Who else this person may be, on their page, for those who may decide it. */
public final class DoubtPanel implements Panel {
  private static final int MOST = 5;

  private final Doubts doubts;
  private final TemplateEngine engine;
  private final PageFrame frame;

  DoubtPanel(Doubts doubts, TemplateEngine engine, PageFrame frame) {
    this.doubts = doubts;
    this.engine = engine;
    this.frame = frame;
  }

  /** One who may be the same person. */
  public record Perhaps(UUID other, Identity who) {}

  @Override
  public List<Card> cards(Viewer viewer, Subject subject, AsKnown asKnown) {
    if (!subject.type().equals("person")
        || !asKnown.equals(AsKnown.TODAY)
        || !WhoIsWhoPages.looks(viewer)) {
      return List.of();
    }
    List<UUID> others =
        doubts.of(subject.id(), MOST).stream()
            .map(doubt -> doubt.one().equals(subject.id()) ? doubt.other() : doubt.one())
            .toList();
    Map<UUID, Identity> who = doubts.who(others.stream());
    List<Perhaps> perhaps =
        others.stream()
            .filter(who::containsKey)
            .map(one -> new Perhaps(one, Objects.requireNonNull(who.get(one))))
            .toList();
    if (perhaps.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Card(
            frame.words().of("who.panel.title"),
            Place.LATER,
            5,
            output ->
                engine.render(
                    "whoiswho/panel.jte",
                    Map.of("perhaps", perhaps, "person", subject.id(), "words", frame.words()),
                    output)));
  }
}
