package org.breakwater.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets partners' systems in by their token: they may hand in reports, and read nothing. */
final class Systems extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private final Credentials credentials;

  Systems(Credentials credentials) {
    this.credentials = credentials;
  }

  /** A partner's system. */
  record Caller(String partner, String label) implements java.security.Principal {
    @Override
    public String getName() {
      return label;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      credentials
          .token(header.substring(BEARER.length()).strip())
          .ifPresent(token -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                    new Caller(token.partner(), token.label()),
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_SYSTEM"))));
            SecurityContextHolder.setContext(context);
          });
    }
    chain.doFilter(request, response);
  }
}
