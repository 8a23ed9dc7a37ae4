package org.breakwater.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.breakwater.database.RecordUnavailable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Calls an outage by its name wherever it is met: who is signed in is kept in the database too, so
 * without it a request fails before any page is asked, and the page of the failure fails again.
 * Stands outside of the sessions, and shows the page as to somebody who is not signed in.
 */
@Component
@ConditionalOnWebApplication
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
final class Outages extends OncePerRequestFilter {
  private final HandlerExceptionResolver problems;

  Outages(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      Optional<RecordUnavailable> outage = outage(e, Problems.saves(request.getMethod()));
      if (outage.isEmpty() || response.isCommitted()) {
        throw e;
      }
      // The headers that keep a browser safe stay.
      response.resetBuffer();
      // It would be looked up in the session.
      request.removeAttribute(CsrfToken.class.getName());
      say(outage.get(), request, response);
    }
  }

  private void say(
      RecordUnavailable outage, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    ModelAndView page = problems.resolveException(request, response, null, outage);
    if (page != null && page.getView() != null) {
      try {
        page.getView().render(page.getModel(), request, response);
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }
  }

  private static Optional<RecordUnavailable> outage(Throwable failure, boolean saves) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordUnavailable known) {
        return Optional.of(known);
      }
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof CannotCreateTransactionException) {
        return Optional.of(
            new RecordUnavailable(
                saves ? RecordUnavailable.Saved.UNKNOWN : RecordUnavailable.Saved.NOTHING, cause));
      }
    }
    return Optional.empty();
  }
}
