package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.Arrays;
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
  private static final double COMPANY = 0.01;

  private static final int[] NOBODY = {};

  private final CutOff cutOff;
  private final Coding coding;
  private final Scanner scanner;
  private final Register register;
  private final List<@Nullable Look> looks = new ArrayList<>();
  private final Map<Register.Known, Held> held = new IdentityHashMap<>();
  private final Map<Candidate, Doubting.Answered> doubted = new IdentityHashMap<>();
  private final Map<Candidate, Set<String>> beside = new IdentityHashMap<>();
  private final Map<Candidate, Explaining.Explained> explained = new IdentityHashMap<>();

  /**
   * @param professionals adults who meet many children in the course of their work, such as coaches
   *     and youth workers: contact with them is not evidence, what a report says of them is
   */
  public Watch(CutOff cutOff, Set<Entity> professionals) {
    this.cutOff = cutOff;
    coding = new Coding(professionals);
    scanner = new Scanner(coding.sightings, coding.sightings::concern);
    register = new Register(cutOff.score(), true);
  }

  /** Tells new patterns from known ones anew by what another watch found at each report. */
  private Watch(Watch before, CutOff cutOff) {
    this.cutOff = cutOff;
    coding = before.coding;
    scanner = before.scanner;
    register = new Register(cutOff.score(), true);
    for (int report = 0; report < before.looks.size(); report++)
      looked(before.looks.get(report), report);
    explained.putAll(before.explained);
    doubted.putAll(before.doubted);
    beside.putAll(before.beside);
    var grownFrom = before.grownFrom();
    for (var known : register.known()) {
      var was = grownFrom.get(known.first);
      if (was == null) continue;
      var held = before.held.get(was);
      if (held == null || !was.grown.equals(known.grown)) continue;
      if (was.number != known.number) held.pattern = null;
      this.held.put(known, held);
    }
  }

  /** Goes through reports some of which read otherwise than another watch took them in. */
  private Watch(Watch before, List<Report> reports) {
    cutOff = before.cutOff;
    coding = new Coding(before.coding);
    reports.forEach(coding::add);
    var rereading = new Rereading(before.coding, coding);
    scanner = new Scanner(coding.sightings, coding.sightings::concern);
    register = new Register(cutOff.score(), true);
    for (int report = 0; report < reports.size(); report++) {
      var was = report < before.looks.size() ? before.looks.get(report) : null;
      boolean stands = rereading.stands(report, was == null ? NOBODY : was.upon());
      if (stands) {
        scanner.pass();
        looked(was, report);
      } else {
        looked(scanner.look(), report);
      }
    }
    keep(before, rereading);
  }

  /**
   * Goes through all reports again, some of which read otherwise than they did: two children proved
   * to be one, one was written late. Where none of that bears on what was found, it is not looked
   * for again; the result is that of a watch that takes all of them in anew.
   *
   * @param reports all of them, in the order of their days
   * @return a watch with the same cut-off; this one is of no more use
   * @throws IllegalArgumentException if they are in any other order
   */
  public Watch again(List<Report> reports) {
    return new Watch(this, reports);
  }

  /**
   * The same reports by another cut-off. What was found at each of them does not depend on it: only
   * which of that is enough to be a pattern, and is new, is told anew. The result is that of a
   * watch that takes all of them in anew.
   *
   * @return a watch with that cut-off; this one is of no more use
   */
  public Watch under(CutOff other) {
    return new Watch(this, other);
  }

  private Map<Candidate, Register.Known> grownFrom() {
    var grownFrom = new IdentityHashMap<Candidate, Register.Known>();
    register.known().forEach(known -> grownFrom.put(known.first, known));
    return grownFrom;
  }

  /** What was worked out for patterns that are as they were. */
  private void keep(Watch before, Rereading rereading) {
    var grownFrom = before.grownFrom();
    for (var known : register.known()) {
      var was = grownFrom.get(known.first);
      if (was == null) continue;
      boolean sameUnits = rereading.sameUnits(known.strongest.report());
      var held = before.held.get(was);
      if (held != null && was.grown.equals(known.grown) && rereading.standThrough(known)) {
        if (was.number != known.number || !sameUnits) held.pattern = null;
        this.held.put(known, held);
      }
      var explained = before.explained.get(known.strongest);
      if (explained != null)
        this.explained.put(
            known.strongest,
            sameUnits
                ? explained
                : explained.linked(new Explaining(coding, scanner).links(known.strongest)));
      var doubted = before.doubted.get(known.strongest);
      if (doubted != null && sameUnits) this.doubted.put(known.strongest, doubted);
      var beside = before.beside.get(known.strongest);
      if (beside != null && sameUnits) this.beside.put(known.strongest, beside);
    }
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
    return looked(scanner.look(), looks.size());
  }

  private Register.@Nullable Known looked(@Nullable Look look, int report) {
    looks.add(look);
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
    return explaining.told(strongest, explained, cutOff, naming);
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
        .readings(cutOff);
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
    var held = this.held.computeIfAbsent(known, _ -> new Held());
    if (held.growthOf != known.grown.size()) {
      held.growth = steps(known);
      held.growthOf = known.grown.size();
    }
    return held.growth;
  }

  /** A step as it was when it was taken, before it is known who stayed. */
  private record Taken(int day, Candidate strongest) {}

  private List<Growth> steps(Register.Known known) {
    var raised = new LinkedHashSet<Entity>();
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
        for (int entity : candidate.entities()) raised.add(coding.entities.get(entity));
        evidence(candidate, worried, reports);
        if (candidate.tally().score() > strongest.tally().score()) strongest = candidate;
      }
      int day = coding.reports.get(report).day();
      var entities = new LinkedHashSet<>(raised);
      entities.addAll(company(reports, day));
      var members = new LinkedHashSet<Object>(entities);
      members.addAll(met(worried, reports, entities));
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
              coding.entities.get(taken.get(i).strongest().entities()[0]),
              members.stream().filter(Entity.class::isInstance).map(Entity.class::cast).toList(),
              members.stream().filter(String.class::isInstance).map(String.class::cast).toList(),
              tally.seen(),
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
    private final Set<Entity> entities = new LinkedHashSet<>();
    private final Set<String> children = new LinkedHashSet<>();
    private final Set<Integer> reports = new TreeSet<>();
    private int grown;
    private int newest = -1;
    private @Nullable Integer absorbedBy;
    private @Nullable Pattern pattern;
    private List<Growth> growth = List.of();
    private int growthOf;
  }

  Pattern pattern(Register.Known known) {
    var held = this.held.computeIfAbsent(known, _ -> new Held());
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
      for (int entity : candidate.entities()) held.entities.add(coding.entities.get(entity));
      evidence(candidate, held.children, held.reports);
      held.newest = candidate.report();
    }
    held.grown = known.grown.size();
    held.absorbedBy = known.absorbedBy;
    var entities = new LinkedHashSet<>(held.entities);
    entities.addAll(company(held.reports, known.last));
    held.pattern =
        pattern(known, entities, met(held.children, held.reports, entities), held.reports);
    return held.pattern;
  }

  /** The children who were met beside any of it themselves, not only a brother or a sister. */
  private Set<String> met(Set<String> children, Set<Integer> reports, Set<Entity> entities) {
    var met = new HashSet<String>();
    for (int report : reports)
      if (Arrays.stream(coding.sightings.entities(report))
          .anyMatch(entity -> entities.contains(coding.entities.get(entity))))
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
  private Set<Entity> company(Set<Integer> reports, int last) {
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
    var company = new LinkedHashSet<Entity>();
    for (var one : named.entrySet()) {
      var of = sightings.ofEntity(one.getKey());
      double mean = (double) naming / all * (of.countTo(to - 1) - of.countTo(from - 1));
      if (one.getValue() >= 2 && Chances.poissonAtLeast(one.getValue(), mean) < COMPANY)
        company.add(coding.entities.get(one.getKey()));
    }
    return company;
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
        coding.entities.get(known.strongest.entities()[0]),
        List.copyOf(entities),
        List.copyOf(children),
        reports.stream().map(report -> coding.reports.get(report).id()).toList(),
        List.copyOf(agencies),
        tally.seen(),
        tally.worried(),
        tally.observed(),
        tally.expected(),
        known.absorbedBy);
  }

  /** The reports that name what is suspected or are worries about a worried unit, and whom. */
  private void evidence(Candidate candidate, Set<String> children, Set<Integer> reports) {
    for (int report : candidate.reports()) {
      boolean names =
          Arrays.stream(coding.sightings.entities(report))
              .anyMatch(entity -> Arrays.stream(candidate.entities()).anyMatch(e -> e == entity));
      boolean worry = coding.sightings.concern(report);
      if (!names && !worry) continue;
      reports.add(report);
      for (var child : coding.reports.get(report).children())
        if (Arrays.stream(candidate.worried()).anyMatch(unit -> unit == coding.unitOf(child)))
          children.add(child.id());
    }
  }
}
