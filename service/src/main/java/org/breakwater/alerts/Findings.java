package org.breakwater.alerts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.identity.Thing;
import org.breakwater.patterns.Entity;
import org.breakwater.patterns.Explanation;
import org.breakwater.patterns.Growth;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Readings;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Watch;
import org.jspecify.annotations.Nullable;

/** Makes of the engine's patterns what is kept: reports are entries, people and things have ids. */
final class Findings {
  private static final String THINGS =
      """
      select distinct t.id, t.type, t.shown from thing_mention m join thing t on t.id = m.thing
      where m.entry = any (?) and m.person_at is null order by t.id\
      """;

  private static final String NAMES = "select id from thing where id = any (?)";

  private final Transactions transactions;
  private final Gathering gathered;
  private final Watch watch;
  private final Doubts doubts;
  private final Map<Pattern, Made> before;
  private final Map<Pattern, Made> told = new IdentityHashMap<>();

  /**
   * What was made of a pattern, and what its members were called.
   *
   * @param content stands for all of the finding
   * @param links of which the finding tells, as the watch has them
   */
  record Made(Finding finding, UUID content, List<String> shown, List<Explanation.Link> links) {
    private Made(Finding finding, List<String> shown, List<Explanation.Link> links) {
      this(finding, finding.content(), shown, links);
    }

    private boolean as(List<String> shown, @Nullable UUID partOf) {
      return this.shown.equals(shown) && Objects.equals(partOf, finding.partOf());
    }
  }

  /**
   * Within a transaction.
   *
   * @param doubts asked in it
   * @param before what was made of patterns at the last look, which stands while they are the same
   */
  Findings(
      Transactions transactions,
      Gathering gathered,
      Watch watch,
      Doubts doubts,
      Map<Pattern, Made> before) {
    this.before = before;
    this.doubts = doubts;
    this.transactions = transactions;
    this.gathered = gathered;
    this.watch = watch;
  }

  /** The report with which it surfaced names a pattern for ever, however it grows. */
  static UUID id(Pattern pattern) {
    return UUID.nameUUIDFromBytes(
        ("pattern " + pattern.surfacedBy()).getBytes(StandardCharsets.UTF_8));
  }

  /** What was made of all patterns that were asked for, to be handed to the next look. */
  Map<Pattern, Made> told() {
    return told;
  }

  /**
   * One pattern; within a transaction.
   *
   * @param partOf the id of the pattern that absorbed it
   */
  Made of(Pattern pattern, @Nullable UUID partOf) {
    List<String> shown = pattern.entities().stream().map(gathered::shown).toList();
    Made was = before.get(pattern);
    Made now =
        was != null && was.as(shown, partOf)
            ? judged(was, pattern)
            : new Made(made(pattern, partOf), shown, watch.links(pattern.number()));
    told.put(pattern, now);
    return now;
  }

  /**
   * The same pattern, by the cut-off that stands, what is in doubt about who is who, and whoever
   * else was met in its time.
   */
  private Made judged(Made before, Pattern pattern) {
    Made was = linked(before, watch.links(pattern.number()));
    boolean otherwise = was.finding().cutOff() != watch.cutOff(pattern.number());
    if (!otherwise && !doubts.otherwise(watch.beside(pattern.number()))) return was;
    Readings readings = readings(pattern);
    if (!otherwise && readings.equals(was.finding().readings())) return was;
    Explanation why = watch.explain(pattern.number());
    return new Made(
        was.finding().judged(why.cutOff(), evidence(pattern, why), readings),
        was.shown(),
        was.links());
  }

  private static Made linked(Made was, List<Explanation.Link> links) {
    if (links == was.links()) return was;
    List<Finding.Link> told = told(links);
    return told.equals(was.finding().links())
        ? new Made(was.finding(), was.content(), was.shown(), links)
        : new Made(was.finding().linked(told), was.shown(), links);
  }

  private static List<Finding.Link> told(List<Explanation.Link> links) {
    return links.stream()
        .map(link ->
            new Finding.Link(
                link.one().toString(),
                link.other().toString(),
                link.shared(),
                about(link.chance())))
        .toList();
  }

  private Readings readings(Pattern pattern) {
    return watch.readings(pattern.number(), doubts.about(watch.beside(pattern.number())));
  }

  private List<Finding.Evidence> evidence(Pattern pattern, Explanation why) {
    var weighed = new HashMap<String, Explanation.Evidence>();
    why.evidence().forEach(one -> weighed.put(one.report(), one));
    var evidence = new ArrayList<Finding.Evidence>();
    for (String name : pattern.reports()) {
      Report report = report(name);
      Explanation.Evidence one = weighed.get(name);
      evidence.add(
          new Finding.Evidence(
              entry(name),
              LocalDate.ofEpochDay(report.day()),
              report.agency(),
              report.worry(),
              one == null ? null : one.without(),
              one != null && one.needed()));
    }
    return evidence;
  }

