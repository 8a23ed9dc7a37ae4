package org.breakwater.unusual;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every look that was noticed, how it was judged, and whose records are watched. */
final class UnusualReading implements Reading {
  private static final String NOTICED =
      """
      insert into unusual (entry, kind, app_user, name, post, partner, person, records, at, review_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String REVIEWED =
      """
      update unusual set reviewed = ?, reviewer = ?, fine = ?, note = ?
      where entry = ? and reviewed is null\
      """;

  private static final String WATCHED =
      """
      insert into talked_about (person, entry, reason, name, at) values (?, ?, ?, ?, ?)
      on conflict (person) do update set entry = excluded.entry, reason = excluded.reason,
        name = excluded.name, at = excluded.at\
      """;

  private static final String UNWATCHED = "delete from talked_about where person = ?";

  @Override
  public List<String> tables() {
    return List.of("unusual", "talked_about");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof UnusualEvent event) {
        apply(entry, event, jdbc);
      }
    }
  }

  private static void apply(Entry entry, UnusualEvent event, JdbcTemplate jdbc) {
    switch (event) {
      case UnusualEvent.Noticed it ->
          jdbc.update(
              NOTICED,
              entry.id(),
              it.what().name(),
              it.user(),
              it.name(),
              it.post(),
              it.partner(),
              it.person(),
              it.records(),
              time(entry.received()),
              time(it.reviewBy()));
      case UnusualEvent.Reviewed it ->
          jdbc.update(
              REVIEWED, time(entry.received()), it.name(), it.fine(), it.note(), it.noticed());
      case UnusualEvent.Watched it ->
          jdbc.update(
              WATCHED, it.person(), entry.id(), it.reason(), it.name(), time(entry.received()));
      case UnusualEvent.Unwatched it -> jdbc.update(UNWATCHED, it.person());
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
