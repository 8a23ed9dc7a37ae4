package org.breakwater.slipping;

import java.util.List;
import java.util.Map;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.leave.Leaves;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Children who slip from view, and what a manager's team carries. */
@Controller
class SlippingPages {
  private final Slipping slipping;
  private final Teams teams;
  private final Leaves leaves;
  private final Viewing viewing;
  private final Pages pages;

  SlippingPages(Slipping slipping, Teams teams, Leaves leaves, Viewing viewing, Pages pages) {
    this.slipping = slipping;
    this.teams = teams;
    this.leaves = leaves;
    this.viewing = viewing;
    this.pages = pages;
  }

  @GetMapping("/slipping")
  View slipping(Viewer viewer) {
    if (viewer.role() == Role.ADMINISTRATOR) {
      throw new Restricted();
    }
    Purpose purpose = viewer.role() == Role.PRACTITIONER ? Purpose.DIRECT_WORK : Purpose.OVERSIGHT;
    List<Slipping.Group> groups =
        viewing.look(viewer, purpose, "slipping", slipping::groups, Slipping::shown);
    return pages.view("slipping/slipping", Map.of("groups", groups));
  }

  @GetMapping("/team")
  View team(Viewer viewer) {
    if (viewer.role() != Role.MANAGER) {
      throw new Restricted();
    }
    return viewing.read(
        viewer,
        () ->
            pages.view(
                "slipping/team", Map.of("team", teams.load(), "leaves", leaves.ofPartner())));
  }
}
