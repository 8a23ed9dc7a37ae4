package org.breakwater.story;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.identity.Description;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who people are, from everything that reports say of them. */
public final class People {
  /** Different descriptions of one person beyond this, the rarest, are left out of who they are. */
  private static final int MOST_DESCRIPTIONS = 2_000;

  private static final UUID NOBODY = new UUID(0, 0);

  private static final String DESCRIBED =
      """
      select ms.person, d.details, count(*)::int as reports, max(s.recorded) as last,
        array_agg(distinct m.role) as roles, array_agg(distinct s.partner) as agencies
      from membership ms
      join mention m on m.entry = ms.entry and m.at = ms.at
      join standing s on s.entry = ms.entry
      join description d on d.id = m.description
      where ms.person = any (string_to_array(:people, ',')::uuid[])
        and ms.from_place <= :place and (ms.to_place is null or ms.to_place > :place)
        and s.recorded <= :recorded and s.received <= :received
      group by ms.person, d.id, d.details
      order by reports desc, last desc, d.id
      limit :most\
      """;

  private static final String NOW = "select access.person_now(:person)";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  public People(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Who one person is, as far as known. */
  Identity who(UUID person, Bounds bounds) {
    return Identity.of(person, described(List.of(person), bounds).getOrDefault(person, List.of()));
  }

  /** Who several people are today. */
  public Map<UUID, Identity> who(Collection<UUID> people) {
    var who = new LinkedHashMap<UUID, Identity>();
    described(people, Bounds.today(NOBODY))
        .forEach((person, all) -> who.put(person, Identity.of(person, all)));
    return who;
  }

  /** Where a person's mentions are today: itself, or the person it was merged into. */
  public UUID now(UUID person) {
    return jdbc.sql(NOW).param("person", person).query(UUID.class).optional().orElse(person);
  }

  private Map<UUID, List<Identity.Described>> described(Collection<UUID> people, Bounds bounds) {
    var described = new LinkedHashMap<UUID, List<Identity.Described>>();
    bounds
        .statement(DESCRIBED, jdbc)
        .param("people", people.stream().map(UUID::toString).collect(Collectors.joining(",")))
        .param("most", MOST_DESCRIPTIONS)
        .query(row -> {
          described
              .computeIfAbsent(row.getObject("person", UUID.class), _ -> new ArrayList<>())
              .add(described(row));
        });
    return described;
  }

  private Identity.Described described(ResultSet row) throws SQLException {
    return new Identity.Described(
        json.readValue(row.getString("details"), Description.class),
        row.getInt("reports"),
        texts(row.getArray("roles")),
        texts(row.getArray("agencies")),
        Chronology.instant(row, "last"));
  }

  static SortedSet<String> texts(Array array) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) array.getArray()));
  }
}
