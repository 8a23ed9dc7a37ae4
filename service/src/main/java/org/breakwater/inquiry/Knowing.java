package org.breakwater.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Subject;
import org.breakwater.story.TypedDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Reads who knew what, when, of a person, a thing or a pattern, within a reading of {@link
 * org.breakwater.access.Viewing}.
 */
final class Knowing {
  /**
   * What became of decisions, and who was told. Goes among what is known of a person or pattern.
   */
  private static final String ANSWERED =
      """
        union all
        select d.entry, null, 'DECIDED', d.at, d.owner, d.owner_post, d.owner_partner, d.outcome,
          null, null, d.reasons, d.concern, 1
        from decided d
        union all
        select x.entry, null, 'DISSENTED', x.at, x.app_user, null, x.partner, null, null, null,
          x.reasons, x.decision, 1
        from dissent x where x.decision in (select entry from decided)
        union all
        select x.entry, null, 'ANSWERED', x.answered, x.answerer, null, null, x.answer, null,
          x.app_user, x.answer_reasons, x.decision, 1
        from dissent x where x.decision in (select entry from decided) and x.answered is not null
        union all
        select n.entry, null, 'TOLD', n.at, n.app_user, null, n.partner, n.kind, null, null, null,
          n.about_id, 1
        from told n
        union all
        select n.entry, null, 'READ', n.read_at, n.reader, null, n.partner, n.kind, null, null,
          null, n.about_id, 1
        from told n where n.read_at is not null
      """;

  /** All that is known, on all days. Goes after {@code with}. */
  private static final String EACH =
      """
      mine as (select a.entry from appearance a where a.subject = :subject),
      decided as (select d.* from decision d where d.concern in (select entry from mine)),
      walked as (select p.id from path p where p.person in (select access.persons_of(:subject))),
      told as (
        select n.* from notice n
        where n.about_id in (select entry from mine) or n.about_id in (select entry from decided)
          or n.about_id in (select id from walked)),
      judged as (
        select j.entry, j.n, j.verdict from membership m
        join judgement j on j.one_entry = m.entry and j.one_at = m.at
        where m.person = :subject
        union
        select j.entry, j.n, j.verdict from membership m
        join judgement j on j.other_entry = m.entry and j.other_at = m.at
        where m.person = :subject),
      known as (
        select s.entry, s.place, 'WROTE' as act, s.recorded as at, e.author_user as who,
          e.author_post as post, s.partner, coalesce(r.kind, s.kind) as detail,
          null::text as purpose, null::uuid as whom, null::text as words, null::uuid as about,
          1 as times
        from standing s join record.entry e on e.id = s.entry left join report r on r.entry = s.entry
        where s.entry in (select entry from mine) and s.kind = 'report.received'
        union all
        select s.entry, s.place, 'RECEIVED', s.received, null, null, s.partner,
          coalesce(r.kind, s.kind), null, null, null, null, 1
        from standing s left join report r on r.entry = s.entry
        where s.entry in (select entry from mine) and s.kind = 'report.received'
        union all
        select s.entry, s.place, 'CORRECTED', s.received, e.author_user, e.author_post, s.partner,
          null, null, null, null, e.corrects, 1
        from standing s join record.entry e on e.id = s.entry
        where s.entry in (select entry from mine) and s.kind = 'report.corrected'
        union all
        select e.id, e.place, 'MARKED', e.received, e.author_user, e.author_post, e.author_partner,
          null, null, null, null, e.answers, 1
        from record.entry e
        where e.answers in (select entry from mine) and e.kind = 'record.remarked'
        union all
        select e.id, e.place, 'JUDGED', e.received, e.author_user, e.author_post, e.author_partner,
          j.verdict, null, null, null, e.answers, count(*)::int
        from judged j join record.entry e on e.id = j.entry
        group by e.id, e.place, e.received, e.author_user, e.author_post, e.author_partner,
          j.verdict, e.answers
        union all
        select r.entry, null, 'RELATED', r.from_time, b.app_user, b.post, b.partner, r.kind, null,
          r.holder, r.reason, null, 1
        from relationship r left join lateral access.added_by(r.entry) b on true
        where r.person in (select access.persons_of(:subject))
        union all
        select r.ended_by, null, 'UNRELATED', b.at, b.app_user, b.post, b.partner, r.kind, null,
          r.holder, null, r.entry, 1
        from relationship r join lateral access.added_by(r.ended_by) b on true
        where r.person in (select access.persons_of(:subject))
        union all
        select g.entry, null, 'BROKE_GLASS', g.from_time, g.app_user, b.post, g.partner, null,
          null, null, g.reason, null, 1
        from emergency g left join lateral access.added_by(g.entry) b on true
        where g.person in (select access.persons_of(:subject))
        union all
        select g.reviewed_by, null, 'REVIEWED_GLASS', b.at, g.reviewer, b.post, b.partner,
          case when g.justified then 'yes' else 'no' end, null, g.app_user, g.review_note, g.entry, 1
        from emergency g join lateral access.added_by(g.reviewed_by) b on true
        where g.person in (select access.persons_of(:subject))
        union all
        select l.entry, null, 'OPENED', l.at, l.app_user, l.post, l.partner, l.page, l.purpose,
          null, null, null, 1
        from look l where l.subject in (select access.persons_of(:subject))
        union all
        select s.entry, s.place, 'STEPPED', s.at, s.owner, s.owner_post, s.owner_partner,
          s.step || ' ' || s.ending, null, null, s.words, null, 1
        from path_step s
        where s.path in (select id from walked)
          and (s.decision is null or s.decision not in (select entry from decided))
        union all
        select s.corrected_entry, null, 'PUT_RIGHT', s.corrected, s.corrected_user, s.corrected_post,
          s.corrected_partner, s.step, null, null, s.corrected_why, s.entry, 1
        from path_step s
        where s.path in (select id from walked) and s.corrected is not null
      """
          + ANSWERED
          + """
            union all
            select h.entry, null, 'HANDED_OVER', h.at, h.maker, h.post, h.partner, h.recipient, null,
              null, h.reasons, null, 1
            from disclosure h where h.person in (select access.persons_of(:subject))
            union all
            select h.entry, null, 'HANDED_OVER', h.at, h.maker, h.post, h.partner, h.recipient, null,
              null, null, null, 1
            from statement h where h.subject in (select access.persons_of(:subject)))
          """;

