package org.breakwater.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the record, for every request of a session, who its person is now: a post taken away or a
 * person disabled counts at once. Ends sessions that have lasted a working day.
 */
final class Current extends OncePerRequestFilter {
  static final String VIEWER = "breakwater.viewer";

  /** In a session that needs no password of ours. */
  static final String BY_ORGANISATION = "breakwater.by-organisation";

  private static final Duration LONGEST_SESSION = Duration.ofHours(12);

  /** What somebody with a password for the first time may open before they have changed it. */
  private static final Set<String> BEFORE_CHANGE = Set.of("/password", "/sign-out", "/error");

  private final Directory directory;
  private final Credentials credentials;
  private final Clock clock;

  Current(Directory directory, Credentials credentials, Clock clock) {
    this.directory = directory;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication held = SecurityContextHolder.getContext().getAuthentication();
    if (held != null && held.getPrincipal() instanceof Account account) {
      Optional<Viewer> viewer = tooOld(request) ? Optional.empty() : directory.viewer(account.id());
      var context = SecurityContextHolder.createEmptyContext();
      if (viewer.isPresent()) {
        context.setAuthentication(SignIn.token(viewer.get()));
        request.setAttribute(VIEWER, viewer.get());
      } else {
        HttpSession session = request.getSession(false);
        if (session != null) {
          session.invalidate();
        }
      }
      SecurityContextHolder.setContext(context);
      if (viewer.isPresent() && mustChangeFirst(viewer.get(), request)) {
        response.sendRedirect("/password");
        return;
      }
    } else if (held != null && held.getPrincipal() instanceof OAuth2User) {
      // Their organisation vouched for them, but they were never matched to anybody known here.
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }

  private boolean mustChangeFirst(Viewer viewer, HttpServletRequest request) {
    String path = request.getServletPath();
    return !BEFORE_CHANGE.contains(path)
        && !path.startsWith("/assets/")
        && !byOrganisation(request.getSession(false))
        && credentials.mustChange(viewer.id());
  }

  private static boolean byOrganisation(@Nullable HttpSession session) {
    return session != null && session.getAttribute(BY_ORGANISATION) != null;
  }

  private boolean tooOld(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
        && Instant.ofEpochMilli(session.getCreationTime())
            .plus(LONGEST_SESSION)
            .isBefore(clock.instant());
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
