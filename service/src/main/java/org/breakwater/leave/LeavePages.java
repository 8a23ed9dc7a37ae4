package org.breakwater.leave;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where somebody says when they are away and who stands in, or their manager does. */
@Controller
class LeavePages {
  private final Leaves leaves;
  private final Viewing viewing;
  private final Pages pages;
  private final PageFrame frame;

  LeavePages(Leaves leaves, Viewing viewing, Pages pages, PageFrame frame) {
    this.leaves = leaves;
    this.viewing = viewing;
    this.pages = pages;
    this.frame = frame;
  }

  private record Shown(List<Leave> leaves, List<Leaves.Person> people) {}

  @GetMapping("/leave")
  View show(Viewer viewer) {
    works(viewer);
    return page(viewer, read(viewer), new LeaveForm(), List.of());
  }

  @PostMapping("/leave")
  View say(
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    works(viewer);
    var form = new LeaveForm(typed);
    var wrong = new ArrayList<Wrong>();
    Shown shown = read(viewer);
    Optional<LeaveForm.Said> said =
        form.said(viewer, shown.people(), frame.dates().today(), frame.words(), wrong);
    if (said.isPresent()) {
      var it = said.get();
      if (leaves.say(viewer, it.who(), it.first(), it.last(), it.standIn())) {
        return done("leave.said", request);
      }
      wrong.add(new Wrong(frame.words().of("leave.wrong.overlaps", it.who().name()), "first-day"));
    }
    return page(viewer, shown, form, wrong);
  }

  @PostMapping("/leave/{id}/end")
  View end(@PathVariable UUID id, Viewer viewer, HttpServletRequest request) {
    works(viewer);
    leaves.end(viewer, leaves.one(viewer, id).orElseThrow(Restricted::new));
    return done("leave.ended", request);
  }

  private Shown read(Viewer viewer) {
    return viewing.read(viewer, () -> new Shown(leaves.ofPartner(), leaves.people()));
  }

  private View page(Viewer viewer, Shown shown, LeaveForm form, List<Wrong> wrong) {
    var model =
        Map.<String, Object>of(
            "leaves",
            shown.leaves().stream().filter(it -> Leaves.maySay(viewer, it.user())).toList(),
            "people",
            shown.people(),
            "viewer",
            viewer.id(),
            "manages",
            viewer.role() == Role.MANAGER,
            "form",
            form,
            "errors",
            wrong);
    return pages
        .view("leave/leave", model)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private View done(String words, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(words));
    return new RedirectView("/leave");
  }

  private static void works(Viewer viewer) {
    if (viewer.role() == Role.ADMINISTRATOR) {
      throw new Restricted();
    }
  }
}
