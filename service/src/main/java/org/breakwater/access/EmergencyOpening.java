package org.breakwater.access;

import java.time.Instant;
import java.util.UUID;
import org.breakwater.pages.Page;
import org.jspecify.annotations.Nullable;

/** One opening of a record in an emergency, and what was thought of it. */
public record EmergencyOpening(
    UUID entry,
    UUID person,
    String name,
    String partnerName,
    String partner,
    String reason,
    Instant from,
    Instant to,
    Instant reviewBy,
    @Nullable Boolean justified,
    @Nullable String note,
    UUID user) {

  /** What the reviewer held, in words. */
  public String judged(Page page) {
    if (justified == null) {
      return page.say("access.review.waiting");
    }
    return page.say(justified ? "access.review.yes" : "access.review.no")
        + (note == null ? "" : ": " + note);
  }
}
