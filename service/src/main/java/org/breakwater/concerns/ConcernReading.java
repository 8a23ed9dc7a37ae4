package org.breakwater.concerns;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every concern since the front door opened, and whether it is answered. */
final class ConcernReading implements Reading {
  private static final String DOOR =
      """
      insert into front_door (id, opened, partner, post) values (1, ?, ?, ?)
      on conflict (id) do update set partner = excluded.partner, post = excluded.post\
      """;

  private static final String ARRIVED =
      """
      insert into concern (entry, place, received, agency, writer, raised) values (?, ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;

  private static final String REOPENED =
      "update concern set decision = null, outcome = null, opened = opened + 1 where entry = ?";

  private static final String DECIDED =
      "update concern set decision = ?, outcome = ? where entry = ?";

  @Override
  public List<String> tables() {
    return List.of("front_door", "concern");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    // A bundle brings hundreds at once, and nothing happens to a concern before it arrives.
    var arrived = new ArrayList<Object[]>();
    for (Entry entry : entries) {
      switch (entry.event()) {
        case ConcernEvent.Arrived it ->
            arrived.add(row(entry, it.report(), it.agency(), it.writer(), null));
        case ConcernEvent.Raised it ->
            arrived.add(row(entry, it.report(), it.agency(), entry.author().user(), it.words()));
        default -> {}
      }
    }
    if (!arrived.isEmpty()) {
      jdbc.batchUpdate(ARRIVED, arrived);
    }
    for (Entry entry : entries) {
      switch (entry.event()) {
        case ConcernEvent.DoorOpened it ->
            jdbc.update(DOOR, time(entry.received()), it.partner(), it.post());
        case ConcernEvent.Reopened it -> jdbc.update(REOPENED, it.report());
        case DecisionEvent.Made it when it.about() == DecisionEvent.About.CONCERN ->
            jdbc.update(DECIDED, entry.id(), it.outcome(), it.concern());
        default -> {}
      }
    }
  }

  private static Object[] row(
      Entry entry, UUID report, String agency, @Nullable UUID writer, @Nullable String raised) {
    return new Object[] {report, entry.place(), time(entry.received()), agency, writer, raised};
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
