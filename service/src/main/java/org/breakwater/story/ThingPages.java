package org.breakwater.story;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of a vehicle, phone, place, address, account or business: all reported there. */
@Controller
final class ThingPages {
  private final Viewing viewing;
  private final Door door;
  private final Stories stories;
  private final Pages pages;
  private final PageFrame frame;
  private final Saying saying;

  ThingPages(
      Viewing viewing, Door door, Stories stories, Pages pages, PageFrame frame, Saying saying) {
    this.viewing = viewing;
    this.door = door;
    this.stories = stories;
    this.pages = pages;
    this.frame = frame;
    this.saying = saying;
  }

  private record Read(Stories.OfThing shown, StoryWords say) {}

  @GetMapping("/things/{id}")
  View thing(
      @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, Viewer viewer) {
    Asked asked = Asked.of("/things/" + id, typed, frame.words());
    return door.open(
        viewer, new Subject("thing", id), purpose -> story(viewer, purpose, id, asked));
  }

  private View story(Viewer viewer, Purpose purpose, UUID id, Asked asked) {
    Read read =
        viewing.look(
            viewer,
            purpose,
            asked.print() ? "printed-story" : "story",
            () ->
                new Read(
                    stories.thing(id, viewer, asked).orElseThrow(Restricted::new),
                    saying.words(asked.asKnown())),
            _ -> List.of(new Subject("thing", id)));
    return pages.view(
        asked.print() ? "story/printedThing" : "story/thing",
        Map.of("it", read.shown(), "say", read.say()));
  }
}
