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

  /**
   * What a bare status means.
   *
   * @param mayHaveSaved whether the request was one that can save something
   */
  static Problem of(int status, boolean mayHaveSaved) {
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
              List.of(saved(mayHaveSaved)));
      default ->
          status >= 400 && status < 500
              ? new Problem(known(status), "pages.bad.title", List.of("pages.bad.text"))
              : new Problem(known(status), "pages.problem.title", List.of(saved(mayHaveSaved)));
    };
  }

  private static String saved(boolean mayHaveSaved) {
    return mayHaveSaved ? "pages.problem.unknown" : "pages.problem.nothing";
  }

  private static HttpStatus known(int status) {
    HttpStatus found = HttpStatus.resolve(status);
    return found == null || !found.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : found;
  }
}
