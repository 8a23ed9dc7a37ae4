package org.breakwater.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.pages.Option;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Why are you opening this record? Asked once a session for each person, and kept with every look.
 */
@Controller
class PurposePage {
  private final Pages pages;
  private final PageFrame frame;
  private final Permits permits;
  private final StatedPurposes stated;
  private final Staff staff;

  PurposePage(Pages pages, PageFrame frame, Permits permits, StatedPurposes stated, Staff staff) {
    this.pages = pages;
    this.frame = frame;
    this.permits = permits;
    this.stated = stated;
    this.staff = staff;
  }

  @GetMapping("/purpose")
  View ask(Viewer viewer, @RequestParam String type, @RequestParam UUID id) {
    Subject subject = seen(viewer, type, id);
    return pages.view("access/purpose", model(subject, List.of()));
  }

  @PostMapping("/purpose")
  View state(
      Viewer viewer,
      @RequestParam String type,
      @RequestParam UUID id,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String note) {
    Subject subject = seen(viewer, type, id);
    var chosen =
        Permits.CHOICES.stream().filter(choice -> choice.name().equals(purpose)).findFirst();
    if (chosen.isEmpty()) {
      Words words = frame.words();
      return pages
          .view(
              "access/purpose",
              model(subject, List.of(new Wrong(words.of("access.purpose.empty"), "purpose"))))
          .status(HttpStatus.BAD_REQUEST);
    }
    staff.add(
        new AccessEvent.PurposeStated(note.strip()),
        viewer.author(),
        chosen.get(),
        List.of(subject));
    stated.state(viewer, subject, chosen.get());
    return new RedirectView(Door.address(subject));
  }

  private Subject seen(Viewer viewer, String type, UUID id) {
    if (!type.equals("person") && !type.equals("thing")) {
      throw new Restricted();
    }
    var subject = new Subject(type, id);
    if (permits.of(viewer, subject) instanceof Permit.NotSeen) {
      throw new Restricted();
    }
    return subject;
  }

  private Map<String, Object> model(Subject subject, List<Wrong> errors) {
    Words words = frame.words();
    List<Option> options =
        Permits.CHOICES.stream()
            .map(Purpose::name)
            .map(name ->
                new Option(
                    name,
                    words.of("access.purpose." + name),
                    words.of("access.purpose." + name + ".hint"),
                    false))
            .toList();
    return Map.of("subject", subject, "options", options, "errors", errors);
  }
}
