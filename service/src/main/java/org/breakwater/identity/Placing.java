package org.breakwater.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which id each group of mentions bears. A person's id stays with the oldest of their mentions;
 * where several persons become one, the id of whoever was on record first stays, and the others
 * lead to it. Who is left without an id is somebody new.
 */
final class Placing {
  private Placing() {}

  /** What has to move so that each group is one person and every group another. */
  static List<Move> moves(List<List<Node>> groups, Supplier<UUID> newPerson) {
    Map<UUID, MentionId> founding = new HashMap<>();
    for (List<Node> group : groups) {
      for (Node node : group) {
        UUID person = node.person();
        if (person != null) {
          founding.merge(person, node.oldest(), (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
      }
    }
    var moves = new ArrayList<Move>();
    for (List<Node> group : groups) {
      UUID stays = Objects.requireNonNullElseGet(stays(group, founding), newPerson);
      for (Node node : group) {
        if (!stays.equals(node.person())) {
          node.mentions().forEach(one -> moves.add(new Move(one, node.person(), stays)));
        }
      }
    }
    return moves;
  }

  private static @Nullable UUID stays(List<Node> group, Map<UUID, MentionId> founding) {
    return group.stream()
        .filter(node -> node.person() != null)
        .filter(node -> node.oldest().equals(founding.get(node.person())))
        .min(Comparator.comparing(Node::oldest))
        .map(Node::person)
        .orElse(null);
  }
}
