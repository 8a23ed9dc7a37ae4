package org.breakwater.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.story.AsKnown;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as it could have been seen on a past day. What was on record somewhere is told from how
 * it grew on the reports' own clock; what was available here, from what was found in the record by
 * then. Either holds no more than its viewer may see today.
 */
final class PatternThen {
  private final WholePattern today;
  private final Finding finding;
  private final Instant by;
  private final LocalDate day;

  /** Whether it is told as it stood in what was found, and not step by step. */
  private final boolean found;

  private final Map<UUID, String> seen;
  private final Map<String, Named> named;
  private final Map<String, String> changes = new HashMap<>();
  private final boolean split;

  private PatternThen(
      WholePattern today,
      Finding finding,
      AsKnown asKnown,
      LocalDate day,
      Map<UUID, String> seen,
      Map<String, Named> named) {
    this.named = named;
    this.today = today;
    this.finding = finding;
    this.day = day;
    this.seen = seen;
    by = asKnown.moment(Instant.MAX);
    found = asKnown instanceof AsKnown.AvailableHere;
    today.acts().reversed().stream()
        .filter(act -> act.member() != null && !act.at().isAfter(by))
        .forEach(act -> changes.put(Objects.requireNonNull(act.member()), act.kind()));
    split =
        today.acts().stream().anyMatch(act -> act.kind().equals("SPLIT") && !act.at().isAfter(by));
  }

  /**
   * Who or what a member is today.
   *
   * @param subject absent where it has no page
   * @param name absent where none is known
   */
  record Named(@Nullable UUID subject, @Nullable String name) {}

  /**
   * The pattern of that day; empty where nothing stood out by then, or it had not been found.
   *
   * @param today as the viewer may see it now
   * @param finding the last by that day, or where it is told step by step, the last there is
   * @param seen those of its reports that the viewer may see, with the numbers that their writers
   *     gave them
   * @param named its members by their keys
   */
  static Optional<WholePattern> of(
      WholePattern today,
      Finding finding,
      AsKnown asKnown,
      Map<UUID, String> seen,
      Map<String, Named> named) {
    LocalDate day = asKnown.day();
    if (day == null) {
      return Optional.of(today);
    }
    return new PatternThen(today, finding, asKnown, day, seen, named).whole();
  }

  private Optional<WholePattern> whole() {
    Optional<Finding.Step> step = step();
    if (step.isEmpty()) {
      return Optional.empty();
    }
    List<Finding.Member> joined =
        finding.members().stream().filter(member -> found || in(member)).toList();
    Set<UUID> naming =
        joined.stream().flatMap(member -> member.reports().stream()).collect(Collectors.toSet());
    List<Finding.Evidence> evidence =
        finding.reports().stream()
            .filter(report -> !report.day().isAfter(day) && naming.contains(report.entry()))
            .toList();
    List<WholePattern.Evidence> reports =
        evidence.stream()
            .filter(report -> seen.containsKey(report.entry()))
            .map(report -> report(report, joined))
            .toList();
    List<WholePattern.Member> members = members(joined, reports);
    long hidden =
        joined.stream()
            .filter(member -> member.reports().stream().noneMatch(seen::containsKey))
            .count();
    List<WholePattern.Held> held = held(evidence);
    return Optional.of(
        new WholePattern(
            pattern(step.get(), members, evidence, held.size()),
            members,
            Map.of(),
            hidden,
            reports,
            held,
            found
                ? finding.alone().stream()
                    .map(it -> new WholePattern.Alone(it.agency(), it.score() >= finding.cutOff()))
                    .toList()
                : List.of(),
            List.of(),
            today.acts().stream().filter(act -> !act.at().isAfter(by)).toList(),
            null,
            List.of(),
            List.of(),
            today.scanned()));
  }

  private Optional<Finding.Step> step() {
    if (found) {
      return Optional.of(
          new Finding.Step(
              finding.surfacedOn(),
              finding.leading(),
              finding.entities(),
              finding.seen(),
              finding.worried(),
              finding.observed(),
              finding.expected(),
              finding.score(),
              finding.inCompany()));
    }
    return Optional.ofNullable(finding.steps()).stream()
        .flatMap(List::stream)
        .filter(step -> !step.day().isAfter(day))
        .reduce((_, later) -> later);
  }

