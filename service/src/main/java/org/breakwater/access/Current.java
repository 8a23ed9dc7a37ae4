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
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the record, for every request of a session, who its person is now: a post taken away or a
 * person disabled counts at once. Ends sessions that have lasted a working day.
 */
final class Current extends OncePerRequestFilter {
  static final String VIEWER = "breakwater.viewer";
  private static final Duration LONGEST_SESSION = Duration.ofHours(12);

  private final Directory directory;
  private final Clock clock;

  Current(Directory directory, Clock clock) {
    this.directory = directory;
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
    }
    chain.doFilter(request, response);
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
