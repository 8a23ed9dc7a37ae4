package org.breakwater.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What leads to an erasure, or keeps from one. Stored for ever, and itself never erased: add new
 * kinds, never rename or remove one. That the words are gone is said by {@link
 * org.breakwater.record.RecordEvent.Erased}.
 */
public sealed interface ErasureEvent extends Event {
  /** Why words may go. */
  enum Ground {
    /** They were kept for as long as the rule says. */
    RETENTION,
    /** A court ordered it. */
    COURT_ORDER,
    /** They should never have been recorded. */
    UNLAWFUL
  }

  /**
   * Somebody proposes that the words of these reports, and of all that follows from them, go.
   *
   * @param rule the retention rule, where that is the ground
   * @param version of the rule
   * @param name of whoever proposes
   */
  @Kind("erasure.proposed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Proposed(
      UUID person,
      List<UUID> entries,
      Ground ground,
      @Nullable String rule,
      @Nullable Integer version,
      String reasons,
      String name)
      implements ErasureEvent {}

  /** Somebody of another partner agrees, and it is done with this. */
  @Kind("erasure.agreed")
  record Agreed(UUID proposed, String reasons, String name) implements ErasureEvent {}

  /** Somebody does not agree, or the proposer takes it back: nothing is erased. */
  @Kind("erasure.refused")
  record Refused(UUID proposed, String reasons, String name) implements ErasureEvent {}

  /**
   * Nothing of this person, or of anybody, may be erased from now on.
   *
   * @param person absent where it is of everybody
   */
  @Kind("erasure.held")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Held(@Nullable UUID person, String reasons, String name) implements ErasureEvent {}

  /** Such a hold has ended. */
  @Kind("erasure.hold-lifted")
  record HoldLifted(UUID hold, String reasons, String name) implements ErasureEvent {}
}
