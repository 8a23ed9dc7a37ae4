package org.breakwater.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.linkage.Clusterer;
import org.breakwater.linkage.Constraints;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.ReadRecord;
import org.breakwater.linkage.Thresholds;
import org.breakwater.linkage.Waterfall;
import org.breakwater.linkage.Weighings;
import org.jspecify.annotations.Nullable;

/**
 * Judges who an arriving mention is, by the linkage engine: everyone whom it may concern is grouped
 * again together with it, so that the same reports end in the same groups in whatever order they
 * came. What people judged holds whatever the weights say. People of one report are held to be
 * different people, and so are those with different valid numbers of one scheme, until somebody who
 * knows them says otherwise.
 *
 * <p>Where order can still tell: which of two equally likely groups a mention joins, keys that too
 * many share by the time it comes, and groups larger than the limits here.
 */
final class LinkageMatcher {
  private static final Thresholds THRESHOLDS = ShippedModel.THRESHOLDS;

  /** Persons grouped again for one mention, nearest first. */
  private static final int MOST_PERSONS = 40;

  /** Different descriptions of one person that are compared; all others stay with them. */
  static final int MOST_NODES = 60;

  /** Persons whom one mention may be, and is not joined with. */
  private static final int MOST_DOUBTS = 3;

  private static final Thresholds KEPT =
      new Thresholds(THRESHOLDS.breakAt(), THRESHOLDS.ask(), THRESHOLDS.breakAt());

  private final Model model;
  private final Clusterer joining;
  private final Clusterer keeping;
  private final Weighings weighings;

  LinkageMatcher(Model model) {
    this.model = model;
    this.joining = new Clusterer(model, THRESHOLDS);
    this.keeping = new Clusterer(model, KEPT);
    this.weighings = new Weighings(model);
  }

  /**
   * A change that the model would make to people who are on record, and does not make.
   *
   * @param judgement not sure for two persons who would be one; different for two mentions of one
   *     person who would be two
   */
  record Proposal(UUID one, UUID other, Judgement judgement) {
    boolean joins() {
      return !one.equals(other);
    }
  }

  /** The name and version under which its judgements stand in the record. */
  static String name(Model model) {
    return "linkage/1 " + model.version();
  }

  /**
   * Judges one arriving mention against everyone known. It is in the moves, from nobody; known
   * mentions only where it changes who they are.
   *
   * @param newPerson gives ids never used before
   */
  synchronized IdentityEvent.Judged judge(
      Mention arriving, Neighbours near, Supplier<UUID> newPerson) {
    UUID same = saysTheSame(arriving, near);
    if (same != null) {
      return new IdentityEvent.Judged(
          List.of(joined(arriving, node(same, arriving.description(), near))),
          List.of(new Move(arriving.id(), null, same)));
    }
    Map<UUID, Integer> asked = persons(near.like(arriving), near);
    Set<UUID> touched = touched(asked, near);
    var nodes = new ArrayList<Node>();
    nodes.add(new Node(null, new TreeSet<>(Set.of(arriving.id())), arriving.read()));
    nodes.addAll(nodes(touched, new HashMap<>(Map.of(arriving.description(), 1)), near));
    List<Node> compared = compared(nodes);
    Constraints constraints =
        constraints(compared, near.standing(touched), settled(compared, near));
    List<List<Node>> groups = groups(nodes, compared, joining, constraints);
    List<Move> moves = Placing.moves(groups, newPerson);
    return new IdentityEvent.Judged(judgements(arriving, groups, asked.keySet(), near), moves);
  }

  /** Whom of those on record the model would join with a person, and whom of theirs part. */
  synchronized List<Proposal> proposals(UUID person, Neighbours near) {
    if (near.mentions(person).isEmpty()) {
      return List.of();
    }
    var proposals = new ArrayList<Proposal>();
    joins(person, near, proposals);
    parts(person, near, proposals);
    return proposals;
  }