  /** The same of a pattern: its reports, when it was found, and what people did about it. */
  private static final String EACH_OF_PATTERN =
      """
      mine as (
        select r.entry from pattern_report r
        where r.pattern in (select access.pattern_together(:subject))),
      decided as (
        select d.* from decision d
        where d.concern in (select p.found from pattern p where p.id = :subject)),
      told as (
        select n.* from notice n
        where n.about_id = :subject or n.about_id in (select entry from decided)),
      known as (
        select s.entry, s.place, 'WROTE' as act, s.recorded as at, e.author_user as who,
          e.author_post as post, s.partner, coalesce(r.kind, s.kind) as detail,
          null::text as purpose, null::uuid as whom, null::text as words, null::uuid as about,
          1 as times
        from standing s join record.entry e on e.id = s.entry left join report r on r.entry = s.entry
        where s.entry in (select entry from mine)
        union all
        select s.entry, s.place, 'RECEIVED', s.received, null, null, s.partner,
          coalesce(r.kind, s.kind), null, null, null, null, 1
        from standing s left join report r on r.entry = s.entry
        where s.entry in (select entry from mine)
        union all
        select p.found, null, 'FOUND', p.found_at, null, null, :ourselves, null, null, null, null,
          null, 1
        from pattern p where p.id = :subject
        union all
        select a.entry, null, 'WORKED', a.at, null, a.post, a.partner,
          case when a.other = :subject then a.kind || '_HERE' else a.kind end, null, null, a.words,
          a.decision, 1
        from pattern_act a where a.pattern = :subject or a.other = :subject
      """
          + ANSWERED
          + """
            union all
            select l.entry, null, 'OPENED', l.at, l.app_user, l.post, l.partner, l.page, l.purpose,
              null, null, null, 1
            from look l where l.subject = :subject
            union all
            select h.entry, null, 'HANDED_OVER', h.at, h.maker, h.post, h.partner, h.recipient, null,
              null, null, null, 1
            from statement h where h.subject = :subject)
          """;

