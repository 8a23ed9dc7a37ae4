package org.breakwater.leave;

import java.time.ZoneOffset;
import java.util.List;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every leave, and whether it has been ended. */
final class LeaveReading implements Reading {
  private static final String SAID =
      """
      insert into leave (id, app_user, first_day, last_day, stand_in, said, said_by)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ENDED = "update leave set ended = ? where id = ? and ended is null";

  @Override
  public List<String> tables() {
    return List.of("leave");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      switch (entry.event()) {
        case LeaveEvent.Said it ->
            jdbc.update(
                SAID,
                it.leave(),
                it.user(),
                it.first(),
                it.last(),
                it.standIn(),
                entry.received().atOffset(ZoneOffset.UTC),
                entry.author().user());
        case LeaveEvent.Ended it ->
            jdbc.update(ENDED, entry.received().atOffset(ZoneOffset.UTC), it.leave());
        default -> {}
      }
    }
  }
}