  private boolean in(Finding.Member member) {
    LocalDate since = member.since();
    return since != null && !since.isAfter(day);
  }

  private WholePattern.Evidence report(Finding.Evidence report, List<Finding.Member> members) {
    return new WholePattern.Evidence(
        report.entry(),
        report.day(),
        report.agency(),
        seen.getOrDefault(report.entry(), ""),
        report.worry(),
        null,
        false,
        members.stream()
            .filter(member -> member.reports().contains(report.entry()))
            .map(Finding.Member::key)
            .toList());
  }

  /** Whoever and whatever was in it and is named in a report that the viewer may see. */
  private List<WholePattern.Member> members(
      List<Finding.Member> joined, List<WholePattern.Evidence> reports) {
    // Two mentions that are one person now are one member.
    var once = new LinkedHashMap<Object, WholePattern.Member>();
    for (Finding.Member member : joined) {
      Named known = named.getOrDefault(member.key(), new Named(null, null));
      var naming =
          reports.stream().filter(report -> report.members().contains(member.key())).toList();
      if (naming.isEmpty()) continue;
      once.putIfAbsent(
          known.subject() == null ? member.key() : known.subject(),
          new WholePattern.Member(
              member.key(),
              member.kind().name(),
              known.subject(),
              member.type(),
              known.name(),
              naming.size(),
              naming.getFirst().day(),
              naming.getLast().day(),
              false,
              removed(member.key())));
    }
    for (WholePattern.Member member : today.members())
      if ("MEMBER_ADDED".equals(changes.get(member.key())))
        once.putIfAbsent(
            member.subject() == null ? member.key() : member.subject(),
            new WholePattern.Member(
                member.key(),
                member.kind(),
                member.subject(),
                member.type(),
                member.name(),
                0,
                null,
                null,
                true,
                false));
    return List.copyOf(once.values());
  }

  /** Whoever may not read what was done is shown nobody whom people have taken out since. */
  private boolean removed(String key) {
    String change = changes.get(key);
    return change == null
        ? (split || today.acts().isEmpty())
            && today.removed().stream().anyMatch(member -> member.key().equals(key))
        : change.equals("MEMBER_REMOVED");
  }

  private List<WholePattern.Held> held(List<Finding.Evidence> evidence) {
    Map<String, String> contacts = new HashMap<>();
    today.held().stream()
        .filter(held -> held.contact() != null)
        .forEach(held -> contacts.put(held.agency(), Objects.requireNonNull(held.contact())));
    var by = new TreeMap<String, List<Finding.Evidence>>();
    evidence.forEach(
        report -> by.computeIfAbsent(report.agency(), _ -> new ArrayList<>()).add(report));
    return by.entrySet().stream()
        .map(agency ->
            new WholePattern.Held(
                agency.getKey(),
                agency.getValue().size(),
                agency.getValue().getLast().day(),
                agency.getValue().stream().filter(it -> !seen.containsKey(it.entry())).count(),
                contacts.get(agency.getKey())))
        .toList();
  }

  private KnownPattern pattern(
      Finding.Step step,
      List<WholePattern.Member> members,
      List<Finding.Evidence> evidence,
      int agencies) {
    KnownPattern now = today.pattern();
    KnownPattern.Leading leading =
        members.stream()
            .filter(member -> member.key().equals(step.leading()))
            .findFirst()
            .flatMap(member ->
                Optional.ofNullable(member.name())
                    .map(name -> new KnownPattern.Leading(member.type(), name)))
            .orElse(null);
    return new KnownPattern(
        now.id(),
        now.found(),
        now.state(),
        finding.surfacedOn(),
        evidence.isEmpty() ? finding.surfacedOn() : evidence.getLast().day(),
        now.foundAt(),
        now.changed(),
        null,
        leading,
        step.entities(),
        step.seen(),
        step.company(),
        finding.within(),
        step.worried(),
        step.observed(),
        step.expected(),
        step.score(),
        finding.cutOff(),
        null,
        null,
        null,
        agencies,
        null,
        null,
        null,
        null);
  }
}
