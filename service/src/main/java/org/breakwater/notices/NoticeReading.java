package org.breakwater.notices;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every notice, and who read it first. */
final class NoticeReading implements Reading {
  private static final String GIVEN =
      """
      insert into notice (entry, app_user, partner, kind, words, about_type, about_id, needs_entry, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String READ =
      "update notice set read_at = ?, reader = ? where entry = ? and read_at is null";

  private static final String MAILED =
      "insert into notice_mailed (notice, app_user, at) values (?, ?, ?) on conflict do nothing";

  @Override
  public List<String> tables() {
    return List.of("notice", "notice_mailed");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    var given = new ArrayList<Object[]>();
    for (Entry entry : entries) {
      if (entry.event() instanceof NoticeEvent.Given it) {
        given.add(row(entry, it));
      }
    }
    if (!given.isEmpty()) {
      jdbc.batchUpdate(GIVEN, given);
    }
    for (Entry entry : entries) {
      if (entry.event() instanceof NoticeEvent.Read it) {
        jdbc.update(READ, time(entry.received()), entry.author().user(), it.notice());
      } else if (entry.event() instanceof NoticeEvent.Mailed it) {
        for (UUID notice : it.notices()) {
          jdbc.update(MAILED, notice, it.user(), time(entry.received()));
        }
      }
    }
  }

  private static Object[] row(Entry entry, NoticeEvent.Given it) {
    return new Object[] {
      entry.id(),
      it.user(),
      it.partner(),
      it.kind(),
      it.words().toArray(String[]::new),
      it.about().type(),
      it.about().id(),
      it.needs(),
      time(entry.received())
    };
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
