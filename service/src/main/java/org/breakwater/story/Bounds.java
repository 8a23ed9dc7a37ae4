package org.breakwater.story;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How far a statement about one story may see: {@link AsKnown} as the record's own places and
 * times.
 *
 * @param place the last place of the record whose judgements of who is who hold
 */
record Bounds(UUID subject, long place, OffsetDateTime recorded, OffsetDateTime received) {
  private static final String PLACE_AT = "select readings.place_at(:moment)";

  /** Beyond every time: PostgreSQL's infinity. */
  private static final OffsetDateTime ANY = OffsetDateTime.MAX;

  static Bounds of(UUID subject, AsKnown asKnown, JdbcClient jdbc) {
    return switch (asKnown) {
      case AsKnown.Today _ -> today(subject);
      case AsKnown.OnRecord(Instant by) ->
          new Bounds(subject, Long.MAX_VALUE, by.atOffset(ZoneOffset.UTC), ANY);
      case AsKnown.AvailableHere(Instant by) -> {
        OffsetDateTime then = by.atOffset(ZoneOffset.UTC);
        long place = jdbc.sql(PLACE_AT).param("moment", then).query(Long.class).single();
        yield new Bounds(subject, place, ANY, then);
      }
    };
  }

  static Bounds today(UUID subject) {
    return new Bounds(subject, Long.MAX_VALUE, ANY, ANY);
  }

  StatementSpec statement(String sql, JdbcClient jdbc) {
    return jdbc.sql(sql)
        .param("subject", subject)
        .param("place", place)
        .param("recorded", recorded)
        .param("received", received);
  }
}
