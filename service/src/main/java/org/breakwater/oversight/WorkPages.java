package org.breakwater.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Role;
import org.breakwater.access.SmallNumbers;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.alerts.Resources;
import org.breakwater.concerns.Concern;
import org.breakwater.concerns.Concerns;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.Decision;
import org.breakwater.decisions.Decisions;
import org.breakwater.escalation.RunningClock;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.path.Path;
import org.breakwater.path.Paths;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.breakwater.slipping.Slipping;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** My work today, and the oversight of everybody's. */
@Controller
class WorkPages {
  /** So many children are named for one reason of slipping from view; the page of all leads on. */
  private static final int NAMED = 20;

  /** Whoever has not read for so long what they were told, does not know it. */
  private static final Duration UNREAD = Duration.ofDays(3);

  private final Notices notices;
  private final RunningClocks clocks;
  private final Decisions decisions;
  private final Concerns concerns;
  private final Paths paths;
  private final Slipping slipping;
  private final Resources resources;
  private final Transactions transactions;
  private final Viewing viewing;
  private final Pages pages;
  private final PageFrame frame;
  private final Clock clock;

  WorkPages(
      Notices notices,
      RunningClocks clocks,
      Decisions decisions,
      Concerns concerns,
      Paths paths,
      Slipping slipping,
      Resources resources,
      Transactions transactions,
      Viewing viewing,
      Pages pages,
      PageFrame frame,
      Clock clock) {
    this.notices = notices;
    this.clocks = clocks;
    this.decisions = decisions;
    this.concerns = concerns;
    this.paths = paths;
    this.slipping = slipping;
    this.resources = resources;
    this.transactions = transactions;
    this.viewing = viewing;
    this.pages = pages;
    this.frame = frame;
    this.clock = clock;
  }

  private record Mine(
      List<RunningClock> clocks, List<Decision> toReview, List<Path.Action> actions) {}

  @GetMapping("/today")
  View today(Viewer viewer) {
    works(viewer);
    var mine =
        viewing.read(
            viewer,
            () -> {
              transactions.planOnce();
              return new Mine(
                  clocks.mine(), decisions.toReview(frame.dates().today()), paths.mine());
            });
    return pages.view(
        "oversight/today",
        Map.of(
            "notices", notices.mine(viewer),
            "clocks", mine.clocks(),
            "toReview", mine.toReview(),
            "actions", mine.actions()));
  }

  @PostMapping("/notices/{id}/read")
  View read(@PathVariable UUID id, Viewer viewer, HttpServletRequest request) {
    works(viewer);
    if (!notices.read(viewer, id)) {
      throw new Restricted();
    }
    PageFrame.sayNext(request, frame.words().of("oversight.notice.read"));
    return new RedirectView("/today");
  }

  @GetMapping("/oversight")
  View oversight(Viewer viewer) {
    if (viewer.role() != Role.SCRUTINEER && viewer.role() != Role.MANAGER) {
      throw new Restricted();
    }
    Overseen seen =
        viewing.look(viewer, Purpose.OVERSIGHT, "oversight", this::overseen, WorkPages::shown);
    return pages.view("oversight/oversight", Map.of("it", seen));
  }

  private Overseen overseen() {
    transactions.planOnce();
    List<RunningClock> overdue = clocks.overdue();
    // Where not all that one may see are listed, the rest is not hidden but further down.
    long all = overdue.size() == RunningClocks.MOST ? 0 : clocks.allOverdue();
    return new Overseen(
        overdue,
        SmallNumbers.hidden(all, overdue.size()),
        notices.unread(clock.instant().minus(UNREAD)),
        decisions.unanswered(),
        decisions.overrulings(),
        slipping.groups(NAMED),
        resources.missing(),
        concerns.closedAgain());
  }

  private static List<Subject> shown(Overseen seen) {
    return Stream.of(
            Slipping.shown(seen.slipping()).stream(),
            seen.resources().stream().map(one -> new Subject("pattern", one.pattern())),
            seen.closedAgainAndAgain().stream().map(Concern.AddingUp::subject))
        .flatMap(shown -> shown)
        .toList();
  }

  private static void works(Viewer viewer) {
    if (viewer.role() == Role.ADMINISTRATOR) {
      throw new Restricted();
    }
  }
}
