package org.breakwater.unusual;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/** What happens to unusual looks. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface UnusualEvent extends Event {
  /** What is unusual. */
  enum What {
    /** More people's records in a day than work with people takes. */
    MANY,
    /** The record of somebody with the looker's own family name. */
    SAME_NAME,
    /** The record of somebody whom everybody talks about. */
    TALKED_ABOUT
  }

  /**
   * A look was noticed; the entry answers it.
   *
   * @param user who looked
   * @param person whose record; absent where it is about how many
   * @param records how many people's records they had opened in the day before
   */
  @Kind(value = "unusual.noticed", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Noticed(
      What what,
      UUID user,
      String name,
      String post,
      String partner,
      @Nullable UUID person,
      int records,
      Instant reviewBy)
      implements UnusualEvent {}

  /** Somebody of another partner judged that. */
  @Kind("unusual.reviewed")
  record Reviewed(UUID noticed, boolean fine, String note, String name) implements UnusualEvent {}

  /** From now on each look at this person's record is noticed, unless one works with them. */
  @Kind("unusual.watched")
  record Watched(UUID person, String reason, String name) implements UnusualEvent {}

  /** That has ended. */
  @Kind("unusual.unwatched")
  record Unwatched(UUID person, String reason, String name) implements UnusualEvent {}
}
