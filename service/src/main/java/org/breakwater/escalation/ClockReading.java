package org.breakwater.escalation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every clock, how far each has climbed, and the lines that they climb. */
final class ClockReading implements Reading {
  private static final String STARTED =
      """
      insert into clock (id, rule, version, about_type, about_id, concern, partner, post, owner,
        starts, due, next_step)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String STOPPED =
      "update clock set stopped = ?, next_step = null where id = ? and stopped is null";

  private static final String HANDED =
      "update clock set partner = ?, post = ?, owner = ? where id = ?";

  /** Whoever is told stands in the order of the record, whichever way they came to be. */
  private static final String CLIMBED =
      """
      update clock set step = coalesce(?, step),
        next_step = case when ?::int is null then next_step else ? end, told = told || ?::uuid[]
      where id = ?\
      """;

  private static final String ESCALATED =
      "insert into escalation (entry, clock, step, post, told, at) values (?, ?, ?, ?, ?, ?)";

  private static final String AWAY =
      "insert into escalation_away (entry, app_user, until, stand_in) values (?, ?, ?, ?)";

  private static final String COVERED =
      "insert into clock_cover (entry, clock, leave, post, told, at) values (?, ?, ?, ?, ?, ?)";

  private static final String FORGET = "delete from escalation_line where partner = ?";

  private static final String LINE =
      "insert into escalation_line (partner, step, post) values (?, ?, ?)";

  @Override
  public List<String> tables() {
    return List.of("clock", "clock_cover", "escalation", "escalation_away", "escalation_line");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    // Many start, and many climb, at once; nothing happens to a clock before it starts.
    var started = new ArrayList<Object[]>();
    var climbed = new ArrayList<Object[]>();
    var steps = new ArrayList<Object[]>();
    var away = new ArrayList<Object[]>();
    var covered = new ArrayList<Object[]>();
    for (Entry entry : entries) {
      switch (entry.event()) {
        case ClockEvent.Started it -> started.add(row(it));
        case ClockEvent.Escalated it -> {
          UUID[] told = it.told().toArray(UUID[]::new);
          climbed.add(
              new Object[] {it.nextStep(), it.nextStep(), time(it.next()), told, it.clock()});
          steps.add(
              new Object[] {
                entry.id(), it.clock(), it.step(), it.post(), told, time(entry.received())
              });
          for (ClockEvent.Away one : it.away() == null ? List.<ClockEvent.Away>of() : it.away()) {
            away.add(new Object[] {entry.id(), one.user(), one.until(), one.standIn()});
          }
        }
        case ClockEvent.Covered it -> {
          UUID[] told = it.told().toArray(UUID[]::new);
          climbed.add(new Object[] {null, null, null, told, it.clock()});
          covered.add(
              new Object[] {
                entry.id(), it.clock(), it.leave(), it.post(), told, time(entry.received())
              });
        }
        default -> {}
      }
    }
    batch(STARTED, started, jdbc);
    batch(CLIMBED, climbed, jdbc);
    batch(ESCALATED, steps, jdbc);
    batch(AWAY, away, jdbc);
    batch(COVERED, covered, jdbc);
    for (Entry entry : entries) {
      switch (entry.event()) {
        case ClockEvent.Stopped it -> jdbc.update(STOPPED, time(entry.received()), it.clock());
        case ClockEvent.Handed it ->
            jdbc.update(HANDED, it.partner(), it.post(), it.owner(), it.clock());
        case ClockEvent.LineSet it -> lay(it, jdbc);
        default -> {}
      }
    }
  }

  private static void batch(String sql, List<Object[]> rows, JdbcTemplate jdbc) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }

  private static Object[] row(ClockEvent.Started it) {
    return new Object[] {
      it.clock(),
      it.rule(),
      it.version(),
      it.about().type(),
      it.about().id(),
      it.concern(),
      it.partner(),
      it.post(),
      it.owner(),
      time(it.starts()),
      time(it.due()),
      time(it.due())
    };
  }

  private static void lay(ClockEvent.LineSet line, JdbcTemplate jdbc) {
    jdbc.update(FORGET, line.partner());
    for (int step = 0; step < line.posts().size(); step++) {
      jdbc.update(LINE, line.partner(), step, line.posts().get(step));
    }
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
