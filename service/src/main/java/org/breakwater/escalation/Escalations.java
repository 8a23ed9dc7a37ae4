package org.breakwater.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.breakwater.clocks.Rules;
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
 * Tells the next post when nobody answers in time. What it did and when it goes on stand in the
 * same transaction, and one writer at a time does it: however many instances run, and wherever one
 * is killed, each step is taken once, in order, and none is left out.
 */
public final class Escalations {
  /** The last post of every line: whoever looks from outside. */
  public static final String SCRUTINEER = Holders.SCRUTINEER;

  /** Rounds of one run; the next run goes on. */
  private static final int ROUNDS = 1_000;

  private static final Author BY = Author.engine("escalation/1");

  private static final String NEXT =
      """
      select id, rule, about_type, about_id, concern, partner, owner, due, step, next_step, post, told,
        array(select t from clock_cover v, unnest(v.told) t where v.clock = clock.id)
      from clock where stopped is null and next_step <= ? order by next_step, id limit 200\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final Rules rules;
  private final Clock clock;
  private final Covers covers;

  Escalations(Transactions transactions, Entries entries, Rules rules, Clock clock) {
    this.covers = new Covers(transactions, entries, clock);
    this.transactions = transactions;
    this.entries = entries;
    this.rules = rules;
    this.clock = clock;
  }

  private record Late(
      UUID clock,
      String rule,
      Subject about,
      UUID concern,
      String partner,
      @Nullable UUID owner,
      Instant due,
      int step,
      Instant scheduled,
      @Nullable String post,
      List<UUID> told,
      List<UUID> covers) {}

  /**
   * Hands on what comes due to whoever is away, and takes every step whose time has come, the
   * oldest first.
   *
   * @return how many steps
   */
  public int run() {
    covers.run();
    int taken = 0;
    for (int round = 0; round < ROUNDS && anyLate(); round++) {
      taken += takeNext();
    }
    return taken;
  }

  /** Asked without waiting for whoever writes. */
  private boolean anyLate() {
    return transactions.writing(() -> !late().isEmpty());
  }

  private int takeNext() {
    return entries.exclusively(() -> {
      var posts = new Holders(transactions, clock.instant());
      List<Late> late = late();
      if (!late.isEmpty()) {
        entries.add(late.stream().flatMap(one -> step(one, posts).stream()).toList());
      }
      return late.size();
    });
  }

  private List<Late> late() {
    return transactions
        .batch()
        .query(NEXT, (row, _) -> late(row), clock.instant().atOffset(ZoneOffset.UTC));
  }

  private List<Draft> step(Late late, Holders posts) {
    List<String> line = posts.line(late.partner());
    int step = Math.min(late.step(), line.size() - 1);
    boolean last = step == line.size() - 1;
    var told = new LinkedHashSet<UUID>();
    var away = new ArrayList<ClockEvent.Away>();
    for (Holders.Holder holder : posts.of(line.get(step))) {
      if (holder.until() == null) {
        told.add(holder.user());
      } else {
        UUID standIn = holder.standIn();
        UUID here = standIn == null || failed(standIn, late, posts) ? null : standIn;
        away.add(new ClockEvent.Away(holder.user(), holder.until(), here));
        if (here != null) {
          told.add(here);
        }
      }
    }
    // Whoever owns what is late does not judge it: for them the post is as good as vacant. So is it
    // for
    // whoever had it meanwhile, but at the end of the line, where nobody comes after them.
    told.removeIf(user -> user.equals(late.owner()) || (!last && late.covers().contains(user)));
    Instant next;
    if (told.isEmpty() && !last) {
      next = late.scheduled();
    } else if (told.isEmpty() || !last) {
      next = after(late.scheduled());
    } else {
      next = null;
    }
    Instant now = clock.instant();
    var drafts = new ArrayList<Draft>();
    drafts.add(
        Draft.now(
                new ClockEvent.Escalated(
                    late.clock(),
                    step,
                    line.get(step),
                    List.copyOf(told),
                    late.scheduled(),
                    last && told.isEmpty() ? step : step + 1,
                    next,
                    away.isEmpty() ? null : away),
                now,
                BY,
                Purpose.ENGINE,
                List.of(late.about()))
            .answering(late.concern()));
    List<String> words = List.of(late.rule(), lastDay(late.due()).toString());
    told.forEach(user -> drafts.add(Notices.to(user, "escalated", words, late.about(), now, BY)));
    return drafts;
  }

  /** A step gives the day after the one on which nobody answered. */
  private Instant after(Instant scheduled) {
    Instant before = scheduled.minusNanos(1);
    return rules.atOrFirst("escalation-step", before).due(before, rules.working());
  }

  private static LocalDate lastDay(Instant due) {
    return due.minusNanos(1).atZone(Occurred.ZONE).toLocalDate();
  }

  /**
   * Whether somebody answers for a clock, or was told of it before and did not: they do not stand
   * in for the next, so that nobody can become the judge of their own by another's leave.
   */
  private static boolean failed(UUID user, Late late, Holders posts) {
    String post = late.post();
    return late.told().contains(user)
        || (late.owner() == null
            && post != null
            && posts.of(post).stream().anyMatch(it -> it.user().equals(user)));
  }

  private static Late late(ResultSet row) throws SQLException {
    return new Late(
        row.getObject(1, UUID.class),
        row.getString(2),
        new Subject(row.getString(3), row.getObject(4, UUID.class)),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getObject(7, UUID.class),
        row.getTimestamp(8).toInstant(),
        row.getInt(9),
        row.getTimestamp(10).toInstant(),
        row.getString(11),
        List.of((UUID[]) row.getArray(12).getArray()),
        List.of((UUID[]) row.getArray(13).getArray()));
  }
}
