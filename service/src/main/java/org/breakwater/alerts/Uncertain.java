package org.breakwater.alerts;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Transactions;

/** Whom of the same pattern a member may be: pairs that wait for somebody's decision. */
final class Uncertain {
  /** Pairs who are held apart until somebody decides, by any of whom. */
  static final String MAY_BE_ONE =
      """
      with mine as materialized (
        select entry, at from membership where person = any (?) and to_place is null),
      about as materialized (
        select j.* from mine m join judgement j on j.one_entry = m.entry and j.one_at = m.at
        where j.withdrawn_by is null
        union
        select j.* from mine m join judgement j on j.other_entry = m.entry and j.other_at = m.at
        where j.withdrawn_by is null)
      select least(a.person, b.person), greatest(a.person, b.person), max(j.weight)
      from about j
      join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
      join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
      where a.person <> b.person
      group by 1, 2
      having bool_or(j.verdict = 'UNSURE') and not bool_or(j.by_person)
      order by 3 desc nulls last, 1, 2\
      """;

  private Uncertain() {}

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
            MAY_BE_ONE + " limit 500",
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
}
