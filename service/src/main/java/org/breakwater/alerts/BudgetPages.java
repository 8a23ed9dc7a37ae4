package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.decisions.Decisions;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * How many false alarms a month the area accepts, who set it and why. Nobody's record is shown, so
 * no look is recorded.
 */
@Controller
final class BudgetPages {
  private final Budget budget;
  private final Viewing viewing;
  private final Pages pages;
  private final PageFrame frame;

  BudgetPages(Budget budget, Viewing viewing, Pages pages, PageFrame frame) {
    this.budget = budget;
    this.viewing = viewing;
    this.pages = pages;
    this.frame = frame;
  }

  /** Whoever looks at the whole area may know; an administrator looks at nothing. */
  static boolean knows(Viewer viewer) {
    return viewer.reach() == Reach.AREA && viewer.role() != Role.ADMINISTRATOR;
  }

  private static boolean sets(Viewer viewer) {
    return viewer.decidesForTheArea() && viewer.role() == Role.MANAGER;
  }

  @GetMapping("/patterns/budget")
  View show(Viewer viewer) {
    return page(viewer, "", "", List.of(), HttpStatus.OK);
  }

  @PostMapping("/patterns/budget")
  View set(
      @RequestParam(name = "per-month", defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "-1") long seen,
      Viewer viewer,
      HttpServletRequest request) {
    if (!sets(viewer)) {
      throw new Restricted();
    }
    var wrong = new ArrayList<Wrong>();
    OptionalDouble perMonth = number(typed);
    if (perMonth.isEmpty()) {
      wrong.add(new Wrong(frame.words().of("patterns.budget.wrong.number"), "per-month"));
    }
    if (reason.isBlank() || reason.length() > Decisions.LONGEST) {
      wrong.add(
          new Wrong(frame.words().of("patterns.budget.wrong.reason", Decisions.LONGEST), "reason"));
    }
    if (perMonth.isEmpty() || !wrong.isEmpty()) {
      return page(viewer, typed, reason, wrong, HttpStatus.BAD_REQUEST);
    }
    if (!budget.set(viewer, perMonth.getAsDouble(), reason.strip(), seen)) {
      wrong.add(new Wrong(frame.words().of("patterns.budget.wrong.meanwhile"), null));
      return page(viewer, typed, reason, wrong, HttpStatus.CONFLICT);
    }
    PageFrame.sayNext(request, frame.words().of("patterns.budget.done"));
    return new RedirectView("/patterns/budget");
  }

  /** A number as people type it, above 0 and not above the most; empty where it is none. */
  private static OptionalDouble number(String typed) {
    try {
      double number = Double.parseDouble(typed.strip().replace(',', '.'));
      return number > 0 && number <= Budget.MOST
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private View page(
      Viewer viewer, String typed, String reason, List<Wrong> errors, HttpStatus status) {
    if (!knows(viewer)) {
      throw new Restricted();
    }
    long seen = budget.seen();
    return viewing.read(
        viewer,
        () -> {
          var model = new HashMap<String, Object>();
          model.put("perMonth", budget.perMonth());
          model.put("untilSet", budget.untilSet());
          model.put("settings", budget.settings());
          model.put("sets", sets(viewer));
          model.put("seen", seen);
          model.put("typed", typed);
          model.put("reason", reason);
          model.put("errors", errors);
          return pages.view("patterns/budget", model).status(status);
        });
  }
}
