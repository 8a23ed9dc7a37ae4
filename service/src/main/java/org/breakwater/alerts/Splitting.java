package org.breakwater.alerts;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Entry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps, among the readings of patterns, what people took out of one to be another. */
final class Splitting {
  /** While somebody works on a pattern, they work on what is taken out of it. */
  private static final String SPLIT =
      """
      insert into pattern (id, found, state, surfaced_by, surfaced_on, last_on, found_at, changed,
        grew_from, entities, seen, worried, observed, expected, score, cut_off, content, split_from,
        lead, lead_name, lead_partner)
      select ?, ?, case state when 'TAKEN_UP' then state else 'FOUND' end, surfaced_by, surfaced_on,
        last_on, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?, id,
        case state when 'TAKEN_UP' then lead end, case state when 'TAKEN_UP' then lead_name end,
        case state when 'TAKEN_UP' then lead_partner end
      from pattern where id = ?\
      """;

  private static final String SPLIT_TEAM =
      """
      insert into pattern_team (pattern, app_user)
      select ?, t.app_user from pattern_team t join pattern p on p.id = t.pattern
      where p.id = ? and p.state = 'TAKEN_UP'\
      """;

  private static final String SPLIT_MEMBERS =
      """
      insert into pattern_member (pattern, key, n, kind, subject, type, shown)
      select distinct on (m.key) ?::uuid, m.key, m.n, m.kind, m.subject, m.type, m.shown
      from pattern_member m
      where m.pattern in (select access.pattern_together(?)) and m.key = any (?)
      order by m.key, m.pattern <> ?\
      """;

  private static final String SPLIT_GONE =
      """
      update pattern_member set removed = true
      where pattern in (select access.pattern_together(?)) and key = any (?)\
      """;

  private static final String SPLIT_SIZE =
      """
      update pattern p set
        entities = (select count(*) from pattern_member m where m.pattern = p.id and m.kind <> 'CHILD'),
        seen = (select count(*) from pattern_member m where m.pattern = p.id and m.kind = 'CHILD')
      where p.id = ?\
      """;

  private static final String TAKEN_FROM =
      """
      select id from pattern
      where split_from in (?, (select merged_into from pattern where id = ?)) order by id\
      """;

  /** A child who is met later beside what was taken out. */
  private static final String FOLLOW_CHILDREN =
      """
      insert into pattern_member (pattern, key, n, kind, subject, type, shown)
      select ?, m.key, m.n, m.kind, m.subject, m.type, m.shown from pattern_member m
      where m.pattern = ? and m.key = any (?) and exists (select 1 from pattern_naming n
        join pattern_naming beside on beside.pattern = n.pattern and beside.entry = n.entry
        join pattern_member t on t.key = beside.key and t.pattern = ? and t.kind <> 'CHILD'
          and not t.removed
        where n.pattern = m.pattern and n.key = m.key)
      on conflict do nothing\
      """;

  /** What names those who were taken out belongs to where they went, now and later. */
  private static final List<String> FOLLOW =
      List.of(
          """
          insert into pattern_naming (pattern, key, entry)
          select m.pattern, n.key, n.entry from pattern_naming n
          join pattern_member m on m.key = n.key
          where m.pattern = ? and n.pattern = ? on conflict do nothing\
          """,
          """
          insert into pattern_report (pattern, entry, day, agency, worry, needed)
          select distinct n.pattern, r.entry, r.day, r.agency, r.worry, false from pattern_report r
          join pattern_naming n on n.entry = r.entry
          where n.pattern = ? and r.pattern = ? on conflict do nothing\
          """,
          """
          insert into pattern_link (pattern, one, other, shared, chance)
          select a.pattern, l.one, l.other, l.shared, l.chance from pattern_link l
          join pattern_member a on a.key = l.one
          join pattern_member b on b.pattern = a.pattern and b.key = l.other
          where a.pattern = ? and l.pattern = ? on conflict do nothing\
          """);

  private static final String FOLLOWED =
      """
      update pattern p set surfaced_on = d.first, last_on = d.last
      from (select pattern, min(day) as first, max(day) as last from pattern_report
        group by pattern) d
      where p.id = ? and d.pattern = p.id\
      """;

  private Splitting() {}

  /** Takes members out of a pattern into one of their own. */
  static void split(Entry entry, PatternEvent.Split it, JdbcTemplate jdbc) {
    UUID from = it.pattern();
    UUID into = it.into();
    OffsetDateTime at = entry.received().atOffset(ZoneOffset.UTC);
    String[] keys = it.members().toArray(String[]::new);
    jdbc.update(SPLIT, into, entry.id(), at, at, it.members().getFirst(), entry.id(), from);
    jdbc.update(SPLIT_TEAM, into, from);
    jdbc.update(SPLIT_MEMBERS, into, from, keys, from);
    jdbc.update(SPLIT_GONE, from, keys);
    jdbc.update(SPLIT_SIZE, into);
    jdbc.queryForList("select access.pattern_together(?)", UUID.class, from)
        .forEach(one -> follow(one, into, new String[0], jdbc));
  }

  /**
   * What was found in a pattern goes on to those that people took out of it.
   *
   * @param children keys of those who were not in it before
   */
  static void follow(UUID pattern, String[] children, JdbcTemplate jdbc) {
    jdbc.queryForList(TAKEN_FROM, UUID.class, pattern, pattern)
        .forEach(taken -> follow(pattern, taken, children, jdbc));
  }

  private static void follow(UUID from, UUID into, String[] children, JdbcTemplate jdbc) {
    jdbc.update(FOLLOW_CHILDREN, into, from, children, into);
    FOLLOW.forEach(sql -> jdbc.update(sql, into, from));
    jdbc.update(FOLLOWED, into);
    follow(into, children, jdbc);
  }
}
