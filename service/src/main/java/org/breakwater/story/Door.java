package org.breakwater.story;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.breakwater.access.Permit;
import org.breakwater.access.Permits;
import org.breakwater.access.Viewer;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

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
  View open(
      Viewer viewer, Subject subject, HttpServletRequest request, Function<Purpose, View> page) {
    return switch (permits.of(viewer, subject)) {
      case Permit.Allowed(Purpose purpose) -> page.apply(purpose);
      case Permit.StatePurpose _ -> redirect(purposePage(subject, request));
      case Permit.NotSeen _ -> throw new Restricted();
    };
  }

  static View redirect(String to) {
    var view = new RedirectView(to);
    view.setExposeModelAttributes(false);
    return view;
  }

  private static String purposePage(Subject subject, HttpServletRequest request) {
    String asked = request.getRequestURI();
    String query = request.getQueryString();
    return UriComponentsBuilder.fromPath("/purpose")
        .queryParam("subject", "{subject}")
        .queryParam("next", "{next}")
        .encode()
        .buildAndExpand(subject, query == null ? asked : asked + "?" + query)
        .toUriString();
  }
}
