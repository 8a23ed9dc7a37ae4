package org.breakwater.story;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Door;
import org.breakwater.access.EmergencyOpening;
import org.breakwater.access.Looks;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of a person: the whole story, which mentions it is made of, and who has looked. */
@Controller
final class PersonPages {
  private static final int LOOKS_A_PAGE = 100;

  private final Viewing viewing;
  private final Door door;
  private final Stories stories;
  private final Looks looks;
  private final Pages pages;
  private final PageFrame frame;
  private final Saying saying;

  PersonPages(
      Viewing viewing,
      Door door,
      Stories stories,
      Looks looks,
      Pages pages,
      PageFrame frame,
      Saying saying) {
    this.viewing = viewing;
    this.door = door;
    this.stories = stories;
    this.looks = looks;
    this.pages = pages;
    this.frame = frame;
    this.saying = saying;
  }

  /** What a page shows, with the names of the agencies in it. */
  private record Read<T>(T shown, StoryWords say) {}

  @GetMapping("/people/{id}")
  View person(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    UUID now = viewing.read(viewer, () -> stories.people().now(id));
    Subject subject = Subject.person(now);
    Asked asked = Asked.of("/people/" + now, typed, frame.words());
    return door.open(
        viewer,
        subject,
        purpose -> now.equals(id) ? story(viewer, purpose, subject, asked) : moved(now, request));
  }

  /** A person's old address leads to where their mentions went, and says so. */
  private View moved(UUID now, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of("story.merged"));
    return Door.redirect("/people/" + now);
  }

  private View story(Viewer viewer, Purpose purpose, Subject subject, Asked asked) {
    var read =
        viewing.look(
            viewer,
            purpose,
            asked.print() ? "printed-story" : "story",
            () ->
                new Read<>(
                    stories.person(viewer, subject.id(), asked), saying.words(asked.asKnown())),
            _ -> List.of(subject));
    return pages.view(
        asked.print() ? "story/printedPerson" : "story/person",
        Map.of("it", read.shown(), "say", read.say()));
  }

  @GetMapping("/people/{id}/mentions")
  View mentions(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Viewer viewer) {
    Subject subject = Subject.person(id);
    int number = Math.max(1, page);
    return door.open(
        viewer,
        subject,
        purpose -> {
          var read =
              viewing.look(
                  viewer,
                  purpose,
                  "mentions",
                  () -> new Read<>(stories.mentions(id, number), saying.words(AsKnown.TODAY)),
                  _ -> List.of(subject));
          return pages.view(
              "story/mentions",
              Map.of(
                  "it",
                  read.shown(),
                  "words",
                  new EntryWords(read.say()),
                  "path",
                  "/people/" + id,
                  "number",
                  number,
                  "mayPart",
                  viewer.decidesForTheArea()));
        });
  }

  @GetMapping("/people/{id}/looks")
  View looks(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Viewer viewer) {
    return looks(Subject.person(id), "/people/" + id, page, viewer);
  }

  @GetMapping("/things/{id}/looks")
  View thingLooks(
      @PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Viewer viewer) {
    return looks(new Subject("thing", id), "/things/" + id, page, viewer);
  }

  private record Looked(List<Looks.Look> looks, List<EmergencyOpening> emergencies) {}

  private View looks(Subject subject, String path, int page, Viewer viewer) {
    int number = Math.clamp(page, 1, 10_000);
    return door.open(
        viewer,
        subject,
        purpose -> {
          var read =
              viewing.look(
                  viewer,
                  purpose,
                  "looks",
                  () ->
                      new Read<>(
                          new Looked(
                              looks.of(subject.id(), LOOKS_A_PAGE, (number - 1) * LOOKS_A_PAGE),
                              number == 1 ? looks.emergencies(subject.id()) : List.of()),
                          saying.words(AsKnown.TODAY)),
                  _ -> List.of(subject));
          return pages.view(
              "story/looks",
              Map.of(
                  "looks",
                  read.shown().looks(),
                  "emergencies",
                  read.shown().emergencies(),
                  "say",
                  read.say(),
                  "path",
                  path,
                  "number",
                  number,
                  "more",
                  read.shown().looks().size() == LOOKS_A_PAGE));
        });
  }
}