  /** Everyone as a whole, as they are: what parts is another proposal. */
  private void joins(UUID person, Neighbours near, List<Proposal> into) {
    var asked = new HashMap<UUID, Integer>();
    for (Mention mention : near.known(person)) {
      persons(near.like(mention), near)
          .forEach((other, weight) -> asked.merge(other, weight, Math::max));
    }
    asked.remove(person);
    if (asked.values().stream().noneMatch(weight -> weight >= THRESHOLDS.breakAt())) {
      return;
    }
    var heaviest = new LinkedHashMap<UUID, Integer>();
    heaviest.put(person, Integer.MAX_VALUE);
    asked.entrySet().stream()
        .sorted(
            Map.Entry.<UUID, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(one -> heaviest.put(one.getKey(), one.getValue()));
    Set<UUID> touched = touched(heaviest, near);
    List<Node> nodes = nodes(touched, new HashMap<>(), near);
    List<Node> compared = compared(nodes);
    Constraints constraints =
        constraints(compared, near.standing(touched), whole(compared, _ -> true));
    for (List<Node> group : groups(nodes, compared, joining, constraints)) {
      List<Node> hers = of(person, group);
      for (UUID other : hers.isEmpty() ? Set.<UUID>of() : persons(group)) {
        if (!other.equals(person)) {
          Judgement judgement = nearest(hers, of(other, group), Judgement.Verdict.UNSURE);
          if (!waits(person, other, judgement, near)) {
            into.add(new Proposal(person, other, judgement));
          }
        }
      }
    }
  }

  /** Whether as heavy a doubt about the two waits for somebody already. */
  private static boolean waits(UUID one, UUID other, Judgement judgement, Neighbours near) {
    int weight = Objects.requireNonNullElse(judgement.weight(), 0);
    return near.standing(Set.of(one)).stream()
        .filter(standing -> !standing.byPerson() && standing.weight() >= weight)
        .anyMatch(standing ->
            other.equals(near.person(standing.one()))
                || other.equals(near.person(standing.other())));
  }

  private void parts(UUID person, Neighbours near, List<Proposal> into) {
    List<Node> nodes = nodes(Set.of(person), new HashMap<>(), near);
    List<Node> compared = compared(nodes);
    Constraints constraints = constraints(compared, near.standing(Set.of(person)), Map.of());
    List<List<Node>> groups = groups(nodes, compared, keeping, constraints);
    groups.sort(
        Comparator.comparingLong((List<Node> group) -> -mentions(group))
            .thenComparing(group -> oldest(group).oldest()));
    for (List<Node> group : groups.subList(1, groups.size())) {
      into.add(
          new Proposal(
              person, person, nearest(group, groups.getFirst(), Judgement.Verdict.DIFFERENT)));
    }
  }

  private static long mentions(List<Node> group) {
    return group.stream().mapToLong(node -> node.mentions().size()).sum();
  }

  private static Node oldest(List<Node> group) {
    return group.stream().min(Comparator.comparing(Node::oldest)).orElseThrow();
  }

  /** What is held of the two nearest of two groups. */
  private Judgement nearest(List<Node> ones, List<Node> others, Judgement.Verdict verdict) {
    Node one = ones.getFirst();
    Node other = others.getFirst();
    int most = Integer.MIN_VALUE;
    for (Node a : ones) {
      for (Node b : others) {
        int weight = weighings.millibits(a.read(), b.read());
        if (weight > most) {
          most = weight;
          one = a;
          other = b;
        }
      }
    }
    return judgement(one.oldest(), one.read(), other, verdict);
  }

  /**
   * The one person who has a mention of these very words, if the words alone would join the two:
   * the groups are then as they were.
   */
  private @Nullable UUID saysTheSame(Mention arriving, Neighbours near) {
    if (weighings.millibits(arriving.read(), arriving.read()) < THRESHOLDS.join()) {
      return null;
    }
    Set<UUID> holding = near.holding(arriving.description());
    if (holding.size() != 1) {
      return null;
    }
    UUID person = holding.iterator().next();
    boolean besides =
        near.mentions(person).keySet().stream()
            .anyMatch(one -> one.entry().equals(arriving.id().entry()));
    boolean judged = near.standing(Set.of(person)).stream().anyMatch(Neighbours.Standing::byPerson);
    return besides || judged ? null : person;
  }

  /** Whom the mention may be, with the heaviest pair, heaviest first. */
  private static Map<UUID, Integer> persons(List<Neighbours.Like> like, Neighbours near) {
    var persons = new LinkedHashMap<UUID, Integer>();
    for (Neighbours.Like one : like) {
      near.holding(one.description())
          .forEach(person -> persons.merge(person, one.weight(), Math::max));
    }
    return persons;
  }

  /** Everyone whom pairs connect with the mention, directly or through others, within limits. */
  private static Set<UUID> touched(Map<UUID, Integer> asked, Neighbours near) {
    Set<UUID> touched =
        asked.entrySet().stream()
            .filter(person -> person.getValue() >= THRESHOLDS.breakAt())
            .map(Map.Entry::getKey)
            .limit(MOST_PERSONS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Set<UUID> reached = touched; !reached.isEmpty() && touched.size() < MOST_PERSONS; ) {
      Set<UUID> next = new LinkedHashSet<>(near.neighbours(reached));
      next.removeAll(touched);
      next.stream().limit(MOST_PERSONS - touched.size()).forEach(touched::add);
      reached = next;
    }
    return touched;
  }

  /**
   * @param names how often each description stands among the nodes so far
   */
  private static List<Node> nodes(Set<UUID> persons, Map<UUID, Integer> names, Neighbours near) {
    var judged = new HashSet<MentionId>();
    for (Neighbours.Standing one : near.standing(persons)) {
      if (one.byPerson()) {
        judged.add(one.one());
        judged.add(one.other());
      }
    }
    var nodes = new ArrayList<Node>();
    List<UUID> oldestFirst =
        persons.stream()
            .sorted(Comparator.comparing(person -> near.mentions(person).firstKey()))
            .toList();
    for (UUID person : oldestFirst) {
      // What people judged about a mention is about that one only, so it stands for itself.
      var same = new TreeMap<MentionId, SortedSet<MentionId>>();
      var first = new HashMap<UUID, MentionId>();
      near.mentions(person)
          .forEach((id, description) -> {
            MentionId of = judged.contains(id) ? id : first.computeIfAbsent(description, _ -> id);
            same.computeIfAbsent(of, _ -> new TreeSet<>()).add(id);
          });
      same.forEach((oldest, mentions) -> {
        UUID description = Objects.requireNonNull(near.mentions(person).get(oldest));
        nodes.add(new Node(person, mentions, named(description, near.reading(description), names)));
      });
    }
    return nodes;
  }

  private static Node node(UUID person, UUID description, Neighbours near) {
    SortedSet<MentionId> mentions =
        near.mentions(person).entrySet().stream()
            .filter(one -> one.getValue().equals(description))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Node(person, mentions, near.reading(description));
  }

  /** Names a second record of the same words otherwise than the first. */
  private static ReadRecord named(UUID description, ReadRecord read, Map<UUID, Integer> names) {
    int before = names.merge(description, 1, Integer::sum) - 1;
    return before == 0
        ? read
        : read.named(read.record().source(), read.record().id() + " " + before);
  }

  /** Who is who among these, the first one's group first. */
  private List<List<Node>> groups(
      List<Node> nodes, List<Node> compared, Clusterer clusterer, Constraints constraints) {
    var byRecord = new HashMap<PersonRecord, Node>();
    nodes.forEach(node -> byRecord.put(node.read().record(), node));
    List<List<Node>> groups = new ArrayList<>();
    for (List<PersonRecord> group :
        clusterer
            .clusterRead(compared.stream().map(Node::read).toList(), constraints, weighings)
            .people()) {
      groups.add(
          new ArrayList<>(
              group.stream().map(one -> Objects.requireNonNull(byRecord.get(one))).toList()));
    }
    stay(nodes, groups);
    groups.sort(Comparator.comparing(group -> !group.contains(nodes.getFirst())));
    return groups;
  }

  /** Of a person who is described in very many ways, those nearest to the arriving mention. */
  private List<Node> compared(List<Node> nodes) {
    ReadRecord arriving = nodes.getFirst().read();
    return nodes.stream()
        .collect(Collectors.groupingBy(node -> String.valueOf(node.person())))
        .values()
        .stream()
        .flatMap(ofOne ->
            ofOne.size() <= MOST_NODES
                ? ofOne.stream()
                : ofOne.stream()
                    .sorted(
                        Comparator.comparingInt(
                            (Node node) -> -weighings.millibits(arriving, node.read())))
                    .limit(MOST_NODES))
        .toList();
  }

  /** What was not compared stays with the group in which most of its person is. */
  private static void stay(List<Node> nodes, List<List<Node>> groups) {
    Set<Node> placed = groups.stream().flatMap(List::stream).collect(Collectors.toSet());
    for (Node node : nodes) {
      if (!placed.contains(node)) {
        groups.stream()
            .max(
                Comparator.comparingLong(group ->
                    group.stream()
                        .filter(other -> Objects.equals(other.person(), node.person()))
                        .count()))
            .orElseThrow()
            .add(node);
      }
    }
  }

  /**
   * What was on record when the model was put in force stays as it was until a person decides: the
   * mentions of one person together, those of different persons apart.
   */
  private static Map<Constraints.Judged, Judgement.Verdict> settled(
      List<Node> nodes, Neighbours near) {
    if (!near.anySettled()) {
      return Map.of();
    }
    Predicate<Node> settled = node -> node.mentions().stream().anyMatch(near::settled);
    Map<Constraints.Judged, Judgement.Verdict> held = whole(nodes, settled);
    var first = new LinkedHashMap<UUID, Node>();
    for (Node node : nodes) {
      UUID person = node.person();
      if (person != null && settled.test(node)) {
        first.putIfAbsent(person, node);
      }
    }
    List<Node> firsts = List.copyOf(first.values());
    for (int i = 0; i < firsts.size(); i++) {
      for (int j = i + 1; j < firsts.size(); j++) {
        held.put(pair(firsts.get(i), firsts.get(j)), Judgement.Verdict.DIFFERENT);
      }
    }
    return held;
  }

  /** Keeps those of each person's nodes together that are meant. */
  private static Map<Constraints.Judged, Judgement.Verdict> whole(
      List<Node> nodes, Predicate<Node> meant) {
    var held = new LinkedHashMap<Constraints.Judged, Judgement.Verdict>();
    var before = new HashMap<UUID, Node>();
    for (Node node : nodes) {
      UUID person = node.person();
      if (person != null && meant.test(node)) {
        Node last = before.put(person, node);
        if (last != null) {
          held.put(pair(last, node), Judgement.Verdict.SAME);
        }
      }
    }
    return held;
  }

  /**
   * @param held before anything that people judged, to which it yields
   */
  private static Constraints constraints(
      List<Node> nodes,
      List<Neighbours.Standing> standing,
      Map<Constraints.Judged, Judgement.Verdict> held) {
    var nodeOf = new HashMap<MentionId, Node>();
    var ofReport = new HashMap<UUID, List<Node>>();
    for (Node node : nodes) {
      for (MentionId id : node.mentions()) {
        nodeOf.put(id, node);
        ofReport.computeIfAbsent(id.entry(), _ -> new ArrayList<>()).add(node);
      }
    }
    var verdicts = new LinkedHashMap<Constraints.Judged, Judgement.Verdict>();
    for (List<Node> people : ofReport.values()) {
      for (int i = 0; i < people.size(); i++) {
        for (int j = i + 1; j < people.size(); j++) {
          if (!people.get(i).equals(people.get(j))) {
            verdicts.put(pair(people.get(i), people.get(j)), Judgement.Verdict.DIFFERENT);
          }
        }
      }
    }
    List<Node> numbered = nodes.stream().filter(node -> !node.numbers().isEmpty()).toList();
    for (int i = 0; i < numbered.size(); i++) {
      for (int j = i + 1; j < numbered.size(); j++) {
        if (numberedApart(numbered.get(i).numbers(), numbered.get(j).numbers())) {
          verdicts.put(pair(numbered.get(i), numbered.get(j)), Judgement.Verdict.DIFFERENT);
        }
      }
    }
    verdicts.putAll(held);
    // In the record's order, so that what somebody held last about a pair is what holds.
    for (Neighbours.Standing one : standing) {
      Node a = nodeOf.get(one.one());
      Node b = nodeOf.get(one.other());
      if (one.byPerson() && a != null && b != null && !a.equals(b)) {
        hold(one.verdict(), a, b, new HashSet<>(nodeOf.values()), verdicts);
      }
    }
    return new Constraints(
        all(verdicts, Judgement.Verdict.SAME), all(verdicts, Judgement.Verdict.DIFFERENT));
  }

  /**
   * What somebody held about two mentions holds for the whole of both persons, as they had them
   * before them: one person stays whole, and nothing of two that are kept apart is joined. Not sure
   * means kept apart until somebody is.
   */
  private static void hold(
      Judgement.Verdict verdict,
      Node a,
      Node b,
      Set<Node> nodes,
      Map<Constraints.Judged, Judgement.Verdict> verdicts) {
    boolean same = verdict == Judgement.Verdict.SAME;
    Judgement.Verdict held = same ? verdict : Judgement.Verdict.DIFFERENT;
    List<Node> ones = of(a.person(), nodes);
    List<Node> others = same ? List.of(a) : of(b.person(), nodes);
    verdicts.put(pair(a, b), held);
    if (same || !Objects.equals(a.person(), b.person())) {
      for (Node one : ones) {
        others.stream()
            .filter(other -> !other.equals(one))
            .forEach(other -> verdicts.put(pair(one, other), held));
      }
    }
  }

  private static List<Node> of(@Nullable UUID person, Collection<Node> nodes) {
    return nodes.stream().filter(node -> Objects.equals(node.person(), person)).toList();
  }

  /** Whether two have different numbers of one scheme: nobody but a person may join them. */
  private static boolean numberedApart(Map<String, Set<String>> a, Map<String, Set<String>> b) {
    return a.entrySet().stream()
        .anyMatch(one ->
            b.containsKey(one.getKey())
                && Collections.disjoint(one.getValue(), b.getOrDefault(one.getKey(), Set.of())));
  }

  private static Constraints.Judged pair(Node one, Node other) {
    return new Constraints.Judged(one.read().record(), other.read().record());
  }

  private static Set<Constraints.Judged> all(
      Map<Constraints.Judged, Judgement.Verdict> verdicts, Judgement.Verdict verdict) {
    return verdicts.entrySet().stream()
        .filter(one -> one.getValue() == verdict)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Why: with whom the mention was joined, whom it may be besides, and which older mentions are
   * somebody else's since it came.
   */
  private List<Judgement> judgements(
      Mention arriving, List<List<Node>> groups, Set<UUID> asked, Neighbours near) {
    var judgements = new ArrayList<Judgement>();
    List<Node> own = groups.getFirst();
    Set<UUID> joined = persons(own);
    for (UUID person : joined) {
      judgements.add(
          joined(arriving, nearest(arriving, own.stream().filter(n -> person.equals(n.person())))));
    }
    for (List<Node> group : groups.subList(1, groups.size())) {
      Node first = group.getFirst();
      for (UUID other : persons(group)) {
        if (!other.equals(first.person())) {
          Node second =
              group.stream().filter(n -> other.equals(n.person())).findFirst().orElseThrow();
          judgements.add(judgement(first.oldest(), first.read(), second, Judgement.Verdict.SAME));
        }
      }
    }
    Map<UUID, List<Node>> others =
        groups.stream()
            .skip(1)
            .flatMap(List::stream)
            .filter(node -> node.person() != null)
            .collect(Collectors.groupingBy(node -> Objects.requireNonNull(node.person())));
    asked.stream()
        .filter(person -> !joined.contains(person))
        .limit(MOST_DOUBTS)
        .forEach(person -> {
          List<Node> nodes = others.get(person);
          Node like =
              nodes != null
                  ? nearest(arriving, nodes.stream())
                  : nearest(arriving, nodes(Set.of(person), new HashMap<>(), near).stream());
          judgements.add(judgement(arriving.id(), arriving.read(), like, Judgement.Verdict.UNSURE));
        });
    return judgements;
  }

  private static Set<UUID> persons(Collection<Node> group) {
    var persons = new LinkedHashSet<UUID>();
    for (Node node : group) {
      UUID person = node.person();
      if (person != null) {
        persons.add(person);
      }
    }
    return persons;
  }

  private Node nearest(Mention arriving, Stream<Node> among) {
    return among
        .max(Comparator.comparingInt(node -> weighings.millibits(arriving.read(), node.read())))
        .orElseThrow();
  }

  private Judgement joined(Mention arriving, Node with) {
    return judgement(arriving.id(), arriving.read(), with, Judgement.Verdict.SAME);
  }

  private Judgement judgement(
      MentionId one, ReadRecord read, Node other, Judgement.Verdict verdict) {
    Waterfall why = model.explain(read, other.read());
    return new Judgement(one, other.oldest(), verdict, why.weight().millibits(), Step.of(why));
  }
}
