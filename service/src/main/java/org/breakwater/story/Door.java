package org.breakwater.story;

import java.util.function.Function;
import org.breakwater.access.Permit;
import org.breakwater.access.Permits;
import org.breakwater.access.Viewer;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Lets a viewer in to one record, asks them first why they look, or turns them away. */
final class Door {
  private final Permits permits;

  Door(Permits permits) {
    this.permits = permits;
  }

  /**
   * The page for the purpose that lets the viewer in, or the way to state one.
   *
   * @throws Restricted where there is nothing that they may see
   */
  View open(Viewer viewer, Subject subject, Function<Purpose, View> page) {
    return switch (permits.of(viewer, subject)) {
      case Permit.Allowed(Purpose purpose) -> page.apply(purpose);
      case Permit.StatePurpose _ ->
          redirect("/purpose?type=" + subject.type() + "&id=" + subject.id());
      case Permit.NotSeen _ -> throw new Restricted();
    };
  }

  static View redirect(String to) {
    var view = new RedirectView(to);
    view.setExposeModelAttributes(false);
    return view;
  }
}
