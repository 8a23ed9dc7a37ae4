package org.breakwater.alerts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a small picture: the children on the left, what they were met beside on the right, a
 * line where reports name both. Lengths are in the picture's own units.
 *
 * @param left out of how many members, which the table has
 */
public record Picture(int width, int height, List<Node> nodes, List<Edge> edges, int left) {
  /** So many nodes at first, then, and at most: a picture of more is read by nobody. */
  static final List<Integer> STEPS = List.of(12, 24, 40);

  static final int WIDTH = 640;
  static final int NODE_WIDTH = 236;
  static final int NODE_HEIGHT = 44;
  private static final int ROW = 56;
  private static final int EDGE = 2;
  private static final int LONGEST = 26;
  private static final int THICKEST = 7;

  /** A member: the corner of its box, its words, and the days between which reports name it. */
  public record Node(
      String key,
      boolean child,
      int x,
      int y,
      @Nullable String name,
      String type,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    /** The name as far as there is room for it. */
    public @Nullable String shortName() {
      return name == null || name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
  }

  /** A line between two boxes, thicker the more reports name both. */
  public record Edge(int fromX, int fromY, int toX, int toY, int reports, int thickness) {}

  /**
   * Draws a pattern.
   *
   * @param most nodes
   */
  static Picture of(WholePattern it, int most) {
    List<WholePattern.Member> children = named(it.children(), most / 2);
    List<WholePattern.Member> others = named(it.others(), most - children.size());
    // Where there are few of the others, there is room for more children.
    children = named(it.children(), most - others.size());
    int rows = Math.max(1, Math.max(children.size(), others.size()));
    var nodes = new ArrayList<Node>();
    var at = new HashMap<String, Node>();
    place(children, true, rows, nodes, at);
    place(others, false, rows, nodes, at);
    return new Picture(
        WIDTH, rows * ROW, List.copyOf(nodes), edges(it, at), it.within().size() - nodes.size());
  }

  private static List<WholePattern.Member> named(List<WholePattern.Member> members, int most) {
    return members.stream()
        .sorted(Comparator.comparingInt(WholePattern.Member::reports).reversed())
        .limit(most)
        .toList();
  }

  private static void place(
      List<WholePattern.Member> members,
      boolean children,
      int rows,
      List<Node> nodes,
      Map<String, Node> at) {
    int from = (rows - members.size()) * ROW / 2;
    for (int i = 0; i < members.size(); i++) {
      WholePattern.Member member = members.get(i);
      var node =
          new Node(
              member.key(),
              children,
              children ? EDGE : WIDTH - NODE_WIDTH - EDGE,
              from + i * ROW + (ROW - NODE_HEIGHT) / 2,
              member.name(),
              member.type(),
              member.first(),
              member.last());
      nodes.add(node);
      at.put(member.key(), node);
    }
  }

  private static List<Edge> edges(WholePattern it, Map<String, Node> at) {
    var shared = new HashMap<List<String>, Integer>();
    for (WholePattern.Evidence report : it.reports()) {
      Set<String> drawn = new HashSet<>(report.members());
      drawn.retainAll(at.keySet());
      for (String one : drawn)
        for (String other : drawn)
          if (node(at, one).child() && !node(at, other).child())
            shared.merge(List.of(one, other), 1, Integer::sum);
    }
    return shared.entrySet().stream()
        .sorted(Comparator.comparing(edge -> String.join(" ", edge.getKey())))
        .map(edge -> {
          Node child = node(at, edge.getKey().get(0));
          Node other = node(at, edge.getKey().get(1));
          return new Edge(
              child.x() + NODE_WIDTH,
              child.y() + NODE_HEIGHT / 2,
              other.x(),
              other.y() + NODE_HEIGHT / 2,
              edge.getValue(),
              Math.min(THICKEST, 2 * edge.getValue() - 1));
        })
        .toList();
  }

  private static Node node(Map<String, Node> at, String key) {
    return java.util.Objects.requireNonNull(at.get(key));
  }
}