  private Finding made(Pattern pattern, @Nullable UUID partOf) {
    Explanation why = watch.explain(pattern.number());
    List<Growth> growth = watch.growth(pattern.number());
    return new Finding(
        entry(pattern.surfacedBy()),
        LocalDate.ofEpochDay(pattern.surfacedOn()),
        LocalDate.ofEpochDay(pattern.lastOn()),
        pattern.lead().toString(),
        pattern.entities().size(),
        pattern.seen(),
        pattern.worried(),
        pattern.observed(),
        pattern.expected(),
        pattern.score(),
        why.cutOff(),
        partOf,
        members(pattern, growth),
        evidence(pattern, why),
        why.alone().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(alone -> new Finding.Alone(alone.getKey(), alone.getValue()))
            .toList(),
        told(why.links()),
        readings(pattern),
        steps(growth),
        Pattern.DAYS,
        pattern.inCompany());
  }

  /**
   * A chance to two places: beyond that it is moved by whoever else was met in those years, and a
   * pattern would be found otherwise whenever any two people prove to be one.
   */
  private static double about(double chance) {
    return new BigDecimal(chance).round(new MathContext(2)).doubleValue();
  }

  private static List<Finding.Step> steps(List<Growth> growth) {
    var steps = new ArrayList<Finding.Step>();
    int entities = 0;
    for (Growth step : growth) {
      entities += step.entities().size();
      steps.add(
          new Finding.Step(
              LocalDate.ofEpochDay(step.day()),
              step.lead().toString(),
              entities,
              step.seen(),
              step.worried(),
              step.observed(),
              step.expected(),
              step.score(),
              step.inCompany()));
    }
    return steps;
  }

  private List<Finding.Member> members(Pattern pattern, List<Growth> growth) {
    var since = new HashMap<String, LocalDate>();
    for (Growth step : growth) {
      LocalDate day = LocalDate.ofEpochDay(step.day());
      step.entities().forEach(entity -> since.put(entity.toString(), day));
      step.children().forEach(child -> since.put("child:" + child, day));
    }
    var naming = new LinkedHashMap<String, Set<UUID>>();
    for (String name : pattern.reports()) {
      Report report = report(name);
      report.children().forEach(child -> name(naming, "child:" + child.id(), name));
      report.entities().forEach(entity -> name(naming, entity.toString(), name));
    }
    Map<Entity, UUID> things = things(pattern);
    var entities = new LinkedHashSet<Entity>();
    entities.add(pattern.lead());
    entities.addAll(pattern.entities());
    var members = new ArrayList<Finding.Member>();
    for (Entity entity : entities) {
      members.add(member(entity, things.get(entity), naming, since));
    }
    for (String child : pattern.children()) {
      String key = "child:" + child;
      members.add(
          new Finding.Member(
              key,
              Finding.Kind.CHILD,
              UUID.fromString(child),
              "child",
              "",
              List.copyOf(naming.getOrDefault(key, Set.of())),
              since.get(key)));
    }
    return members;
  }

  private Finding.Member member(
      Entity entity,
      @Nullable UUID thing,
      Map<String, Set<UUID>> naming,
      Map<String, LocalDate> since) {
    Finding.Kind kind =
        switch (entity.type()) {
          case Gathering.ADULT -> Finding.Kind.ADULT;
          case Gathering.NICKNAME -> Finding.Kind.NAME;
          default -> Finding.Kind.THING;
        };
    return new Finding.Member(
        entity.toString(),
        kind,
        kind == Finding.Kind.ADULT ? UUID.fromString(entity.id()) : thing,
        entity.type(),
        kind == Finding.Kind.ADULT ? "" : gathered.shown(entity),
        List.copyOf(naming.getOrDefault(entity.toString(), Set.of())),
        since.get(entity.toString()));
  }

  private void name(Map<String, Set<UUID>> naming, String key, String report) {
    naming.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(entry(report));
  }

  /** The thing of the record that each entity is: the fullest way in which reports write it. */
  private Map<Entity, UUID> things(Pattern pattern) {
    var found = new HashMap<Entity, UUID>();
    UUID[] entries = pattern.reports().stream().map(this::entry).toArray(UUID[]::new);
    transactions
        .batch()
        .query(
            THINGS,
            row -> {
              UUID thing = row.getObject(1, UUID.class);
              String shown = row.getString(3);
              gathered
                  .entity(row.getString(2), shown)
                  .ifPresent(entity -> {
                    if (shown.contains("?")) found.putIfAbsent(entity, thing);
                    else found.put(entity, thing);
                  });
            },
            (Object) entries);
    var names = new HashMap<UUID, Entity>();
    pattern.entities().stream()
        .filter(entity -> entity.type().equals(Gathering.NICKNAME))
        .forEach(entity -> names.put(Thing.id(Thing.NICKNAME, entity.id()), entity));
    transactions
        .batch()
        .queryForList(NAMES, UUID.class, (Object) names.keySet().toArray(UUID[]::new))
        .forEach(id -> found.put(Objects.requireNonNull(names.get(id)), id));
    return found;
  }

  private Report report(String name) {
    return gathered.report(name);
  }

  private UUID entry(String name) {
    return gathered.told(name).entry();
  }
}
