package org.breakwater.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
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

/** Asking for emergency access, and judging how others used it. */
@Controller
class EmergencyPages {
  private static final int LONGEST_REASON = 2_000;

  private final Pages pages;
  private final PageFrame frame;
  private final Emergencies emergencies;
  private final Viewing viewing;
  private final Credentials credentials;
  private final Clock clock;

  EmergencyPages(
      Pages pages,
      PageFrame frame,
      Emergencies emergencies,
      Viewing viewing,
      Credentials credentials,
      Clock clock) {
    this.pages = pages;
    this.frame = frame;
    this.emergencies = emergencies;
    this.viewing = viewing;
    this.credentials = credentials;
    this.clock = clock;
  }

  @GetMapping("/emergency")
  View ask(Viewer viewer) {
    return page(new EmergencyForm("", "", "", "", "", "", mine(viewer)), List.of());
  }

  @PostMapping("/emergency")
  View open(
      Viewer viewer,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(name = "born-day", defaultValue = "") String day,
      @RequestParam(name = "born-month", defaultValue = "") String month,
      @RequestParam(name = "born-year", defaultValue = "") String year,
      @RequestParam(defaultValue = "") String identifier,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String password) {
    Words words = frame.words();
    var form =
        new EmergencyForm(
            name.strip(), day, month, year, identifier.strip(), reason.strip(), mine(viewer));
    var errors = new ArrayList<Wrong>();
    if ((form.name().isEmpty() || form.born().length() != 10) && form.identifier().isEmpty()) {
      errors.add(new Wrong(words.of("access.emergency.who-empty"), "name"));
    }
    if (form.reason().isEmpty() || form.reason().length() > LONGEST_REASON) {
      errors.add(new Wrong(words.of("access.emergency.reason-empty", LONGEST_REASON), "reason"));
    }
    if (!credentials.matches(Optional.of(viewer.id()), password)) {
      errors.add(new Wrong(words.of("access.password.wrong"), "password"));
    }
    if (!errors.isEmpty()) {
      return page(form, errors);
    }
    return emergencies
        .open(viewer, form.name(), form.born(), form.identifier(), form.reason())
        .<View>map(person -> new RedirectView("/people/" + person))
        .orElseGet(
            () -> page(form, List.of(new Wrong(words.of("access.emergency.nobody"), "name"))));
  }

  private View page(EmergencyForm form, List<Wrong> errors) {
    return pages
        .view("access/emergency", Map.of("form", form, "errors", errors))
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  @GetMapping("/reviews")
  View reviews(Viewer viewer) {
    mayReview(viewer);
    return pages.view(
        "access/reviews", Map.of("openings", toReview(viewer), "now", clock.instant()));
  }

  @PostMapping("/reviews/{opening}")
  View review(
      Viewer viewer,
      @PathVariable UUID opening,
      @RequestParam(defaultValue = "") String justified,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request) {
    mayReview(viewer);
    Words words = frame.words();
    if (!List.of("yes", "no").contains(justified) || note.isBlank()) {
      return pages
          .view(
              "access/reviews",
              Map.of(
                  "openings", toReview(viewer),
                  "now", clock.instant(),
                  "errors", List.of(new Wrong(words.of("access.review.empty"), "note-" + opening))))
          .status(HttpStatus.BAD_REQUEST);
    }
    boolean judged = emergencies.review(viewer, opening, justified.equals("yes"), note.strip());
    PageFrame.sayNext(request, words.of(judged ? "access.review.done" : "access.review.not-yours"));
    return new RedirectView("/reviews");
  }

  private List<EmergencyOpening> mine(Viewer viewer) {
    return seen(viewer, Purpose.EMERGENCY, emergencies.mine(viewer));
  }

  private List<EmergencyOpening> toReview(Viewer viewer) {
    return seen(viewer, Purpose.OVERSIGHT, emergencies.toReview(viewer));
  }

  /** A reason tells of the person whose record was opened, so reading it is a look at them. */
  private List<EmergencyOpening> seen(
      Viewer viewer, Purpose purpose, List<EmergencyOpening> openings) {
    return viewing.look(
        viewer,
        purpose,
        "emergency-reason",
        () -> openings,
        shown -> shown.stream().map(one -> Subject.person(one.person())).toList());
  }

  private static void mayReview(Viewer viewer) {
    if (!Emergencies.reviews(viewer)) {
      throw new Restricted();
    }
  }
}
