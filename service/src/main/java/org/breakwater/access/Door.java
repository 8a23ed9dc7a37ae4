package org.breakwater.access;

import java.util.function.Function;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Lets a viewer in to one record, asks them first why they look, or turns them away. */
public final class Door {
  private final Permits permits;

  Door(Permits permits) {
    this.permits = permits;
  }

  /**
   * The page for the purpose that lets the viewer in, or the way to state one.
   *
   * @throws Restricted where there is nothing that they may see
   */
  public View open(Viewer viewer, Subject subject, Function<Purpose, View> page) {
    return open(viewer, subject, page, Door::redirect);
  }

  /**
   * The same for what is no page.
   *
   * @param elsewhere an answer that sends the viewer to an address
   * @throws Restricted where there is nothing that they may see
   */
  public <T> T open(
      Viewer viewer, Subject subject, Function<Purpose, T> page, Function<String, T> elsewhere) {
    return switch (permits.of(viewer, subject)) {
      case Permit.Allowed(Purpose purpose) -> page.apply(purpose);
      case Permit.StatePurpose _ ->
          elsewhere.apply("/purpose?type=" + subject.type() + "&id=" + subject.id());
      case Permit.NotSeen _ -> throw new Restricted();
    };
  }

  /** The address of a person's, a thing's or a pattern's own page. */
  public static String address(Subject subject) {
    return switch (subject.type()) {
          case "person" -> "/people/";
          case "pattern" -> "/patterns/";
          default -> "/things/";
        }
        + subject.id();
  }

  /** Sends the viewer to an address, with nothing else told in it. */
  public static View redirect(String to) {
    var view = new RedirectView(to);
    view.setExposeModelAttributes(false);
    return view;
  }
}
