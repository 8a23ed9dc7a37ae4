package org.breakwater.path;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.record.Entry;
import org.breakwater.record.Kept;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every path, what is open on it, its steps and what was agreed. */
final class PathReading implements Reading {
  private static final String OPENED =
      """
      insert into path (id, person, concern, partner, post, unborn, because, opened, open)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String CHANGED =
      """
      update path set open = array(
        (select unnest(open) except select unnest(?::text[])) union select unnest(?::text[]) order by 1)
      where id = ?\
      """;

  private static final String TAKEN =
      """
      insert into path_step (entry, path, place, step, ending, happened, child, unseen, words, late,
        family, category, owner, owner_name, owner_post, owner_partner, at, decision)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String SEAT =
      "insert into path_seat (step, n, agency, app_user, name) values (?, ?, ?, ?, ?)";

  private static final String HARM = "update path set category = ? where id = ?";

  private static final String SEEN =
      "update path set seen_on = greatest(seen_on, ?::date) where id = ?";

  private static final String SEEN_ALONE =
      """
      update path set seen_on = greatest(seen_on, ?::date), alone_on = greatest(alone_on, ?::date)
      where id = ?\
      """;

  private static final String CORRECTED =
      """
      update path_step set said = coalesce(said, happened), happened = ?, corrected = ?,
        corrected_by = ?, corrected_why = ?, corrected_entry = ?, corrected_user = ?,
        corrected_post = ?, corrected_partner = ? where entry = ?\
      """;

  private static final String NO_SEATS = "delete from path_seat where step = ?";

  private static final String SEEN_AGAIN =
      """
      update path p set
        seen_on = (select max(s.happened) from path_step s
          where s.path = p.id and s.ending in ('SEEN_ALONE', 'SEEN_WITH_OTHERS')),
        alone_on = (select max(s.happened) from path_step s
          where s.path = p.id and s.ending = 'SEEN_ALONE')
      where p.id = ?\
      """;

  private static final String BORN = "update path set unborn = false where id = ?";

  private static final String CLOSED = "update path set closed = ?, closing = ? where id = ?";

  private static final String AGREED =
      """
      insert into path_action (id, path, what, who, who_name, by_day, agreed, agreed_by)
      values (?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ANSWERED =
      """
      update path_action set happened = ?, words = ?, answered = ?, answered_by = ?
      where id = ? and path = ?\
      """;

  private static final List<String> FORGET =
      List.of(
          "delete from path_seat s using path_step t where t.entry = s.step and t.path = any(?)",
          "delete from path_step where path = any(?)",
          "delete from path_action where path = any(?)",
          "delete from path where id = any(?)");

  private final Kept kept;

  PathReading(Kept kept) {
    this.kept = kept;
  }

  @Override
  public List<String> tables() {
    return List.of("path", "path_step", "path_seat", "path_action");
  }

  /** A path is told again by what is left: what a step or its correction changed goes with it. */
  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {
    List<UUID> paths = kept.touched(Path.TYPE, erased, jdbc);
    if (!paths.isEmpty()) {
      FORGET.forEach(forget -> jdbc.update(forget, (Object) paths.toArray(UUID[]::new)));
      apply(kept.of(Path.TYPE, paths, jdbc), jdbc);
    }
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof PathEvent event) {
        apply(entry, event, jdbc);
      }
    }
  }

  private static void apply(Entry entry, PathEvent event, JdbcTemplate jdbc) {
    switch (event) {
      case PathEvent.Opened it ->
          jdbc.update(
              OPENED,
              it.path(),
              it.person(),
              it.concern(),
              it.partner(),
              it.post(),
              it.unborn(),
              it.because(),
              time(entry.received()),
              names(it.begins()));
      case PathEvent.Taken it -> taken(entry, it, jdbc);
      case PathEvent.StepCorrected it -> corrected(entry, it, jdbc);
      case PathEvent.Begun it ->
          jdbc.update(CHANGED, names(List.of()), names(List.of(it.matter())), it.path());
      case PathEvent.ActionAgreed it ->
          jdbc.update(
              AGREED,
              it.action(),
              it.path(),
              it.what(),
              it.who(),
              it.whoName(),
              it.by(),
              time(entry.received()),
              it.name());
      case PathEvent.ActionAnswered it ->
          jdbc.update(
              ANSWERED,
              it.happened().name(),
              it.words(),
              time(entry.received()),
              it.name(),
              it.action(),
              it.path());
    }
  }

  private static void taken(Entry entry, PathEvent.Taken it, JdbcTemplate jdbc) {
    PathEvent.Harm harm = it.harm();
    jdbc.update(
        TAKEN,
        entry.id(),
        it.path(),
        entry.place(),
        it.step().name(),
        it.ending().name(),
        it.happened(),
        it.child(),
        it.unseen(),
        it.words(),
        it.late(),
        it.family(),
        harm == null ? null : harm.name(),
        entry.author().user(),
        it.name(),
        entry.author().post(),
        entry.author().partner(),
        time(entry.received()),
        it.decision());
    seat(entry.id(), it.seats(), jdbc);
    jdbc.update(CHANGED, names(it.ends()), names(it.begins()), it.path());
    if (harm != null) {
      jdbc.update(HARM, harm.name(), it.path());
    }
    if (it.ending() == Ending.SEEN_ALONE) {
      jdbc.update(SEEN_ALONE, it.happened(), it.happened(), it.path());
    } else if (it.ending() == Ending.SEEN_WITH_OTHERS) {
      jdbc.update(SEEN, it.happened(), it.path());
    } else if (it.ending() == Ending.WAS_BORN) {
      jdbc.update(BORN, it.path());
    } else if (it.ending().closes()) {
      jdbc.update(CLOSED, time(entry.received()), it.ending().name(), it.path());
    }
  }

  private static void corrected(Entry entry, PathEvent.StepCorrected it, JdbcTemplate jdbc) {
    jdbc.update(
        CORRECTED,
        it.happened(),
        time(entry.received()),
        it.name(),
        it.because(),
        entry.id(),
        entry.author().user(),
        entry.author().post(),
        entry.author().partner(),
        it.step());
    jdbc.update(NO_SEATS, it.step());
    seat(it.step(), it.seats(), jdbc);
    jdbc.update(SEEN_AGAIN, it.path());
  }

  private static void seat(UUID step, List<DecisionEvent.Seat> seats, JdbcTemplate jdbc) {
    for (int n = 0; n < seats.size(); n++) {
      DecisionEvent.Seat seat = seats.get(n);
      jdbc.update(SEAT, step, n, seat.agency(), seat.user(), seat.name());
    }
  }

  private static String[] names(List<Matter> matters) {
    return matters.stream().map(Matter::name).sorted().toArray(String[]::new);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
