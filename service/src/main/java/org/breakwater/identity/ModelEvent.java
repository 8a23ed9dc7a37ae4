package org.breakwater.identity;

import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.breakwater.record.Subject;

/**
 * What happens to the model by which it is worked out who is who. Stored for ever: add new kinds,
 * never rename or remove one.
 */
public sealed interface ModelEvent extends Event {
  /** What these entries are about: which model is in force. */
  Subject ABOUT = new Subject("model", new UUID(0, 1));

  /**
   * A model was learnt from this record. Nothing is judged by it yet.
   *
   * @param hash SHA-256 of the parameters, in hexadecimal
   * @param parameters the whole model as JSON, without words that few people bear
   * @param descriptions how many different descriptions of people it was learnt from
   */
  @Kind(value = "model.learnt", changesItsSubjects = false)
  record Learnt(String hash, String parameters, int descriptions) implements ModelEvent {}

  /**
   * Somebody put a model in force: what is reported from now on is judged by it.
   *
   * @param reason in their words
   * @param name who they are
   */
  @Kind("model.chosen")
  record Chosen(String hash, String reason, String name) implements ModelEvent {}

  /**
   * Everyone who was on record when a model was put in force has been weighed again by it. Nobody
   * was moved.
   *
   * @param chosen the entry that put it in force
   * @param people how many were weighed again
   * @param joins pairs of them that it would join, and proposed to
   * @param parts of them whose mentions it would part, and proposed to
   */
  @Kind(value = "model.rescored", changesItsSubjects = false)
  record Rescored(UUID chosen, String hash, int people, int joins, int parts)
      implements ModelEvent {}
}
