package org.breakwater.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.log.AsOf;
import org.breakwater.log.History;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.breakwater.story.TypedDays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who knew what, when, about a person, a thing or a pattern: to read and to print. */
@Controller
final class InquiryPages {
  private final Viewing viewing;
  private final Door door;
  private final Knowing knowing;
  private final History history;
  private final Pages pages;
  private final PageFrame frame;

  InquiryPages(
      Viewing viewing, Door door, Knowing knowing, History history, Pages pages, PageFrame frame) {
    this.viewing = viewing;
    this.door = door;
    this.knowing = knowing;
    this.history = history;
    this.pages = pages;
    this.frame = frame;
  }

  /** What was asked of a page. */
  private record Asked(String from, String to, int number, boolean print) {}

  @GetMapping("/people/{id}/who-knew")
  View person(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String view,
      Viewer viewer) {
    UUID now = viewing.read(viewer, () -> knowing.now(id));
    return shown(viewer, Subject.person(now), new Asked(from, to, page, view.equals("print")));
  }

  @GetMapping("/things/{id}/who-knew")
  View thing(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String view,
      Viewer viewer) {
    return shown(viewer, new Subject("thing", id), new Asked(from, to, page, view.equals("print")));
  }

  @GetMapping("/patterns/{id}/who-knew")
  View pattern(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String view,
      Viewer viewer) {
    return shown(
        viewer, new Subject("pattern", id), new Asked(from, to, page, view.equals("print")));
  }

  private View shown(Viewer viewer, Subject subject, Asked asked) {
    return door.open(viewer, subject, purpose -> page(viewer, subject, purpose, asked));
  }

  private View page(Viewer viewer, Subject subject, Purpose purpose, Asked asked) {
    var wrong = new ArrayList<Wrong>();
    TypedDays period = TypedDays.of(asked.from(), asked.to(), frame.words(), wrong);
    int number = Math.clamp(asked.number(), 1, 100_000);
    int limit = asked.print() ? WhoKnew.MOST : WhoKnew.A_PAGE;
    long offset = asked.print() ? 0 : (number - 1L) * WhoKnew.A_PAGE;
    WhoKnew it =
        viewing.look(
            viewer,
            purpose,
            asked.print() ? "printed-who-knew" : "who-knew",
            () ->
                new WhoKnew(
                    subject,
                    Door.address(subject) + "/who-knew",
                    asked.from(),
                    asked.to(),
                    wrong,
                    knowing.lines(subject, period, limit, offset),
                    knowing.count(subject, period),
                    period.last() == null
                        ? List.of()
                        : AsOf.said(
                            history.at(period.end().toInstant().minusMillis(1)),
                            frame.words(),
                            frame.dates()),
                    Statements.mayState(viewer),
                    knowing.heldBack(subject).orElse(null),
                    number,
                    asked.print()),
            _ -> List.of(subject));
    return pages.view("inquiry/whoKnew", Map.of("it", it));
  }
}
