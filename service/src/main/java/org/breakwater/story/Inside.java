package org.breakwater.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.record.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who and what is in an entry, and how it was judged who they are. */
public final class Inside {

  private static final String PEOPLE =
      """
      select m.entry, m.at, m.role, ms.person
      from mention m
      join membership ms on ms.entry = m.entry and ms.at = m.at and ms.to_place is null
      where m.entry = any (string_to_array(:entries, ',')::uuid[])
      order by m.entry, m.at\
      """;

  private static final String THINGS =
      """
      select t.entry, t.thing, t.ref, t.person_at, t.as_typed, t.label, th.type, th.shown
      from thing_mention t join thing th on th.id = t.thing
      where t.entry = any (string_to_array(:entries, ',')::uuid[])
      order by t.entry, t.n\
      """;

  private static final String MARKING = "select marking from standing where entry = :entry";

  private static final String REMARKED =
      """
      select e.id, coalesce(u.name, e.author_post) || ', ' || coalesce(p.name, e.author_partner)
      from record.entry e
      left join app_user u on u.id = e.author_user
      left join partner p on p.code = e.author_partner
      where e.answers = :entry and e.kind = 'record.remarked'
      order by e.place\
      """;

  private static final String CORRECTED =
      "select corrected_by from standing where entry = :entry and corrected_by is not null";

  private static final String WORDS =
      "with "
          + Chronology.STORY
          + """
          select s.entry, m.at, count(*) over ()::int as all_words
          from story s
          join mine on mine.entry = s.entry
          join mention m on m.entry = mine.entry and m.at = mine.at
          where m.has_words
          order by s.since desc, s.recorded desc, m.at limit :most\
          """;

  private final JdbcClient jdbc;

  Inside(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A person in an entry, as it stands today. */
  public record Someone(UUID entry, int at, String role, UUID person) {}

  /**
   * A thing in an entry.
   *
   * @param ref the writer's name for it; absent for a person's phone or address
   * @param personAt whose phone or address it is; absent for a thing of its own
   */
  public record Something(
      UUID entry,
      UUID thing,
      @Nullable String ref,
      @Nullable Integer personAt,
      String asTyped,
      @Nullable String label,
      String type,
      String shown) {}

  /** Where somebody's own words are. */
  public record Words(UUID entry, int at, int allWords) {}

  Map<UUID, List<Someone>> people(Collection<UUID> entries) {
    var inside = new HashMap<UUID, List<Someone>>();
    jdbc.sql(PEOPLE)
        .param("entries", joined(entries))
        .query((row, _) ->
            new Someone(
                row.getObject("entry", UUID.class),
                row.getInt("at"),
                row.getString("role"),
                row.getObject("person", UUID.class)))
        .list()
        .forEach(one -> inside.computeIfAbsent(one.entry(), _ -> new ArrayList<>()).add(one));
    return inside;
  }

  Map<UUID, List<Something>> things(Collection<UUID> entries) {
    var inside = new HashMap<UUID, List<Something>>();
    jdbc.sql(THINGS)
        .param("entries", joined(entries))
        .query((row, _) ->
            new Something(
                row.getObject("entry", UUID.class),
                row.getObject("thing", UUID.class),
                row.getString("ref"),
                row.getObject("person_at", Integer.class),
                row.getString("as_typed"),
                row.getString("label"),
                row.getString("type"),
                row.getString("shown")))
        .list()
        .forEach(one -> inside.computeIfAbsent(one.entry(), _ -> new ArrayList<>()).add(one));
    return inside;
  }

  /** Where the person's own words are, the newest first, at most so many. */
  List<Words> words(Bounds bounds, int most) {
    return bounds
        .statement(WORDS, jdbc)
        .param("most", most)
        .query((row, _) ->
            new Words(
                row.getObject("entry", UUID.class), row.getInt("at"), row.getInt("all_words")))
        .list();
  }

  /** The entry that puts this one right. */
  Optional<UUID> correctedBy(UUID entry) {
    return jdbc.sql(CORRECTED).param("entry", entry).query(UUID.class).optional();
  }

  /** Who may see this entry today. */
  Optional<Marking.Level> marking(UUID entry) {
    return jdbc.sql(MARKING)
        .param("entry", entry)
        .query(String.class)
        .optional()
        .map(Marking.Level::valueOf);
  }

  /** The entries that changed who may see this one, oldest first, each with who decided it. */
  Map<UUID, String> remarked(UUID entry) {
    var found = new LinkedHashMap<UUID, String>();
    jdbc.sql(REMARKED)
        .param("entry", entry)
        .query(row -> {
          found.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return found;
  }

  static String joined(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }
}
