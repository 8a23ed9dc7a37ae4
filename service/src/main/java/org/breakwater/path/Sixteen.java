package org.breakwater.path;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;

/**
 * Begins the pathway plan of a child in care from their sixteenth birthday, so that nobody has to
 * think of it. Only where every report that gives a day of birth says that they are sixteen; where
 * none does, or one says that they are younger, somebody says it.
 */
final class Sixteen {
  private static final int YEARS = 16;

  /** For so long a child is in care, since fourteen, before a plan is owed (decision 41). */
  private static final int YEARS_COUNTED_FROM = 14;

  private static final int WEEKS_IN_CARE = 13;

  /** Children begun in one run; the next run goes on. */
  private static final int MOST = 200;

  private static final String IN_CARE =
      """
      select p.id, p.person, p.concern, max(b.born),
        coalesce((select min(s.happened) from path_step s where s.path = p.id
          and s.ending in ('CARE_AGREED', 'CARE_BY_ORDER', 'CARE_IN_EMERGENCY', 'CARE_ORDER')
          and s.place > coalesce((select max(e.place) from path_step e
            where e.path = p.id and e.step = 'CARE_ENDS'), 0)),
          (p.opened at time zone 'Europe/London')::date)
      from path p
      join membership ms on ms.person = access.person_now(p.person) and ms.to_place is null
      join mention m on m.entry = ms.entry and m.at = ms.at
      join description d on d.id = m.description
      cross join lateral (select d.details::jsonb ->> 'born' as born) b
      where p.closed is null and 'LOOKED_AFTER' = any (p.open)
        and not p.open && array['PATHWAY_PLAN', 'LEAVING_CARE']
        and not exists (select 1 from path_step s
          where s.path = p.id and s.step in ('SIXTEEN', 'PATHWAY_PLAN'))
        and length(b.born) = 10
      group by p.id having max(b.born) <= ?
      order by max(b.born), p.id\
      """;

  private final Openings openings;
  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;

  Sixteen(Openings openings, Transactions transactions, Entries entries, Clock clock) {
    this.openings = openings;
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * One child in care.
   *
   * @param owed when the plan is, from which its time runs
   */
  private record Child(UUID path, UUID person, UUID concern, Instant owed) {}

  /** Begins every plan that is owed and has not begun. */
  void run() {
    if (transactions.writing(this::owed).isEmpty()) {
      return;
    }
    entries.exclusively(() -> {
      List<Draft> drafts = owed().stream().flatMap(this::begin).toList();
      return drafts.isEmpty() ? List.of() : entries.add(drafts);
    });
  }

  private Stream<Draft> begin(Child child) {
    return openings
        .begin(
            child.path(),
            child.person(),
            child.concern(),
            Matter.PATHWAY_PLAN,
            child.owed(),
            Openings.BY)
        .stream();
  }

  private List<Child> owed() {
    LocalDate latest = clock.instant().atZone(Occurred.ZONE).toLocalDate().minusYears(YEARS);
    return transactions.batch().query(IN_CARE, (row, _) -> child(row), latest.toString()).stream()
        .flatMap(Optional::stream)
        .filter(child -> !child.owed().isAfter(clock.instant()))
        .limit(MOST)
        .toList();
  }

  private static Optional<Child> child(ResultSet row) throws SQLException {
    LocalDate born;
    try {
      born = LocalDate.parse(row.getString(4));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
    LocalDate counted =
        later(row.getObject(5, LocalDate.class), born.plusYears(YEARS_COUNTED_FROM));
    LocalDate owed = later(born.plusYears(YEARS), counted.plusWeeks(WEEKS_IN_CARE));
    return Optional.of(
        new Child(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getObject(3, UUID.class),
            owed.atStartOfDay(Occurred.ZONE).toInstant()));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
