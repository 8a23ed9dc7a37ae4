package org.breakwater.concerns;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/** What happens to a concern. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface ConcernEvent extends Event {
  /**
   * From now on concerns are answered here, by this post. Reports received before are history: they
   * were answered, or not, elsewhere.
   */
  @Kind("concern.front-door-opened")
  record DoorOpened(String partner, String post) implements ConcernEvent {}

  /**
   * A report that worries somebody came in, and waits for a decision.
   *
   * @param writer who wrote it here; absent where an agency's system sent it
   */
  @Kind("concern.arrived")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Arrived(UUID report, String agency, @Nullable UUID writer) implements ConcernEvent {}

  /**
   * Somebody read a report that came as history, is worried by it, and puts it at the front door.
   *
   * @param agency that sent the report
   * @param words why it worries them
   */
  @Kind("concern.raised")
  record Raised(UUID report, String agency, String words) implements ConcernEvent {}

  /** Somebody's dissent was upheld, and it must be decided anew. */
  @Kind("concern.reopened")
  record Reopened(UUID report) implements ConcernEvent {}
}
