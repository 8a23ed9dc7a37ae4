package org.breakwater.alerts;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.breakwater.patterns.Readings;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every pattern as it was last found, and how far the record has been looked through. */
final class PatternReading implements Reading {
  private static final String SCANNED =
      """
      insert into pattern_scan (id, entry, place, at, reports, cut_off, budget_per_month,
        shuffled_per_month, shuffles, set_from)
      values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set entry = excluded.entry, place = excluded.place,
        at = excluded.at, reports = excluded.reports, cut_off = excluded.cut_off,
        budget_per_month = excluded.budget_per_month,
        shuffled_per_month = excluded.shuffled_per_month, shuffles = excluded.shuffles,
        set_from = excluded.set_from\
      """;

  private static final String CUT_OFF =
      """
      insert into pattern_cut_off (entry, place, at, score, lead_types, lead_scores,
        budget_per_month, shuffled_per_month, shuffles, set_from)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String BUDGET =
      """
      insert into pattern_budget (entry, place, per_month, reason, name, post, at)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String FOUND =
      """
      insert into pattern (id, found, state, surfaced_by, surfaced_on, last_on, found_at, changed,
        grew_from, entities, seen, worried, observed, expected, score, cut_off, part_of, content,
        readings_hold, readings_of, doubts, in_company, days)
      values (?, ?, 'FOUND', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set surfaced_by = excluded.surfaced_by,
        surfaced_on = excluded.surfaced_on, last_on = excluded.last_on,
        changed = excluded.changed, lost = null, grew_from = excluded.grew_from,
        entities = excluded.entities, seen = excluded.seen, worried = excluded.worried,
        observed = excluded.observed, expected = excluded.expected, score = excluded.score,
        cut_off = excluded.cut_off, part_of = excluded.part_of, content = excluded.content,
        readings_hold = excluded.readings_hold, readings_of = excluded.readings_of,
        doubts = excluded.doubts, in_company = excluded.in_company, days = excluded.days\
      """;

  private static final String LOST = "update pattern set lost = ? where id = ?";

  private static final String ASKED = "update pattern set state = 'ASKED' where id = ?";

  private static final String DECIDED =
      """
      update pattern set state = ?, decision = ?, lead = ?, lead_name = ?, lead_partner = ?
      where id = ?\
      """;

  private static final String NO_TEAM = "delete from pattern_team where pattern = ?";

  private static final String TEAM =
      "insert into pattern_team (pattern, app_user) values (?, ?) on conflict do nothing";

  private static final String ENDED = "update pattern set state = 'ENDED' where id = ?";

  private static final String ACT =
      """
      insert into pattern_act (entry, pattern, kind, name, post, partner, at, words, happened,
        decision)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final List<String> PARTS =
      List.of("pattern_report", "pattern_naming", "pattern_alone", "pattern_link");

  private static final String MEMBER =
      """
      insert into pattern_member (pattern, key, n, kind, subject, type, shown)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (pattern, key) do update set n = excluded.n, kind = excluded.kind,
        subject = excluded.subject, type = excluded.type, shown = excluded.shown\
      """;

  /** What people put in or took out stays as they left it. */
  private static final String FORGET_MEMBERS =
      "delete from pattern_member where pattern = ? and not added and not removed";

  private static final String ADDED =
      """
      insert into pattern_member (pattern, key, n, kind, subject, type, shown, added)
      values (?, ?, 10000, ?, ?, ?, ?, true)
      on conflict (pattern, key) do update set added = true, removed = false\
      """;

  private static final String REMOVED =
      """
      update pattern_member set removed = ?
      where pattern in (select access.pattern_together(?)) and key = ?\
      """;

  private static final String REPORT =
      """
      insert into pattern_report (pattern, entry, day, agency, worry, without, needed)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String NAMING =
      "insert into pattern_naming (pattern, key, entry) values (?, ?, ?)";

  private static final String ALONE =
      "insert into pattern_alone (pattern, agency, score) values (?, ?, ?)";

  private static final String LINK =
      "insert into pattern_link (pattern, one, other, shared, chance) values (?, ?, ?, ?, ?)";

  private static final String MERGED =
      """
      update pattern set merged_into = ?, state = case id when ? then 'MERGED' else state end
      where id = ? or merged_into = ?\
      """;

  private static final String PARTED =
      "update pattern set merged_into = null, state = 'FOUND', lead = null, lead_name = null,"
          + " lead_partner = null where id = ?";

  private static final String ACT_OTHER = "update pattern_act set other = ? where entry = ?";

  private static final String KEYS = "select key from pattern_member where pattern = ?";