  private static final String LINES = lines(EACH);
  private static final String LINES_OF_PATTERN = lines(EACH_OF_PATTERN);
  private static final String COUNT = count(EACH);
  private static final String COUNT_OF_PATTERN = count(EACH_OF_PATTERN);

  private static final String HELD_BACK =
      """
      select access.story_size(:subject)
        - (select count(*) from appearance a where a.subject = :subject)\
      """;

  /** Whoever reads all of a pattern knows how many reports each agency holds. */
  private static final String HELD_BACK_OF_PATTERN =
      """
      select coalesce(sum(h.reports), 0)::bigint
        - (select count(distinct r.entry) from pattern_report r
          where r.pattern in (select access.pattern_together(:subject)))
      from access.pattern_held(:subject) h\
      """;

  private static final String STORIES =
      "select exists (select 1 from appearance a where a.subject = :subject)";

  private static final String NOW = "select access.person_now(:subject)";

  private final JdbcClient jdbc;

  Knowing(Transactions transactions) {
    this.jdbc = transactions.jdbc();
  }

  List<Known> lines(Subject subject, TypedDays period, int limit, long offset) {
    return asked(isPattern(subject) ? LINES_OF_PATTERN : LINES, subject, period)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> known(row))
        .list();
  }

  long count(Subject subject, TypedDays period) {
    return asked(isPattern(subject) ? COUNT_OF_PATTERN : COUNT, subject, period)
        .query(Long.class)
        .single();
  }

  /**
   * How many entries of the story, or reports of the pattern, the viewer may not see, for those who
   * may know the number; empty for everybody else.
   */
  Optional<Long> heldBack(Subject subject) {
    return jdbc.sql(isPattern(subject) ? HELD_BACK_OF_PATTERN : HELD_BACK)
        .param("subject", subject.id())
        .query(Long.class)
        .optional();
  }

  private static boolean isPattern(Subject subject) {
    return subject.type().equals("pattern");
  }

  boolean hasStory(UUID subject) {
    return jdbc.sql(STORIES).param("subject", subject).query(Boolean.class).single();
  }

  /** Who a person is now, where they were merged. */
  UUID now(UUID subject) {
    return jdbc.sql(NOW).param("subject", subject).query(UUID.class).single();
  }

  private static String lines(String each) {
    return "with "
        + each
        + """
        select k.entry, k.act, k.at,
          coalesce(u.name,
            case k.act
              when 'OPENED' then (select min(l.name) from look l where l.entry = k.entry)
              when 'WORKED' then (select a.name from pattern_act a where a.entry = k.entry)
            end) as name,
          k.post, coalesce(p.name, k.partner) as partner,
          k.detail, k.purpose, coalesce(wu.name, wt.name) as whom, k.words, k.about, k.times
        from known k
        left join app_user u on u.id = k.who
        left join partner p on p.code = k.partner
        left join app_user wu on wu.id = k.whom
        left join team wt on wt.id = k.whom
        where k.at >= :from and k.at < :to
        order by k.at, k.place nulls last, k.act desc, k.entry limit :limit offset :offset\
        """;
  }

  private static String count(String each) {
    return "with " + each + "select count(*) from known k where k.at >= :from and k.at < :to";
  }

  private StatementSpec asked(String sql, Subject subject, TypedDays period) {
    StatementSpec asked =
        jdbc.sql(sql)
            .param("subject", subject.id())
            .param("from", period.start())
            .param("to", period.end());
    return isPattern(subject) ? asked.param("ourselves", Author.OURSELVES) : asked;
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getObject("entry", UUID.class),
        Act.valueOf(row.getString("act")),
        row.getTimestamp("at").toInstant(),
        row.getString("name"),
        row.getString("post"),
        row.getString("partner"),
        row.getString("detail"),
        row.getString("purpose"),
        row.getString("whom"),
        row.getString("words"),
        row.getObject("about", UUID.class),
        row.getInt("times"));
  }
}
