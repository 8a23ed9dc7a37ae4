package org.breakwater.writing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.intake.Markings;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Marking;
import org.breakwater.record.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The page on which who may see a report is changed, by whoever wrote it and by the managers of the
 * agency that sent it, as long as they may see it themselves.
 */
@Controller
@RequestMapping("/entries/{id}/marking")
final class MarkingPages {
  private final Markings markings;
  private final Colleagues colleagues;
  private final Viewing viewing;
  private final Pages pages;
  private final PageFrame frame;

  MarkingPages(
      Markings markings, Colleagues colleagues, Viewing viewing, Pages pages, PageFrame frame) {
    this.markings = markings;
    this.colleagues = colleagues;
    this.viewing = viewing;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping
  View open(@PathVariable UUID id, Viewer viewer) {
    Markings.Today today = today(id, viewer);
    Marking marking = today.marking();
    List<String> signIns =
        marking.level() == Marking.Level.SEALED
            ? colleagues.signIns(viewer, marking.named())
            : List.of();
    return form(today, MarkingForm.of(marking, signIns), viewer, List.of());
  }

  @PostMapping
  View mark(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Viewer viewer,
      HttpServletRequest request) {
    Markings.Today today = today(id, viewer);
    MarkingForm form = MarkingForm.of(new Typed(fields));
    Words say = frame.words();
    var wrong = new ArrayList<Wrong>();
    Marking marking = form.circle().marking(viewer, colleagues, say, wrong);
    if (!form.answered()) {
      wrong.add(new Wrong(say.of("writing.remark.no-level"), "marking"));
    }
    int reason = form.reason().codePointCount(0, form.reason().length());
    if (reason == 0 || reason > MarkingForm.LONGEST_REASON) {
      wrong.add(
          new Wrong(say.of("writing.remark.no-reason", MarkingForm.LONGEST_REASON), "reason"));
    }
    if (!form.seen().equals(MarkingForm.text(today.marking()))) {
      wrong.add(new Wrong(say.of("writing.remark.meanwhile"), null));
    } else if (wrong.isEmpty() && marking.equals(today.marking())) {
      wrong.add(new Wrong(say.of("writing.remark.nothing"), "marking"));
    }
    if (wrong.isEmpty() && !markings.mark(today, marking, form.reason(), viewer.author())) {
      wrong.add(new Wrong(say.of("writing.remark.meanwhile"), null));
    }
    if (!wrong.isEmpty()) {
      return form(today, form.after(today.marking()), viewer, wrong);
    }
    PageFrame.sayNext(request, say.of("writing.remark.done"));
    return ReportPages.to("/entries/" + today.entry());
  }

  private View form(Markings.Today today, MarkingForm form, Viewer viewer, List<Wrong> wrong) {
    return pages
        .view(
            "writing/marking",
            Map.of(
                "entry", today.entry(),
                "level", today.marking().level(),
                "form", form,
                "posts", colleagues.posts(viewer),
                "wrong", wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Markings.Today today(UUID id, Viewer viewer) {
    if (viewer.role() != Role.PRACTITIONER && viewer.role() != Role.MANAGER) {
      throw new Restricted();
    }
    return viewing.look(
        viewer,
        Purpose.OVERSIGHT,
        "marking",
        () ->
            markings
                .today(id)
                .filter(today ->
                    today.writer().filter(viewer.id()::equals).isPresent()
                        || (viewer.role() == Role.MANAGER
                            && today.partner().equals(viewer.partner())))
                .orElseThrow(Restricted::new),
        Markings.Today::people);
  }
}
