package org.breakwater.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what comes due while whoever answers for it is away: to whoever stands in, and without
 * one to the next post up at once. Nothing stops by it and nothing is due later.
 */
final class Covers {
  /** Rounds of one run; the next run goes on. */
  private static final int ROUNDS = 1_000;

  private static final Author BY = Author.engine("escalation/1");

  /**
   * What is due before somebody has been back for a whole day, and went to nobody who is here. A
   * post is away when everybody in it is; then the first who comes back counts.
   */
  private static final String UNCOVERED =
      """
      with away as materialized (select app_user, leave, last_day, stand_in from access.away_on(?)),
      posts as (
        select u.post, (array_agg(a.leave order by a.last_day, a.leave))[1] as leave,
          min(a.last_day) as last_day, array_agg(a.stand_in) filter (where a.stand_in is not null) as stand_ins
        from app_user u left join away a on a.app_user = u.id
        where not u.disabled group by u.post having count(*) = count(a.leave))
      select c.id, c.rule, c.about_type, c.about_id, c.concern, c.partner, c.due, x.leave, x.last_day, x.stand_ins,
        u.name
      from (
        select c.id, a.leave, a.last_day, array_remove(array[a.stand_in], null) as stand_ins
        from away a join clock c on c.owner = a.app_user and c.stopped is null
        union all
        select c.id, p.leave, p.last_day, coalesce(p.stand_ins, '{}')
        from posts p join clock c on c.owner is null and c.post = p.post and c.stopped is null) x
      join clock c on c.id = x.id
      join leave l on l.id = x.leave join app_user u on u.id = l.app_user
      where c.due < (x.last_day + 2)::timestamp at time zone 'Europe/London'
        and not exists (select 1 from clock_cover v where v.clock = c.id and v.leave = x.leave
          and (v.told = '{}' or exists (select 1 from app_user t where t.id = any (v.told) and not t.disabled
            and t.id not in (select app_user from away))))
      order by c.due, c.id limit 200\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;

  Covers(Transactions transactions, Entries entries, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  private record Uncovered(
      UUID clock,
      String rule,
      Subject about,
      UUID concern,
      String partner,
      Instant due,
      UUID leave,
      LocalDate until,
      List<UUID> standIns,
      String name) {}

  /** Hands on everything that is to be, the soonest due first. */
  void run() {
    for (int round = 0; round < ROUNDS && anyUncovered(); round++) {
      coverNext();
    }
  }

  /** Asked without waiting for whoever writes. */
  private boolean anyUncovered() {
    return transactions.writing(() -> !uncovered().isEmpty());
  }

  private void coverNext() {
    entries.exclusively(() -> {
      var holders = new Holders(transactions, clock.instant());
      var drafts = new ArrayList<Draft>();
      uncovered().forEach(it -> cover(it, holders, drafts));
      return drafts.isEmpty() ? List.of() : entries.add(drafts);
    });
  }

  private void cover(Uncovered it, Holders holders, List<Draft> drafts) {
    @Nullable String post = null;
    Set<UUID> told = new LinkedHashSet<>(it.standIns());
    if (told.isEmpty()) {
      for (String next : holders.line(it.partner())) {
        holders
            .of(next)
            .forEach(holder -> {
              UUID here = holder.until() == null ? holder.user() : holder.standIn();
              if (here != null) {
                told.add(here);
              }
            });
        post = next;
        if (!told.isEmpty()) {
          break;
        }
      }
    }
    Instant now = clock.instant();
    drafts.add(
        Draft.now(
                new ClockEvent.Covered(it.clock(), it.leave(), post, List.copyOf(told)),
                now,
                BY,
                Purpose.ENGINE,
                List.of(it.about()))
            .answering(it.concern()));
    List<String> words =
        List.of(
            it.rule(),
            it.due().minusNanos(1).atZone(Occurred.ZONE).toLocalDate().toString(),
            it.name(),
            it.until().toString());
    told.forEach(user -> drafts.add(Notices.to(user, "covered", words, it.about(), now, BY)));
  }

  private List<Uncovered> uncovered() {
    LocalDate today = clock.instant().atZone(Occurred.ZONE).toLocalDate();
    return transactions.batch().query(UNCOVERED, (row, _) -> uncovered(row), today);
  }

  private static Uncovered uncovered(ResultSet row) throws SQLException {
    return new Uncovered(
        row.getObject(1, UUID.class),
        row.getString(2),
        new Subject(row.getString(3), row.getObject(4, UUID.class)),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        row.getObject(8, UUID.class),
        row.getObject(9, LocalDate.class),
        List.of((UUID[]) row.getArray(10).getArray()),
        row.getString(11));
  }
}
