package org.breakwater.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a vehicle, phone, place, address, account, business or nickname is called, and may also be.
 */
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

  /** What is written much alike; a place and a business may be one. */
  private static final String WRITTEN_ALIKE =
      """
      select th.id, th.type, th.value, th.shown
      from things_named(:value, :most) candidate join thing th on th.id = candidate.thing
      where th.id <> :thing and (th.type = 'nickname') = (:type = 'nickname')
        and (th.type = 'account') = (:type = 'account')
        and similarity(th.value, :value) > 0.45
      order by similarity(th.value, :value) desc, th.value limit 12\
      """;

  private static final String YEARS =
      """
      select extract(year from s.recorded at time zone 'Europe/London')::int as year,
        count(distinct s.entry)::int as reports, count(distinct r.agency)::int as agencies,
        count(distinct m.person)::int as children,
        (count(distinct s.entry) filter (where m.person is null))::int as without_child
      from appearance a
      join standing s on s.entry = a.entry
      join report r on r.entry = s.entry
      left join lateral (
        select ms.person from mention n
        join membership ms on ms.entry = n.entry and ms.at = n.at
          and ms.from_place <= :place and (ms.to_place is null or ms.to_place > :place)
        where n.entry = r.entry and n.role in ('child', 'sibling')) m on true
      where a.subject = :subject and s.recorded <= :recorded and s.received <= :received
      group by 1 order by 1 desc\
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

  /**
   * What was written about it in one year.
   *
   * @param children whom those reports are about
   * @param withoutChild reports that name no child
   */
  public record Year(int year, int reports, int agencies, int children, int withoutChild) {}

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

  /** The years in which reports name it, the newest first. */
  List<Year> years(Bounds bounds) {
    return bounds.statement(YEARS, jdbc).query(Year.class).list();
  }

  /**
   * Others that it may be: whole plates for a half one, plates easily misread, and places,
   * addresses, businesses and nicknames that are written much alike.
   */
  List<Known> mayBe(Known thing) {
    return switch (thing.type()) {
      case "phone" -> List.of();
      case "vehicle" ->
          jdbc.sql(MAY_BE)
              .param("plate", thing.value())
              .param("thing", thing.id())
              .param("most", MOST)
              .query(Known.class)
              .list();
      default ->
          jdbc.sql(WRITTEN_ALIKE)
              .param("value", thing.value())
              .param("type", thing.type())
              .param("thing", thing.id())
              .param("most", MOST)
              .query(Known.class)
              .list();
    };
  }
}