  private static final String RESOURCE_ASKED =
      """
      insert into pattern_resource (id, pattern, what, amount, partner, app_user, user_name,
        needed_by, asker, asker_name, asker_post, asker_partner, asked, clock)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String RESOURCE_ANSWERED =
      """
      update pattern_resource set reply = ?, words = ?, answerer_name = ?, answerer_post = ?,
        answerer_partner = ?, answered = ?
      where id = ?\
      """;

  private static final String ACT_MEMBER = "update pattern_act set member = ? where entry = ?";

  @Override
  public List<String> tables() {
    var tables =
        new ArrayList<>(
            List.of(
                "pattern_scan",
                "pattern_cut_off",
                "pattern_budget",
                "pattern",
                "pattern_member",
                "pattern_team",
                "pattern_act",
                "pattern_resource"));
    tables.addAll(PARTS);
    return tables;
  }

  /** A report that is erased is no longer to be seen, and the next look finds without it. */
  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {}

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof PatternEvent event) {
        apply(entry, event, jdbc);
      }
    }
  }

  private static void apply(Entry entry, PatternEvent event, JdbcTemplate jdbc) {
    switch (event) {
      case PatternEvent.Scanned it ->
          jdbc.update(
              SCANNED,
              entry.id(),
              it.place(),
              time(entry.received()),
              it.reports(),
              it.cutOff(),
              it.budgetPerMonth(),
              it.shuffledPerMonth(),
              it.shuffles(),
              it.setFrom() == null ? 0 : it.setFrom());
      case PatternEvent.CutOffSet it -> {
        Map<String, Double> leads = it.leads() == null ? null : new TreeMap<>(it.leads());
        jdbc.update(
            CUT_OFF,
            entry.id(),
            entry.place(),
            time(entry.received()),
            it.score(),
            leads == null ? null : leads.keySet().toArray(String[]::new),
            leads == null ? null : leads.values().toArray(Double[]::new),
            it.budgetPerMonth(),
            it.shuffledPerMonth(),
            it.shuffles(),
            it.setFrom());
      }
      case PatternEvent.BudgetSet it ->
          jdbc.update(
              BUDGET,
              entry.id(),
              entry.place(),
              it.perMonth(),
              it.reason(),
              it.name(),
              entry.author().post(),
              time(entry.received()));
      case PatternEvent.Found it -> {
        var before = jdbc.queryForList(KEYS, String.class, it.pattern());
        found(entry, it.pattern(), it.finding(), jdbc);
        Splitting.follow(
            it.pattern(),
            it.finding().members().stream()
                .filter(one -> one.kind() == Finding.Kind.CHILD && !before.contains(one.key()))
                .map(Finding.Member::key)
                .toArray(String[]::new),
            jdbc);
      }
      case PatternEvent.Merged it -> {
        jdbc.update(MERGED, it.into(), it.pattern(), it.pattern(), it.pattern());
        act(entry, it.pattern(), "MERGED", it.name(), it.words(), null, null, jdbc);
        jdbc.update(ACT_OTHER, it.into(), entry.id());
      }
      case PatternEvent.Parted it -> {
        jdbc.update(PARTED, it.pattern());
        jdbc.update(NO_TEAM, it.pattern());
        act(entry, it.pattern(), "PARTED", it.name(), it.words(), null, null, jdbc);
        jdbc.update(ACT_OTHER, it.from(), entry.id());
      }
      case PatternEvent.Split it -> {
        Splitting.split(entry, it, jdbc);
        act(entry, it.pattern(), "SPLIT", it.name(), it.words(), null, null, jdbc);
        jdbc.update(ACT_OTHER, it.into(), entry.id());
      }
      case PatternEvent.Lost it -> jdbc.update(LOST, time(entry.received()), it.pattern());
      case PatternEvent.Asked it -> {
        jdbc.update(ASKED, it.pattern());
        act(entry, it.pattern(), "ASKED_" + it.because(), null, null, null, null, jdbc);
      }
      case PatternEvent.Decided it -> {
        boolean up = it.answer() == PatternEvent.Answer.STRATEGY_DISCUSSION;
        jdbc.update(
            DECIDED,
            up ? "TAKEN_UP" : "SET_ASIDE",
            it.decision(),
            it.lead(),
            it.leadName(),
            it.leadPartner(),
            it.pattern());
        jdbc.update(NO_TEAM, it.pattern());
        it.team().forEach(user -> jdbc.update(TEAM, it.pattern(), user));
        act(
            entry,
            it.pattern(),
            it.answer().name(),
            it.name(),
            it.leadName(),
            null,
            it.decision(),
            jdbc);
      }
      case PatternEvent.MemberAdded it -> {
        jdbc.update(
            ADDED, it.pattern(), it.key(), it.kind().name(), it.subject(), it.type(), it.shown());
        jdbc.update(REMOVED, false, it.pattern(), it.key());
        act(entry, it.pattern(), "MEMBER_ADDED", it.name(), it.words(), null, null, jdbc);
        jdbc.update(ACT_MEMBER, it.key(), entry.id());
      }
      case PatternEvent.MemberRemoved it -> {
        jdbc.update(REMOVED, true, it.pattern(), it.key());
        act(entry, it.pattern(), "MEMBER_REMOVED", it.name(), it.words(), null, null, jdbc);
        jdbc.update(ACT_MEMBER, it.key(), entry.id());
      }
      case PatternEvent.ResourceAsked it -> {
        jdbc.update(
            RESOURCE_ASKED,
            it.resource(),
            it.pattern(),
            it.what(),
            it.amount(),
            it.partner(),
            it.user(),
            it.userName(),
            day(it.by()),
            entry.author().user(),
            it.name(),
            entry.author().post(),
            entry.author().partner(),
            time(entry.received()),
            it.clock());
        act(entry, it.pattern(), "RESOURCE_ASKED", it.name(), it.what(), null, null, jdbc);
      }
      case PatternEvent.ResourceAnswered it -> {
        jdbc.update(
            RESOURCE_ANSWERED,
            it.reply().name(),
            it.words(),
            it.name(),
            entry.author().post(),
            entry.author().partner(),
            time(entry.received()),
            it.resource());
        act(entry, it.pattern(), "RESOURCE_" + it.reply(), it.name(), it.words(), null, null, jdbc);
      }
      case PatternEvent.Discussed it -> {
        if (it.next() == PatternEvent.Next.ENDS) {
          jdbc.update(ENDED, it.pattern());
        }
        act(
            entry,
            it.pattern(),
            it.next().name(),
            it.name(),
            it.words(),
            it.happened(),
            null,
            jdbc);
      }
    }
  }

  private static void found(Entry entry, UUID pattern, Finding it, JdbcTemplate jdbc) {
    Readings readings = it.readings();
    jdbc.update(
        FOUND,
        pattern,
        entry.id(),
        it.surfacedBy(),
        day(it.surfacedOn()),
        day(it.lastOn()),
        time(entry.received()),
        time(entry.received()),
        it.leading(),
        it.entities(),
        it.seen(),
        it.worried(),
        it.observed(),
        it.expected(),
        it.score(),
        it.cutOff(),
        it.partOf(),
        it.content(),
        readings == null ? null : readings.holds(),
        readings == null ? null : readings.of(),
        readings == null ? null : readings.doubts(),
        it.company(),
        it.within());
    jdbc.update(FORGET_MEMBERS, pattern);
    PARTS.forEach(part -> jdbc.update("delete from " + part + " where pattern = ?", pattern));
    var members = new ArrayList<Object[]>();
    var namings = new ArrayList<Object[]>();
    for (Finding.Member member : it.members()) {
      members.add(
          new Object[] {
            pattern,
            member.key(),
            members.size(),
            member.kind().name(),
            member.subject(),
            member.type(),
            member.shown()
          });
      member.reports().forEach(report -> namings.add(new Object[] {pattern, member.key(), report}));
    }
    batch(MEMBER, members, jdbc);
    batch(NAMING, namings, jdbc);
    batch(
        REPORT,
        it.reports().stream()
            .map(report ->
                new Object[] {
                  pattern,
                  report.entry(),
                  day(report.day()),
                  report.agency(),
                  report.worry(),
                  report.without(),
                  report.needed()
                })
            .toList(),
        jdbc);
    batch(
        ALONE,
        it.alone().stream()
            .map(alone -> new Object[] {pattern, alone.agency(), alone.score()})
            .toList(),
        jdbc);
    batch(
        LINK,
        it.links().stream()
            .map(link ->
                new Object[] {pattern, link.one(), link.other(), link.shared(), link.chance()})
            .toList(),
        jdbc);
  }

  private static void act(
      Entry entry,
      UUID pattern,
      String kind,
      @Nullable String name,
      @Nullable String words,
      @Nullable LocalDate happened,
      @Nullable UUID decision,
      JdbcTemplate jdbc) {
    jdbc.update(
        ACT,
        entry.id(),
        pattern,
        kind,
        name == null ? "" : name,
        entry.author().post(),
        entry.author().partner(),
        time(entry.received()),
        words,
        happened == null ? null : day(happened),
        decision);
  }

  private static void batch(String sql, List<Object[]> rows, JdbcTemplate jdbc) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }

  private static Date day(LocalDate day) {
    return Date.valueOf(day);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
