package org.breakwater.record;

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
}
