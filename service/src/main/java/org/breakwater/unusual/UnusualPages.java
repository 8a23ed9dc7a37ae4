package org.breakwater.unusual;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Judging unusual looks of other partners' people, and having looks at somebody noticed. */
@Controller
final class UnusualPages {
  private static final int LONGEST = 2_000;

  private final Viewing viewing;
  private final Door door;
  private final UnusualLooks looks;
  private final Pages pages;
  private final PageFrame frame;
  private final Clock clock;

  UnusualPages(
      Viewing viewing, Door door, UnusualLooks looks, Pages pages, PageFrame frame, Clock clock) {
    this.viewing = viewing;
    this.door = door;
    this.looks = looks;
    this.pages = pages;
    this.frame = frame;
    this.clock = clock;
  }

  @GetMapping("/unusual-looks")
  View all(Viewer viewer) {
    mayJudge(viewer);
    return list(viewer, List.of());
  }

  private View list(Viewer viewer, List<Wrong> wrong) {
    return pages
        .view(
            "unusual/list",
            Map.of(
                "looks", viewing.read(viewer, looks::all),
                "now", clock.instant(),
                "errors", wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  @PostMapping("/unusual-looks/{id}")
  View review(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String fine,
      @RequestParam(defaultValue = "") String note,
      Viewer viewer,
      HttpServletRequest request) {
    mayJudge(viewer);
    Unusual unusual = viewing.read(viewer, () -> looks.one(id).orElseThrow(Restricted::new));
    if (!List.of("yes", "no").contains(fine) || empty(note)) {
      return list(
          viewer, List.of(new Wrong(frame.words().of("unusual.wrong", LONGEST), "note-" + id)));
    }
    boolean judged = looks.review(viewer, unusual, fine.equals("yes"), note.strip());
    PageFrame.sayNext(request, frame.words().of(judged ? "unusual.judged" : "unusual.already"));
    return new RedirectView("/unusual-looks");
  }

  @GetMapping("/people/{id}/watch")
  View watch(@PathVariable UUID id, Viewer viewer) {
    return let(id, viewer, purpose -> page(id, viewer, purpose, List.of()));
  }

  private View page(UUID id, Viewer viewer, Purpose purpose, List<Wrong> wrong) {
    Optional<String> watched =
        viewing.look(
            viewer, purpose, "watch", () -> looks.watched(id), _ -> List.of(Subject.person(id)));
    return pages
        .view(
            "unusual/watch",
            Map.of(
                "person",
                id,
                "watched",
                watched.isPresent(),
                "reason",
                watched.orElse(""),
                "errors",
                wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  @PostMapping("/people/{id}/watch")
  View watch(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String watched,
      @RequestParam(defaultValue = "") String reason,
      Viewer viewer,
      HttpServletRequest request) {
    return let(
        id,
        viewer,
        purpose -> {
          if (empty(reason) || !List.of("yes", "no").contains(watched)) {
            return page(
                id,
                viewer,
                purpose,
                List.of(new Wrong(frame.words().of("unusual.watch.wrong", LONGEST), "reason")));
          }
          looks.watch(viewer, id, watched.equals("yes"), reason.strip());
          PageFrame.sayNext(request, frame.words().of("unusual.watch.done." + watched));
          return new RedirectView("/people/" + id + "/watch");
        });
  }

  private View let(UUID id, Viewer viewer, Function<Purpose, View> page) {
    mayJudge(viewer);
    return door.open(viewer, Subject.person(id), page);
  }

  private static void mayJudge(Viewer viewer) {
    if (!UnusualLooks.judges(viewer)) {
      throw new Restricted();
    }
  }

  private static boolean empty(String text) {
    return text.isBlank() || text.length() > LONGEST;
  }
}
