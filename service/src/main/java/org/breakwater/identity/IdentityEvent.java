package org.breakwater.identity;

import java.util.List;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;

/** A judgement about who is who. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface IdentityEvent extends Event {
  /** The mentions that are from now on held to be another person. */
  List<Move> moves();

  /**
   * Mentions were judged, by the entry's author: a person, or the matcher with its model's version.
   * What follows for each mention is written down with it, so that the record can be read again
   * without the model.
   */
  @Kind("identity.judged")
  record Judged(List<Judgement> judgements, List<Move> moves) implements IdentityEvent {}

  /**
   * A judgement no longer stands. It stays in the record, and the pair is undecided again.
   *
   * @param judged the entry whose judgements are withdrawn
   * @param reason in the words of whoever withdraws them
   */
  @Kind("identity.withdrawn")
  record Withdrawn(UUID judged, String reason, List<Move> moves) implements IdentityEvent {}
}
