package org.breakwater.record;

import java.util.List;
import java.util.UUID;

/**
 * What can happen to an entry itself. Stored for ever: add new kinds, never rename or remove one.
 */
public sealed interface RecordEvent extends Event {
  /**
   * From now on another circle may see the entry that this one answers.
   *
   * @param marking who may see it
   * @param reason why, in the words of whoever decided
   */
  @Kind("record.remarked")
  record Remarked(Marking marking, String reason) implements RecordEvent {}

  /**
   * The words of these entries, and their salts, were lawfully destroyed with this entry. It
   * answers the agreement to it.
   *
   * @param entries at most 10,000
   */
  @Kind("record.erased")
  record Erased(List<UUID> entries) implements RecordEvent {}
}
