package org.breakwater.leave;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/** What is said of somebody's leave. Stored for ever: add new kinds, never rename or remove one. */
sealed interface LeaveEvent extends Event {
  /**
   * A person is away. The entry's author is whoever said so.
   *
   * @param first the first day, on the clocks of the United Kingdom
   * @param last the last day
   * @param standIn who stands in; absent where nobody does
   */
  @Kind("leave.said")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Said(UUID leave, UUID user, LocalDate first, LocalDate last, @Nullable UUID standIn)
      implements LeaveEvent {}

  /** They are back, or were not away after all, from the moment of the entry. */
  @Kind("leave.ended")
  record Ended(UUID leave, UUID user) implements LeaveEvent {}
}
