package org.breakwater.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Doubt;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Watch;

/**
 * Who among those in patterns may be somebody else: pairs that wait for somebody's decision and are
 * held apart until then, and mentions that were joined with less than is asked for today.
 */
final class Uncertain {
  private static final String MAY_BE_ONE =
      """
      with mine as materialized (
        select entry, at from membership where person = any (?) and to_place is null),
      about as materialized (
        select j.* from mine m join judgement j on j.one_entry = m.entry and j.one_at = m.at
        where j.withdrawn_by is null
        union
        select j.* from mine m join judgement j on j.other_entry = m.entry and j.other_at = m.at
        where j.withdrawn_by is null)
      select least(a.person, b.person), greatest(a.person, b.person)
      from about j
      join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
      join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
      where a.person <> b.person
      group by 1, 2
      having bool_or(j.verdict = 'UNSURE') and not bool_or(j.by_person)
      order by max(j.weight) desc nulls last, 1, 2 limit 500\
      """;

  /** A mention hangs by what it was found like when it came. */
  private static final String MAY_BE_TWO =
      """
      select m.person, m.entry, m.at
      from membership m
      join judgement j on j.one_entry = m.entry and j.one_at = m.at and j.withdrawn_by is null
      join membership o on o.entry = j.other_entry and o.at = j.other_at and o.to_place is null
      where m.person = any (?) and m.to_place is null and o.person = m.person
      group by m.person, m.entry, m.at
      having bool_and(j.verdict in ('SAME', 'UNSURE')) and not bool_or(j.by_person)
        and max(j.weight) < ?
      order by max(j.weight), m.entry, m.at limit 500\
      """;

  /** Less than this was asked for to join two, in thousandths of a bit: 1 in 256 is wrong. */
  private static final int JOINED = 8_000;

  private Uncertain() {}

  /** What is in doubt, the likeliest to be held wrongly first; within a transaction. */
  static List<Doubt> of(Gathering gathered, Watch watch, Transactions transactions) {
    UUID[] people = people(gathered, watch);
    Map<UUID, String> names = new HashMap<>();
    gathered.byName.forEach((name, told) -> names.put(told.entry(), name));
    var doubts = new ArrayList<Doubt>();
    transactions
        .batch()
        .query(
            MAY_BE_ONE,
            row -> {
              doubts.add(Doubt.joined(row.getString(1), row.getString(2)));
            },
            (Object) people);
    transactions
        .batch()
        .query(
            MAY_BE_TWO,
            row -> {
              UUID entry = row.getObject(2, UUID.class);
              String report = names.get(entry);
              if (report != null) {
                String stranger = "in " + entry + " " + row.getInt(3);
                doubts.add(Doubt.apart(row.getString(1), stranger, Set.of(report)));
              }
            },
            people,
            JOINED);
    return doubts;
  }

  /**
   * Whom of the same pattern a member may be, the likeliest first: members whose names the viewer
   * may see, by the person; within a transaction of the viewer's, who sees no doubt unless both
   * sides of it are theirs to see.
   */
  static Map<UUID, Set<String>> among(
      List<WholePattern.Member> members, Transactions transactions) {
    Map<UUID, String> names = new HashMap<>();
    for (WholePattern.Member member : members) {
      UUID person = member.subject();
      String name = member.name();
      if (person != null && name != null && !member.thing() && !member.removed()) {
        names.put(person, name);
      }
    }
    Map<UUID, Set<String>> perhaps = new HashMap<>();
    transactions
        .batch()
        .query(
            MAY_BE_ONE,
            row -> {
              UUID one = row.getObject(1, UUID.class);
              UUID other = row.getObject(2, UUID.class);
              String ones = names.get(one);
              String others = names.get(other);
              if (ones != null && others != null) {
                perhaps.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(others);
                perhaps.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(ones);
              }
            },
            (Object) names.keySet().toArray(UUID[]::new));
    return perhaps;
  }

  private static UUID[] people(Gathering gathered, Watch watch) {
    var reports = new HashMap<String, Report>();
    gathered.reports.forEach(report -> reports.put(report.id(), report));
    var people = new HashSet<UUID>();
    for (Pattern pattern : watch.patterns()) {
      for (String name : pattern.reports()) {
        Report report = reports.get(name);
        if (report != null) {
          report.children().forEach(child -> people.add(UUID.fromString(child.id())));
        }
      }
      pattern.entities().stream()
          .filter(entity -> entity.type().equals(Gathering.ADULT))
          .forEach(entity -> people.add(UUID.fromString(entity.id())));
    }
    return people.toArray(UUID[]::new);
  }
}
