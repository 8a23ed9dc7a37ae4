package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows reports one by one, in the order of recording, and says at each which pattern surfaced or
 * grew. A report is looked at with what came before it and with nothing else, so that a replayed
 * history surfaces each pattern when its evidence was on record.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Watch {
  /**
   * How unlikely it must be that somebody or something is named so often by a pattern's reports.
   */
  private static final double NAMED = 0.01;

  private CutOff cutOff;
  private final Coding coding;
  private final Scanner scanner;
  private Register register;
  private final List<@Nullable Look> looks = new ArrayList<>();
  private final Map<Register.Known, Held> held = new IdentityHashMap<>();
  private final Map<Candidate, Doubting.Answered> doubted = new IdentityHashMap<>();
  private final Map<Candidate, Set<String>> beside = new IdentityHashMap<>();
  private final Map<Candidate, Explaining.Explained> explained = new IdentityHashMap<>();
  private final Map<Candidate, List<Explanation.Link>> linked = new IdentityHashMap<>();

  /**
   * @param professionals adults who meet many children in the course of their work, such as coaches
   *     and youth workers: contact with them is not evidence, what a report says of them is
   */
  public Watch(CutOff cutOff, Set<Entity> professionals) {
    this.cutOff = cutOff;
    coding = new Coding(professionals);
    scanner = new Scanner(coding.sightings, coding.sightings::concern);
    register = new Register(this::enough, true);
  }

  /**
   * The same reports by another cut-off. What was found at each of them does not depend on it: only
   * which of that is enough to be a pattern, and is new, is told anew. The result is that of a
   * watch that takes all of them in anew.
   */
  public void under(CutOff other) {
    cutOff = other;
    register();
  }

  /**
   * Some reports read otherwise than when they were taken in, or are no more: two children proved
   * to be one, half a plate was completed. Where none of that bears on what was found, it is not
   * looked for again; the result is that of a watch that takes all of them in anew.
   *
   * @param otherwise by their places in the order of taking in, from 0 on; empty for one that is no
   *     more, whose place is kept
   * @throws IllegalArgumentException if one has another day than before
   */
  public void reread(SortedMap<Integer, Optional<Report>> otherwise) {
    otherwise.forEach((at, report) -> {
      if (report.isPresent() && report.get().day() != coding.sightings.day(at))
        throw new IllegalArgumentException("a report stays on its day");
    });
    var all = coding.reread(otherwise);
    var rereading = new Rereading(coding.sightings, all);
    for (var one : all) {
      coding.sightings.replace(one.report(), one.is());
      scanner.replaced(one.report(), one.was(), one.is());
    }
    var rated = rereading.rated();
    for (int from = rated.nextSetBit(0); from >= 0; ) {
      int to = rated.nextClearBit(from);
      scanner.rate(from, to - 1);
      from = rated.nextSetBit(to);
    }
    lookAgain(rereading);
    register.known().forEach(known -> forget(known, rereading));
  }

  /** Looks again wherever something else may be found; what is found again is what was found. */
  private void lookAgain(Rereading rereading) {
    boolean otherwise = false;
    var reached = rereading.reach();
    for (int report = reached.nextSetBit(0); report >= 0; report = reached.nextSetBit(report + 1)) {
      var was = looks.get(report);
      boolean bears =
          was == null ? coding.sightings.concern(report) : rereading.bears(report, was.upon());
      if (!bears) continue;
      var is = scanner.look(report);
      var found = was == null ? null : was.found();
      if (found != null) {
        explained.remove(found);
        linked.remove(found);
        doubted.remove(found);
        beside.remove(found);
      }
      if (found != null && is != null && found.same(is.found())) {
        looks.set(report, new Look(found, is.upon()));
      } else {
        looks.set(report, is);
        otherwise |= found != null || is != null && is.found() != null;
      }
    }
    if (otherwise) register();
  }

  private boolean enough(Candidate candidate) {
    return coding.reaches(candidate, cutOff);
  }

  /** What was worked out for a pattern, as far as it may be otherwise now. */
  private void forget(Register.Known known, Rereading rereading) {
    var strongest = known.strongest;
    if (rereading.met(strongest.report())) linked.remove(strongest);
    var answered = doubted.get(strongest);
    if (answered != null && rereading.told(strongest.report(), answered.whose())
        || answered != null && answered.moved(coding)) doubted.remove(strongest);
    var held = this.held.get(known);
    if (held == null) return;
    if (!explained.containsKey(strongest) || answered != null && !doubted.containsKey(strongest))
      held.pattern = null;
    int first = held.reports.isEmpty() ? 0 : held.reports.iterator().next();
    if (rereading.named(first, held.to)
        || known.grown.stream().anyMatch(one -> rereading.among(one.candidate().reports())))
      this.held.remove(known);
  }

  /**
   * Forgets the reports that were taken in last.
   *
   * @param left how many remain; others may be taken in after them
   */
  public void back(int left) {
    if (left >= looks.size()) return;
    boolean found = false;
    while (looks.size() > left) {
      var look = looks.removeLast();
      found |= look != null && look.found() != null;
      scanner.back();
      coding.removeLast();
    }
    held.values().removeIf(held -> held.to > left);
    if (found) register();
  }

  /**
   * Tells new patterns from known ones by what was found at each report. What was worked out for
   * those that are as they were is kept.
   */
  private void register() {
    var before = new IdentityHashMap<Candidate, Register.Known>();
    register.known().forEach(known -> before.put(known.first, known));
    register = new Register(this::enough, true);
    for (int report = 0; report < looks.size(); report++) register(looks.get(report), report);
    var heldBefore = new IdentityHashMap<>(held);
    held.clear();
    Set<Candidate> strongest = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var known : register.known()) {
      strongest.add(known.strongest);
      var was = before.get(known.first);
      var held = was == null ? null : heldBefore.get(was);
      if (was == null || held == null || !was.grown.equals(known.grown)) continue;
      if (was.number != known.number) held.pattern = null;
      this.held.put(known, held);
    }
    explained.keySet().retainAll(strongest);
    linked.keySet().retainAll(strongest);
    doubted.keySet().retainAll(strongest);
    beside.keySet().retainAll(strongest);
  }

  /**
   * Takes the next report in.
   *
   * @return the pattern that surfaced or grew with it, if one did
   * @throws IllegalArgumentException if its day is before that of the report added last
   */
  public Optional<Pattern> add(Report report) {
    return Optional.ofNullable(take(report)).map(this::pattern);
  }

  /**
   * Takes the next report in, for whoever asks afterwards which patterns there are: telling one at
   * each step of its growth is most of the work of a long history.
   *
   * @throws IllegalArgumentException if its day is before that of the report added last
   */
  public void follow(Report report) {
    take(report);
  }

  Register.@Nullable Known take(Report report) {
    coding.add(report);
    looks.add(scanner.look());
    return register(looks.getLast(), looks.size() - 1);
  }

  private Register.@Nullable Known register(@Nullable Look look, int report) {
    var candidate = look == null ? null : look.found();
    return candidate == null ? null : register.add(candidate, coding.sightings.day(report));
  }

  /** Every pattern so far, as it stands, in the order of surfacing. */
  public List<Pattern> patterns() {
    return register.known().stream().map(this::pattern).toList();
  }

  public CutOff cutOff() {
    return cutOff;
  }

  /**
   * The score from which a pattern is worth somebody's time.
   *
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public double cutOff(int number) {
    return cutOff.from(coding.type(strongest(number)));
  }

  /**
   * Says why a pattern is one: what was seen and expected, what each agency held alone, and what
   * would be without each report.
   *
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public Explanation explain(int number) {
    return explain(number, entity -> entity.type() + " " + entity.id());
  }

  /**
   * The same.
   *
   * @param naming how an entity is called in the sentence
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public Explanation explain(int number, Function<Entity, String> naming) {
    var strongest = strongest(number);
    var explaining = new Explaining(coding, scanner);
    // What it rested on when it was strongest stays so, whatever comes after.
    var explained = this.explained.computeIfAbsent(strongest, explaining::explain);
    return explaining.told(strongest, explained, links(number), cutOff(number), naming);
  }

  /**
   * The links of a pattern's explanation: the very same list as long as none of them is otherwise.
   *
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public List<Explanation.Link> links(int number) {
    return linked.computeIfAbsent(strongest(number), new Explaining(coding, scanner)::links);
  }

  /**
   * Whose being somebody else can bear on a pattern's readings: by their ids, all that it was made
   * of when it was strongest and the children who were met beside that.
   *
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public Set<String> beside(int number) {
    return beside.computeIfAbsent(strongest(number), new Doubting(coding, scanner)::beside);
  }

  /**
   * In how many readings of who is who a pattern holds: its own score, when it was strongest, with
   * each doubt taken one way and the other.
   *
   * @param doubts the most doubtful first; those that do not touch it are passed over
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public Readings readings(int number, List<Doubt> doubts) {
    return doubted
        .compute(
            strongest(number),
            (strongest, before) ->
                new Doubting(coding, scanner).readings(strongest, doubts, before))
        .readings(cutOff(number));
  }

  /**
   * How a pattern came to be what it is, step by step, so that it can be told what there was to see
   * on any day: the first step is that with which it surfaced. Whatever is in it now is named at
   * the step from which on it has been; what fell out of it again is not named.
   *
   * @throws IllegalArgumentException if no such pattern is known here
   */
  public List<Growth> growth(int number) {
    var known = known(number);
    var held = held(known);
    if (held.growthOf != known.grown.size()) {
      held.growth = steps(known);
      held.growthOf = known.grown.size();
    }
    return held.growth;
  }

  /** A step as it was when it was taken, before it is known who stayed. */
  private record Taken(int day, Candidate strongest) {}

  private List<Growth> steps(Register.Known known) {
    var raised = new LinkedHashSet<Integer>();
    var worried = new LinkedHashSet<String>();
    var reports = new TreeSet<Integer>();
    var since = new LinkedHashMap<Object, Integer>();
    var taken = new ArrayList<Taken>();
    Candidate strongest = known.first;
    for (int i = 0; i < known.grown.size(); ) {
      int report = known.grown.get(i).since();
      var before = strongest;
      for (; i < known.grown.size() && known.grown.get(i).since() == report; i++) {
        var candidate = known.grown.get(i).candidate();
        for (int tie : candidate.ties()) raised.add(tie);
        evidence(candidate, worried, reports);
        if (candidate.tally().score() > strongest.tally().score()) strongest = candidate;
      }
      int day = coding.reports.get(report).day();
      var ties = new LinkedHashSet<>(raised);
      ties.addAll(named(reports, day));
      var members = new LinkedHashSet<Object>(entities(ties));
      members.addAll(met(worried, reports, ties));
      boolean moved = since.keySet().retainAll(members);
      for (var member : members) moved |= since.putIfAbsent(member, taken.size()) == null;
      if (moved || strongest != before) taken.add(new Taken(day, strongest));
    }
    var steps = new ArrayList<Growth>();
    for (int i = 0; i < taken.size(); i++) {
      int at = i;
      var members =
          since.entrySet().stream()
              .filter(one -> one.getValue() == at)
              .map(Map.Entry::getKey)
              .toList();
      var tally = taken.get(i).strongest().tally();
      steps.add(
          new Growth(
              taken.get(i).day(),
              coding.entities.get(taken.get(i).strongest().lead()),
              members.stream().filter(Entity.class::isInstance).map(Entity.class::cast).toList(),
              members.stream().filter(String.class::isInstance).map(String.class::cast).toList(),
              tally.seen(),
              taken.get(i).strongest().inCompany(),
              tally.worried(),
              tally.observed(),
              tally.expected(),
              tally.score()));
    }
    return List.copyOf(steps);
  }

  private Candidate strongest(int number) {
    return known(number).strongest;
  }

  private Register.Known known(int number) {
    if (number < 1 || number > register.known().size())
      throw new IllegalArgumentException("there is no pattern " + number);
    return register.known().get(number - 1);
  }

  /** What a pattern holds, gathered as it grows. */
  private static final class Held {
    private final Set<Integer> ties = new LinkedHashSet<>();
    private final Set<String> children = new LinkedHashSet<>();
    private final Set<Integer> reports = new TreeSet<>();
    private int grown;
    private int newest = -1;
    private @Nullable Integer absorbedBy;
    private @Nullable Pattern pattern;
    private List<Growth> growth = List.of();
    private int growthOf;

    /** How many reports there were until the end of its last day. */
    private int to;
  }

  private Held held(Register.Known known) {
    var held = this.held.computeIfAbsent(known, _ -> new Held());
    int to = coding.sightings.through(known.last);
    if (held.to != to) {
      held.pattern = null;
      held.growthOf = 0;
      held.to = to;
    }
    return held;
  }

  Pattern pattern(Register.Known known) {
    var held = held(known);
    if (held.pattern != null
        && held.grown == known.grown.size()
        && Objects.equals(held.absorbedBy, known.absorbedBy)) return held.pattern;
    var more =
        new ArrayList<>(
            known.grown.subList(held.grown, known.grown.size()).stream()
                .map(Register.Grown::candidate)
                .toList());
    if (more.stream().anyMatch(candidate -> candidate.report() < held.newest)) {
      // It absorbed one that had grown before: what joined when is told in order.
      this.held.remove(known);
      return pattern(known);
    }
    more.sort(Comparator.comparingInt(Candidate::report));
    for (var candidate : more) {
      for (int tie : candidate.ties()) held.ties.add(tie);
      evidence(candidate, held.children, held.reports);
      held.newest = candidate.report();
    }
    held.grown = known.grown.size();
    held.absorbedBy = known.absorbedBy;
    var ties = new LinkedHashSet<>(held.ties);
    ties.addAll(named(held.reports, known.last));
    held.pattern =
        pattern(known, entities(ties), met(held.children, held.reports, ties), held.reports);
    return held.pattern;
  }

  private Set<Entity> entities(Set<Integer> ties) {
    var entities = new LinkedHashSet<Entity>();
    for (int tie : ties)
      if (Sightings.isEntity(tie)) entities.add(coding.entities.get(Sightings.of(tie)));
    return entities;
  }

  /** The children who were met beside any of it themselves, not only a brother or a sister. */
  private Set<String> met(Set<String> children, Set<Integer> reports, Set<Integer> ties) {
    var met = new HashSet<String>();
    for (int report : reports)
      if (Arrays.stream(coding.sightings.ties(report)).anyMatch(ties::contains))
        for (var child : coding.reports.get(report).children()) met.add(child.id());
    var members = new LinkedHashSet<>(children);
    members.retainAll(met);
    return members;
  }

  /**
   * Who and what is named by its reports more often than chance allows, given how often they are
   * named at all in that time: a man whom police stop in one of its cars, and then a school names
   * beside one of its children. They belong to what it holds, not to what raised it.
   */
  private Set<Integer> named(Set<Integer> reports, int last) {
    var sightings = coding.sightings;
    int naming = 0;
    var named = new TreeMap<Integer, Integer>(Comparator.comparingLong(sightings::firstNaming));
    for (int report : reports) {
      if (sightings.entities(report).length > 0) naming++;
      for (int entity : sightings.entities(report)) named.merge(entity, 1, Integer::sum);
    }
    int from = reports.iterator().next();
    int to = sightings.through(last);
    int all = sightings.namingBefore(to) - sightings.namingBefore(from);
    var often = new LinkedHashSet<Integer>();
    for (var one : named.entrySet()) {
      var of = sightings.ofEntity(one.getKey());
      double mean = (double) naming / all * (of.countTo(to - 1) - of.countTo(from - 1));
      if (one.getValue() >= 2 && Chances.poissonAtLeast(one.getValue(), mean) < NAMED)
        often.add(Sightings.tie(one.getKey()));
    }
    return often;
  }

  private Pattern pattern(
      Register.Known known, Set<Entity> entities, Set<String> children, Set<Integer> reports) {
    var first = coding.reports.get(known.first.report());
    var agencies = new TreeSet<String>();
    for (int report : reports) agencies.add(coding.reports.get(report).agency());
    var tally = known.strongest.tally();
    return new Pattern(
        known.number,
        first.id(),
        first.day(),
        known.last,
        tally.score(),
        coding.entities.get(known.strongest.lead()),
        List.copyOf(entities),
        List.copyOf(children),
        reports.stream().map(report -> coding.reports.get(report).id()).toList(),
        List.copyOf(agencies),
        tally.seen(),
        known.strongest.inCompany(),
        tally.worried(),
        tally.observed(),
        tally.expected(),
        known.absorbedBy);
  }

  /** The reports that tie it together or are worries about a worried unit, and whom. */
  private void evidence(Candidate candidate, Set<String> children, Set<Integer> reports) {
    for (int report : candidate.reports()) {
      if (!candidate.hasAny(coding.sightings.ties(report)) && !coding.sightings.concern(report))
        continue;
      reports.add(report);
      for (var child : coding.reports.get(report).children())
        if (Arrays.stream(candidate.worried()).anyMatch(unit -> unit == coding.unitOf(child)))
          children.add(child.id());
    }
  }
}
