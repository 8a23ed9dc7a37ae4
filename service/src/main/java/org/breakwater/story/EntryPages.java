package org.breakwater.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Door;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.intake.Report;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The page of one entry, so that it can be trusted: who said it, who wrote it, when, and when not.
 */
@Controller
final class EntryPages {
  private final Viewing viewing;
  private final Door door;
  private final Stories stories;
  private final Pages pages;
  private final Saying saying;

  EntryPages(Viewing viewing, Door door, Stories stories, Pages pages, Saying saying) {
    this.viewing = viewing;
    this.door = door;
    this.stories = stories;
    this.pages = pages;
    this.saying = saying;
  }

  private record Read(EntryRead shown, StoryWords say) {}

  /**
   * @param of the person or thing from whose story the reader comes, as {@code person:id}: what
   *     lets them in to it lets them in to this entry of it
   */
  @GetMapping("/entries/{id}")
  View entry(@PathVariable UUID id, @RequestParam @Nullable String of, Viewer viewer) {
    List<Subject> subjects =
        viewing.read(viewer, () -> stories.entry(id).orElseThrow(Restricted::new).subjects());
    Optional<Subject> from = subjects.stream().filter(one -> one.toString().equals(of)).findFirst();
    return Stream.concat(from.stream(), subjects.stream())
        .findFirst()
        .map(subject -> door.open(viewer, subject, purpose -> shown(id, viewer, purpose, subject)))
        .orElseGet(() -> shown(id, viewer, Purpose.DIRECT_WORK, null));
  }

  private View shown(UUID id, Viewer viewer, Purpose purpose, @Nullable Subject from) {
    Read read =
        viewing.look(
            viewer,
            purpose,
            "entry",
            () ->
                new Read(
                    stories.entry(id).orElseThrow(Restricted::new), saying.words(AsKnown.TODAY)),
            shown -> shown.shown().subjects());
    String back = from == null ? "/search" : Door.address(from);
    return pages.view(
        "story/entry",
        Map.of(
            "it",
            read.shown(),
            "words",
            new EntryWords(read.say()),
            "back",
            back,
            "mayCorrect",
            mayCorrect(read.shown(), viewer),
            "mayMark",
            mayMark(read.shown(), viewer)));
  }

  /** Who may see it is changed by its writer and by the managers of its agency. */
  private static boolean mayMark(EntryRead it, Viewer viewer) {
    return mayCorrect(it, viewer)
        && (viewer.role() == Role.MANAGER
            || (it.entry().corrects() == null && viewer.id().equals(it.entry().author().user())));
  }

  /** An agency's words are put right by its own people. */
  private static boolean mayCorrect(EntryRead it, Viewer viewer) {
    Report report = it.report();
    return report != null
        && report.agency().equals(viewer.partner())
        && (viewer.role() == Role.PRACTITIONER || viewer.role() == Role.MANAGER);
  }
}
