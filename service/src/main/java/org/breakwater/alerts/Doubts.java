package org.breakwater.alerts;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.breakwater.database.Transactions;
import org.breakwater.identity.MentionId;
import org.breakwater.patterns.Doubt;

/**
 * Who among those in patterns may be somebody else: pairs that wait for somebody's decision and are
 * held apart until then, and mentions that were joined with less than is asked for today. It is
 * kept from look to look, and asked again only of those who are new in patterns, or of whom a
 * mention has moved or been judged since.
 */
final class Doubts {
  /** A mention hangs by what it was found like when it came. */
  private static final String MAY_BE_TWO =
      """
      select m.person, m.entry, m.at, max(j.weight), r.agency || '/' || r.ref
      from membership m
      join judgement j on j.one_entry = m.entry and j.one_at = m.at and j.withdrawn_by is null
      join membership o on o.entry = j.other_entry and o.at = j.other_at and o.to_place is null
      join report r on r.entry = m.entry
      where m.person = any (?) and m.to_place is null and o.person = m.person
      group by m.person, m.entry, m.at, r.agency, r.ref
      having bool_and(j.verdict in ('SAME', 'UNSURE')) and not bool_or(j.by_person)
        and max(j.weight) < ?\
      """;

  /** Less than this was asked for to join two, in thousandths of a bit: 1 in 256 is wrong. */
  private static final int JOINED = 8_000;

  /** Whose these mentions are, and theirs with whom a judgement ever compared them. */
  private static final String CONCERNED =
      """
      with moved as (
        select entry, at::smallint from unnest(?::uuid[], ?::int[]) as m (entry, at)),
      concerned as (
        select entry, at from moved
        union select j.other_entry, j.other_at
        from moved m join judgement j on j.one_entry = m.entry and j.one_at = m.at
        union select j.one_entry, j.one_at
        from moved m join judgement j on j.other_entry = m.entry and j.other_at = m.at)
      select distinct ms.person from concerned c
      join membership ms on ms.entry = c.entry and ms.at = c.at and ms.to_place is null\
      """;

  /** The likeliest to be held wrongly first: pairs who may be one, then whom one may not be. */
  private static final Comparator<Perhaps> LIKELIEST =
      Comparator.comparing((Perhaps perhaps) -> !perhaps.joined())
          .thenComparing(Perhaps::unlikely)
          .thenComparing(perhaps -> perhaps.doubt().from())
          .thenComparing(perhaps -> perhaps.doubt().to());

  private final Map<String, Set<Perhaps>> of = new HashMap<>();
  private Set<String> people = Set.of();
  private Set<String> otherwise = Set.of();

  /**
   * A doubt.
   *
   * @param joined whether two may be one; else one may be a stranger in a report
   * @param unlikely the less, the likelier it is that they are held wrongly
   */
  private record Perhaps(Doubt doubt, boolean joined, int unlikely) {
    List<String> sides() {
      return List.of(doubt.from(), doubt.to());
    }
  }

  /**
   * Asks what is to be asked; within a transaction.
   *
   * @param those who are in patterns now
   * @param moved since this was asked last
   */
  void ask(Set<String> those, Moved moved, Gathering gathered, Transactions transactions) {
    Set<String> all = concerned(moved, transactions);
    var again = new HashSet<String>();
    for (String person : those)
      if (!people.contains(person) || all.contains(person)) again.add(person);
    var gone = new HashSet<>(people);
    gone.removeAll(those);
    all.addAll(again);
    var beside = new HashSet<>(all);
    beside(all, beside);
    again.forEach(person -> forget(person, _ -> true));
    gone.forEach(person -> forget(person, it -> it.sides().stream().noneMatch(those::contains)));
    ask(again, gathered, transactions);
    people = those;
    beside(all, beside);
    otherwise = beside;
  }

  /**
   * Whether what is known of any of these, or of whoever they may be, may be otherwise than when it
   * was asked the time before.
   */
  boolean otherwise(Collection<String> any) {
    for (String one : any) if (otherwise.contains(one)) return true;
    return false;
  }

  /** What is in doubt about any of these, the likeliest to be held wrongly first. */
  List<Doubt> about(Collection<String> any) {
    var perhaps = new LinkedHashSet<Perhaps>();
    for (String one : any) perhaps.addAll(of.getOrDefault(one, Set.of()));
    return perhaps.stream().sorted(LIKELIEST).map(Perhaps::doubt).toList();
  }

  private static Set<String> concerned(Moved moved, Transactions transactions) {
    var concerned = new HashSet<String>();
    moved.persons.forEach(person -> concerned.add(person.toString()));
    if (!moved.mentions.isEmpty()) {
      transactions
          .batch()
          .queryForList(
              CONCERNED,
              UUID.class,
              moved.mentions.stream().map(MentionId::entry).toArray(UUID[]::new),
              moved.mentions.stream().map(MentionId::at).toArray(Integer[]::new))
          .forEach(person -> concerned.add(person.toString()));
    }
    return concerned;
  }

  /** Whoever they may be. */
  private void beside(Set<String> all, Set<String> into) {
    for (String person : all)
      for (Perhaps perhaps : of.getOrDefault(person, Set.of())) into.addAll(perhaps.sides());
  }

  private void ask(Set<String> persons, Gathering gathered, Transactions transactions) {
    if (persons.isEmpty()) return;
    UUID[] asked = persons.stream().map(UUID::fromString).toArray(UUID[]::new);
    transactions
        .batch()
        .query(
            Uncertain.MAY_BE_ONE,
            row -> {
              int weight = row.getInt(3);
              keep(
                  new Perhaps(
                      Doubt.joined(row.getString(1), row.getString(2)),
                      true,
                      row.wasNull() ? Integer.MAX_VALUE : -weight));
            },
            (Object) asked);
    transactions
        .batch()
        .query(
            MAY_BE_TWO,
            row -> {
              UUID entry = row.getObject(2, UUID.class);
              String report = row.getString(5);
              if (!gathered.has(report)) return;
              String stranger = "in " + entry + " " + row.getInt(3);
              keep(
                  new Perhaps(
                      Doubt.apart(row.getString(1), stranger, Set.of(report)),
                      false,
                      row.getInt(4)));
            },
            asked,
            JOINED);
  }

  private void keep(Perhaps perhaps) {
    for (String side : perhaps.sides()) of.computeIfAbsent(side, _ -> new HashSet<>()).add(perhaps);
  }

  private void forget(String person, Predicate<Perhaps> which) {
    for (Perhaps perhaps : List.copyOf(of.getOrDefault(person, Set.of())))
      if (which.test(perhaps))
        for (String side : perhaps.sides())
          of.computeIfPresent(
              side,
              (_, known) -> {
                known.remove(perhaps);
                return known.isEmpty() ? null : known;
              });
  }
}
