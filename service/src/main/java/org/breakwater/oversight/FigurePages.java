package org.breakwater.oversight;

import java.util.Map;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** How it goes in the whole area, in numbers. Nobody's record is shown, so no look is recorded. */
@Controller
final class FigurePages {
  private final Figures figures;
  private final Viewing viewing;
  private final Pages pages;

  FigurePages(Figures figures, Viewing viewing, Pages pages) {
    this.figures = figures;
    this.viewing = viewing;
    this.pages = pages;
  }

  @GetMapping("/figures")
  View show(Viewer viewer) {
    boolean overseesTheArea =
        viewer.reach() == Reach.AREA
            && (viewer.role() == Role.SCRUTINEER || viewer.role() == Role.MANAGER);
    if (viewer.role() != Role.ELECTED_MEMBER && !overseesTheArea) {
      throw new Restricted();
    }
    return pages.view("oversight/figures", Map.of("figures", viewing.read(viewer, figures::all)));
  }
}
