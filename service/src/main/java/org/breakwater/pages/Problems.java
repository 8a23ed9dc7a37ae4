package org.breakwater.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.RecordUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/**
 * Says what went wrong: whether anything was saved, what to do next, and never a word of a record.
 */
@Controller
@ControllerAdvice
class Problems implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** Requests that save nothing, whatever goes wrong. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Pages pages;
  private final PageFrame frame;

  Problems(Pages pages, PageFrame frame) {
    this.pages = pages;
    this.frame = frame;
  }

  @ExceptionHandler(Restricted.class)
  Object restricted(HttpServletRequest request) {
    return answer(Problem.RESTRICTED, request, null);
  }

  @ExceptionHandler(RecordUnavailable.class)
  Object unavailable(RecordUnavailable outage, HttpServletRequest request) {
    LOG.error("the record cannot be reached", outage);
    return answer(
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "pages.unavailable.title",
            List.of(
                outage.saved() == RecordUnavailable.Saved.NOTHING
                    ? "pages.problem.nothing"
                    : "pages.problem.unknown")),
        request,
        null);
  }

  /** Whatever no handler took: Tomcat and Spring send it here. */
  @RequestMapping("/error")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : response.getStatus();
    String reference = null;
    if (status >= 500) {
      reference = UUID.randomUUID().toString().substring(0, 8);
      Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      LOG.error(
          "request failed, reference {}: {}",
          reference,
          failure instanceof Throwable thrown ? where(thrown) : "status " + status);
    }
    // The request itself has become a GET by now, whatever it was when it failed.
    Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    boolean saves = saves(method == null ? request.getMethod() : method.toString());
    return answer(Problem.of(status, saves), request, reference);
  }

  /** Whether a request of this method may save something. */
  static boolean saves(String method) {
    return !SAFE.contains(method);
  }

  /** The kind and the place of a failure, without its message, which may hold words of a record. */
  private static String where(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var places = new ArrayList<String>();
    for (StackTraceElement element : root.getStackTrace()) {
      if (element.getClassName().startsWith("org.breakwater") && places.size() < 5) {
        places.add(element.toString());
      }
    }
    return root.getClass().getName() + " at " + places;
  }

  private Object answer(Problem problem, HttpServletRequest request, @Nullable String reference) {
    Words words = frame.words();
    var said = new ArrayList<>(problem.paragraphs().stream().map(key -> words.of(key)).toList());
    if (reference != null) {
      said.add(words.of("pages.problem.reference", reference));
    }
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = asked == null ? request.getRequestURI() : asked.toString();
    if (path.startsWith("/api/") || path.startsWith("/actuator")) {
      ProblemDetail detail =
          ProblemDetail.forStatusAndDetail(problem.status(), String.join(" ", said));
      detail.setTitle(words.of(problem.title()));
      detail.setType(URI.create("about:blank"));
      if (reference != null) {
        detail.setProperty("reference", reference);
      }
      return ResponseEntity.status(problem.status())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(detail);
    }
    boolean emergency = problem.equals(Problem.RESTRICTED);
    View page =
        pages
            .view(
                "pages/text",
                Map.of(
                    "title",
                    words.of(problem.title()),
                    "paragraphs",
                    said,
                    "linkText",
                    words.of(emergency ? "pages.restricted.emergency" : "pages.home"),
                    "linkHref",
                    emergency ? "/emergency" : "/"))
            .status(problem.status());
    return page;
  }
}
