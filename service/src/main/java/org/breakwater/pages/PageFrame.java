package org.breakwater.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/** Finds out what every page must know about the request that it answers. */
public final class PageFrame {
  private static final String NOTICE = "breakwater.notice";

  private final MessageSource messages;
  private final Dates dates;
  private final List<NavItem> places;

  PageFrame(MessageSource messages, Dates dates, List<NavItem> places) {
    this.messages = messages;
    this.dates = dates;
    this.places = places.stream().sorted(Comparator.comparingInt(NavItem::order)).toList();
  }

  /** Says a text once, on the next page that this session sees. */
  public static void sayNext(HttpServletRequest request, String notice) {
    request.getSession().setAttribute(NOTICE, notice);
  }

  /** The texts in the page's language. */
  public Words words() {
    return new Words(messages, Locale.UK);
  }

  /** Dates in words. */
  public Dates dates() {
    return dates;
  }

  /** What a page knows that is no answer to a request. */
  Page away() {
    return new Page(words(), dates, null, List.of(), List.of(), null, "", null);
  }

  Page of(HttpServletRequest request) {
    Words words = words();
    Principal person = request.getUserPrincipal();
    String path = request.getRequestURI();
    List<NavItem> open =
        person == null
            ? List.of()
            : places.stream()
                .filter(place -> place.roles().stream().anyMatch(request::isUserInRole))
                .toList();
    // The longest address that this page's begins with: /reports/drafts is not /reports/new.
    NavItem here =
        open.stream()
            .filter(place -> isWithin(path, place.href()))
            .max(Comparator.comparingInt(place -> place.href().length()))
            .orElse(null);
    String top = here == null ? null : here.top();
    List<NavItem> together = open.stream().filter(place -> place.top().equals(top)).toList();
    return new Page(
        words,
        dates,
        person == null ? null : person.getName(),
        open.stream()
            .filter(place -> place.under() == null)
            .map(place -> shown(place, words, place.href().equals(top)))
            .toList(),
        together.size() < 2
            ? List.of()
            : together.stream().map(place -> shown(place, words, place.equals(here))).toList(),
        token(request),
        path,
        notice(request));
  }

  private static Page.Place shown(NavItem place, Words words, boolean current) {
    return new Page.Place(place.href(), words.of(place.words()), current);
  }

  private static boolean isWithin(String path, String href) {
    return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
  }

  private static Page.@Nullable Token token(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Page.Token(token.getParameterName(), token.getToken())
        : null;
  }

  private static @Nullable String notice(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(NOTICE) instanceof String notice)) {
      return null;
    }
    session.removeAttribute(NOTICE);
    return notice;
  }
}
