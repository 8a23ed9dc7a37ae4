package org.breakwater.pages;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, as people are told: a page for people, RFC 9457 for systems.
 *
 * @param title message key
 * @param paragraphs message keys
 */
public record Problem(HttpStatus status, String title, List<String> paragraphs) {
  /** Nothing at this address, or nothing that this person may see: the two look the same. */
  public static final Problem RESTRICTED =
      new Problem(
          HttpStatus.NOT_FOUND,
          "pages.restricted.title",
          List.of("pages.restricted.text", "pages.restricted.ask"));

  static final Problem MISSING =
      new Problem(HttpStatus.NOT_FOUND, "pages.missing.title", List.of("pages.missing.text"));

  static Problem of(int status) {
    return switch (status) {
      case 400, 422 ->
          new Problem(HttpStatus.valueOf(status), "pages.bad.title", List.of("pages.bad.text"));
      case 403, 401 ->
          new Problem(
              HttpStatus.valueOf(status), "pages.expired.title", List.of("pages.expired.text"));
      case 404 -> MISSING;
      case 405 ->
          new Problem(
              HttpStatus.METHOD_NOT_ALLOWED, "pages.method.title", List.of("pages.method.text"));
      case 429 ->
          new Problem(HttpStatus.TOO_MANY_REQUESTS, "pages.many.title", List.of("pages.many.text"));
      case 503 ->
          new Problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "pages.unavailable.title",
              List.of("pages.problem.nothing"));
      default ->
          new Problem(
              status >= 500 ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.valueOf(status),
              "pages.problem.title",
              List.of("pages.problem.nothing"));
    };
  }
}
