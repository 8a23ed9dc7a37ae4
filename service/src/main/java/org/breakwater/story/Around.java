package org.breakwater.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.breakwater.identity.Description;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who and what turns up in the same reports as somebody or something. */
public final class Around {
  /** The most people, and the most things, listed; those in the most reports come first. */
  public static final int MOST = 100;

  private static final String PEOPLE =
      "with "
          + Chronology.STORY
          + """
          select o.person, count(distinct o.entry)::int as reports, min(s.dated) as first,
            max(s.dated) as last, array_agg(distinct m.role) as roles,
            array_agg(distinct s.partner) as agencies,
            mode() within group (order by d.details) filter (where d.names is not null) as details
          from story s
          join membership o on o.entry = s.entry
            and o.from_place <= :place and (o.to_place is null or o.to_place > :place)
          join mention m on m.entry = o.entry and m.at = o.at
          join description d on d.id = m.description
          where o.person <> :subject
          group by o.person order by reports desc, last desc, o.person limit :most\
          """;

  private static final String THINGS =
      "with "
          + Chronology.STORY
          + """
          select t.thing, th.type, th.shown, count(distinct t.entry)::int as reports,
            min(s.dated) as first, max(s.dated) as last,
            count(distinct t.entry) filter (where mine.at is not null)::int as theirs,
            mode() within group (order by t.label) as label
          from story s
          join thing_mention t on t.entry = s.entry
          join thing th on th.id = t.thing
          left join mine on mine.entry = t.entry and mine.at = t.person_at
          where t.thing <> :subject and (t.person_at is null or mine.at is not null)
          group by t.thing, th.type, th.shown
          order by theirs desc, reports desc, last desc, t.thing limit :most\
          """;

  /** Links that writers gave between the subject and others, in the same report. */
  private static final String LINKS =
      "with "
          + Chronology.STORY
          + """
          , ref as (
            select m.entry, m.ref from mine join mention m on m.entry = mine.entry and m.at = mine.at
            union
            select t.entry, t.ref from thing_mention t where t.thing = :subject and t.ref is not null),
          linked as (
            select l.entry, l.type, l.from_ref = ref.ref as outward,
              case when l.from_ref = ref.ref then l.to_ref else l.from_ref end as other
            from story s join ref on ref.entry = s.entry
            join link l on l.entry = ref.entry and (l.from_ref = ref.ref or l.to_ref = ref.ref))
          select other.id, linked.type, linked.outward, count(distinct linked.entry)::int as reports
          from linked
          join lateral (
            select o.person as id from mention m
            join membership o on o.entry = m.entry and o.at = m.at
              and o.from_place <= :place and (o.to_place is null or o.to_place > :place)
            where m.entry = linked.entry and m.ref = linked.other
            union all
            select t.thing from thing_mention t
            where t.entry = linked.entry and t.ref = linked.other) other on true
          group by other.id, linked.type, linked.outward
          order by other.id, reports desc, linked.type\
          """;

  private final JdbcClient jdbc;
  private final Bounds bounds;
  private final JsonMapper json;

  Around(JdbcClient jdbc, Bounds bounds, JsonMapper json) {
    this.jdbc = jdbc;
    this.bounds = bounds;
    this.json = json;
  }

  /**
   * How a writer linked two of a report's people and things.
   *
   * @param outward whether the page's own subject is the one from whom the link goes
   */
  public record Link(String type, boolean outward, int reports) {}

  /**
   * Somebody in the same reports.
   *
   * @param name absent for somebody of whom no name is known
   */
  public record Companion(
      UUID person,
      @Nullable String name,
      SortedSet<String> roles,
      SortedSet<String> agencies,
      int reports,
      Instant first,
      Instant last,
      List<Link> links) {

    /** Whether they are only ever there because of their work. */
    public boolean professional() {
      return roles.stream().allMatch(role -> role.equals("professional"));
    }
  }

  /**
   * Something in the same reports.
   *
   * @param theirs in how many it is given as the person's own: their phone, their address
   */
  public record Belonging(
      UUID thing,
      String type,
      String shown,
      @Nullable String label,
      int reports,
      int theirs,
      Instant first,
      Instant last,
      List<Link> links) {}

  List<Companion> people(Map<UUID, List<Link>> links) {
    return bounds
        .statement(PEOPLE, jdbc)
        .param("most", MOST)
        .query((row, _) -> companion(row, links))
        .list();
  }

  List<Belonging> things(Map<UUID, List<Link>> links) {
    return bounds
        .statement(THINGS, jdbc)
        .param("most", MOST)
        .query((row, _) -> belonging(row, links))
        .list();
  }

  /** The links with each of the others, by their ids. */
  Map<UUID, List<Link>> links() {
    var links = new HashMap<UUID, List<Link>>();
    bounds
        .statement(LINKS, jdbc)
        .query(row -> {
          links
              .computeIfAbsent(row.getObject("id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Link(
                      row.getString("type"), row.getBoolean("outward"), row.getInt("reports")));
        });
    return links;
  }

  private Companion companion(ResultSet row, Map<UUID, List<Link>> links) throws SQLException {
    UUID person = row.getObject("person", UUID.class);
    return new Companion(
        person,
        name(row.getString("details")),
        People.texts(row.getArray("roles")),
        People.texts(row.getArray("agencies")),
        row.getInt("reports"),
        Chronology.instant(row, "first"),
        Chronology.instant(row, "last"),
        links.getOrDefault(person, List.of()));
  }

  private static Belonging belonging(ResultSet row, Map<UUID, List<Link>> links)
      throws SQLException {
    UUID thing = row.getObject("thing", UUID.class);
    return new Belonging(
        thing,
        row.getString("type"),
        row.getString("shown"),
        row.getString("label"),
        row.getInt("reports"),
        row.getInt("theirs"),
        Chronology.instant(row, "first"),
        Chronology.instant(row, "last"),
        links.getOrDefault(thing, List.of()));
  }

  private @Nullable String name(@Nullable String details) {
    return details == null
        ? null
        : json.readValue(details, Description.class).names().stream().findFirst().orElse(null);
  }
}
