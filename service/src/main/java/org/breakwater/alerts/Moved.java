package org.breakwater.alerts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.breakwater.identity.IdentityEvent;
import org.breakwater.identity.MentionId;

/** Who may be somebody else than before, or has come to be in doubt: gathered between looks. */
final class Moved {
  /** Mentions that are held to be another person, or about which somebody or something judged. */
  final Set<MentionId> mentions = new HashSet<>();

  /** Those to whom such a mention belonged. */
  final Set<UUID> persons = new HashSet<>();

  void add(IdentityEvent event) {
    for (var move : event.moves()) {
      mentions.add(move.mention());
      if (move.from() != null) persons.add(move.from());
    }
    if (event instanceof IdentityEvent.Judged(var judgements, _))
      judgements.forEach(judgement -> mentions.addAll(List.of(judgement.one(), judgement.other())));
  }

  void addAll(Moved more) {
    mentions.addAll(more.mentions);
    persons.addAll(more.persons);
  }

  void clear() {
    mentions.clear();
    persons.clear();
  }
}
