package org.breakwater.alerts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a small picture: the children on the left, what they were met beside on the right, a
 * line where reports name both, and a bow between children where nothing else joins one of them.
 * Lengths are in the picture's own units.
 *
 * @param left out of how many members, which the table has
 */
public record Picture(
    int width, int height, List<Node> nodes, List<Edge> edges, List<Edge> bows, int left) {
  /** So many nodes at first, then, and at most: a picture of more is read by nobody. */
  static final List<Integer> STEPS = List.of(12, 24, 40);

  static final int WIDTH = 640;
  static final int NODE_WIDTH = 236;
  static final int NODE_HEIGHT = 44;
  private static final int ROW = 56;
  private static final int EDGE = 2;

  /** Room on the left for bows. */
  private static final int BOWS = 36;

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
    var shared = shared(it, keys(children), keys(others));
    var joined = shared.keySet().stream().map(List::getFirst).collect(Collectors.toSet());
    var together = shared(it, keys(children), keys(children));
    together.keySet().removeIf(pair -> joined.containsAll(pair));
    place(children, together.isEmpty() ? EDGE : BOWS, true, rows, nodes, at);
    place(others, WIDTH - NODE_WIDTH - EDGE, false, rows, nodes, at);
    return new Picture(
        WIDTH,
        rows * ROW,
        List.copyOf(nodes),
        edges(shared, at, NODE_WIDTH),
        edges(together, at, 0),
        it.within().size() - nodes.size());
  }

  private static Set<String> keys(List<WholePattern.Member> members) {
    return members.stream().map(WholePattern.Member::key).collect(Collectors.toSet());
  }

  private static List<WholePattern.Member> named(List<WholePattern.Member> members, int most) {
    return members.stream()
        .sorted(Comparator.comparingInt(WholePattern.Member::reports).reversed())
        .limit(most)
        .toList();
  }

  private static void place(
      List<WholePattern.Member> members,
      int x,
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
              x,
              from + i * ROW + (ROW - NODE_HEIGHT) / 2,
              member.name(),
              member.type(),
              member.first(),
              member.last());
      nodes.add(node);
      at.put(member.key(), node);
    }
  }

  /** In how many reports each of the ones is named with each of the others. */
  private static Map<List<String>, Integer> shared(
      WholePattern it, Set<String> ones, Set<String> others) {
    var shared = new HashMap<List<String>, Integer>();
    for (WholePattern.Evidence report : it.reports()) {
      Set<String> named = Set.copyOf(report.members());
      for (String one : named)
        for (String other : named)
          if (ones.contains(one)
              && others.contains(other)
              && (!ones.contains(other) || one.compareTo(other) < 0))
            shared.merge(List.of(one, other), 1, Integer::sum);
    }
    return shared;
  }

  /**
   * Lines.
   *
   * @param from where they begin, from the left of the box
   */
  private static List<Edge> edges(
      Map<List<String>, Integer> shared, Map<String, Node> at, int from) {
    return shared.entrySet().stream()
        .sorted(Comparator.comparing(edge -> String.join(" ", edge.getKey())))
        .map(edge -> {
          Node child = node(at, edge.getKey().get(0));
          Node other = node(at, edge.getKey().get(1));
          return new Edge(
              child.x() + from,
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
