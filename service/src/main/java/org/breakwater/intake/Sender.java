package org.breakwater.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who hands reports over.
 *
 * @param user the signed-in person, absent for the import command and for a partner's system
 * @param post the post in which they act; absent to name each report's own writer's post
 * @param partner the only partner whose reports this sender may hand over; absent for every
 *     partner's
 */
public record Sender(@Nullable UUID user, @Nullable String post, @Nullable String partner) {
  /** Someone at the machine itself, who may bring in a whole area's history. */
  public static final Sender OPERATOR = new Sender(null, null, null);
}
