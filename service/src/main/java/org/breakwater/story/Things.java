package org.breakwater.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a vehicle, phone, place, address, account or business is called, and may also be. */
public final class Things {
  private static final int MOST = 50;

  private static final String FIND = "select id, type, value, shown from thing where id = :thing";

  private static final String TYPED =
      """
      select t.as_typed, coalesce(t.label, '') as label, count(distinct t.entry)::int as reports,
        array_agg(distinct s.partner) as agencies, max(s.recorded) as last
      from thing_mention t join standing s on s.entry = t.entry
      where t.thing = :subject and s.recorded <= :recorded and s.received <= :received
      group by t.as_typed, t.label
      order by reports desc, last desc, t.as_typed limit :most\
      """;

  private static final String MAY_BE =
      """
      select th.id, th.type, th.value, th.shown
      from vehicles_like(:plate, :most) candidate join thing th on th.id = candidate.thing
      where th.id <> :thing order by th.value\
      """;

  private final JdbcClient jdbc;

  Things(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A thing, by its value without the accidents of typing and as people write it. */
  public record Known(UUID id, String type, String value, String shown) {
    /** Whether it is a plate of which not every character was seen. */
    public boolean half() {
      return type.equals("vehicle") && value.contains("?");
    }
  }

  /** One way in which reports have it. */
  public record Typed(
      String asTyped, String label, int reports, SortedSet<String> agencies, Instant last) {}

  Optional<Known> find(UUID thing) {
    return jdbc.sql(FIND).param("thing", thing).query(Known.class).optional();
  }

  List<Typed> typed(Bounds bounds) {
    return bounds
        .statement(TYPED, jdbc)
        .param("most", MOST)
        .query((row, _) ->
            new Typed(
                row.getString("as_typed"),
                row.getString("label"),
                row.getInt("reports"),
                People.texts(row.getArray("agencies")),
                Chronology.instant(row, "last")))
        .list();
  }

  /** Other vehicles that it may be: whole plates for a half one, and plates easily misread. */
  List<Known> mayBe(Known vehicle) {
    return vehicle.type().equals("vehicle")
        ? jdbc.sql(MAY_BE)
            .param("plate", vehicle.value())
            .param("thing", vehicle.id())
            .param("most", MOST)
            .query(Known.class)
            .list()
        : List.of();
  }
}
