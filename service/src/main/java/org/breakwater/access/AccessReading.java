package org.breakwater.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.breakwater.database.Columns;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Partners, posts, teams, people, relationships, emergencies, and who has looked. */
final class AccessReading implements Reading {
  private static final String PARTNER =
      """
      insert into partner (code, name, kind) values (?, ?, ?)
      on conflict (code) do update set name = excluded.name, kind = excluded.kind\
      """;

  private static final String POST =
      """
      insert into post (code, name, partner, role, reach) values (?, ?, ?, ?, ?)
      on conflict (code) do update set name = excluded.name, partner = excluded.partner,
        role = excluded.role, reach = excluded.reach\
      """;

  private static final String TEAM = "insert into team (id, name, partner) values (?, ?, ?)";

  private static final String USER =
      "insert into app_user (id, sign_in, name, post, email) values (?, ?, ?, ?, ?)";

  private static final String POSTED = "update app_user set post = ? where id = ?";

  private static final String DISABLED = "update app_user set disabled = ? where id = ?";

  private static final String JOIN_TEAM =
      "insert into team_member (team, app_user) values (?, ?) on conflict do nothing";

  private static final String LEAVE_TEAM =
      "delete from team_member where team = ? and app_user = ?";

  private static final String BEGAN =
      """
      insert into relationship (entry, person, holder, kind, reason, from_time, to_time)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ENDED =
      "update relationship set to_time = ?, ended_by = ? where entry = ?";

  private static final String BROKEN =
      """
      insert into emergency (entry, person, app_user, partner, reason, from_time, to_time, review_by)
      values (?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String REVIEWED =
      """
      update emergency set reviewed_by = ?, reviewer = ?, justified = ?, review_note = ?
      where entry = ?\
      """;

  private static final String LOOKED =
      """
      insert into look (entry, subject, app_user, name, post, partner, purpose, page, at)
      select l.entry, l.subject, u.id, u.name, l.post, l.partner, l.purpose, l.page, l.at::timestamptz
      from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as l (entry, subject, app_user, post, partner, purpose, page, at)
      join app_user u on u.id = l.app_user
      on conflict do nothing\
      """;

  private static final String EXPORTED =
      """
      insert into look (entry, subject, app_user, name, post, partner, purpose, page, at)
      values (?, ?, null, ?, ?, ?, ?, ?, ?) on conflict do nothing\
      """;

  private static final String QUALIFIED =
      """
      insert into qualification (app_user, kind, evidence, until, entry) values (?, ?, ?, ?, ?)
      on conflict (app_user, kind) do update set evidence = excluded.evidence,
        until = excluded.until, entry = excluded.entry\
      """;

  private static final String UNQUALIFIED =
      "delete from qualification where app_user = ? and kind = ?";

  @Override
  public List<String> tables() {
    return List.of(
        "qualification",
        "partner",
        "post",
        "team",
        "team_member",
        "app_user",
        "relationship",
        "emergency",
        "look");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    var looks = new ArrayList<Object[]>();
    for (Entry entry : entries) {
      if (entry.event() instanceof AccessEvent event) {
        if (event instanceof AccessEvent.Looked looked) {
          entry.subjects().forEach(subject -> looks.add(look(entry, looked, subject)));
        } else {
          apply(entry, event, jdbc);
        }
      }
    }
    Columns.write(LOOKED, looks, jdbc);
  }

  private static void apply(Entry entry, AccessEvent event, JdbcTemplate jdbc) {
    switch (event) {
      case AccessEvent.PartnerNamed it -> jdbc.update(PARTNER, it.code(), it.name(), it.kind());
      case AccessEvent.PostCreated it ->
          jdbc.update(
              POST, it.code(), it.name(), it.partner(), it.role().name(), it.reach().name());
      case AccessEvent.TeamCreated it -> jdbc.update(TEAM, it.id(), it.name(), it.partner());
      case AccessEvent.UserCreated it ->
          jdbc.update(USER, it.id(), it.signIn(), it.name(), it.post(), it.email());
      case AccessEvent.UserPosted it -> jdbc.update(POSTED, it.post(), it.id());
      case AccessEvent.UserDisabled it -> jdbc.update(DISABLED, it.disabled(), it.id());
      case AccessEvent.TeamChanged it ->
          jdbc.update(it.member() ? JOIN_TEAM : LEAVE_TEAM, it.team(), it.user());
      case AccessEvent.Qualified it ->
          jdbc.update(
              QUALIFIED,
              it.user(),
              it.qualification().name(),
              it.evidence(),
              it.until(),
              entry.id());
      case AccessEvent.QualificationEnded it ->
          jdbc.update(UNQUALIFIED, it.user(), it.qualification().name());
      case AccessEvent.RelationshipBegan it ->
          jdbc.update(
              BEGAN,
              entry.id(),
              it.person(),
              it.holder(),
              it.kind(),
              it.reason(),
              time(entry.received()),
              time(it.until()));
      case AccessEvent.RelationshipEnded it ->
          jdbc.update(ENDED, time(entry.received()), entry.id(), it.began());
      case AccessEvent.GlassBroken it ->
          jdbc.update(
              BROKEN,
              entry.id(),
              it.person(),
              entry.author().user(),
              entry.author().partner(),
              it.reason(),
              time(entry.received()),
              time(it.until()),
              time(it.reviewBy()));
      case AccessEvent.GlassReviewed it ->
          jdbc.update(
              REVIEWED, entry.id(), entry.author().user(), it.justified(), it.note(), it.broken());
      case AccessEvent.Exported it ->
          entry
              .subjects()
              .forEach(subject ->
                  jdbc.update(
                      EXPORTED,
                      entry.id(),
                      subject.id(),
                      it.operator(),
                      entry.author().post(),
                      entry.author().partner(),
                      entry.purpose().name(),
                      it.page(),
                      time(entry.received())));
      case AccessEvent.PasswordGiven _,
          AccessEvent.PasswordChanged _,
          AccessEvent.TokenGiven _,
          AccessEvent.TokenRevoked _,
          AccessEvent.EmergencyRefused _,
          AccessEvent.PurposeStated _,
          AccessEvent.Looked _,
          AccessEvent.SignedIn _,
          AccessEvent.SignInRefused _ -> {}
    }
  }

  private static Object[] look(Entry entry, AccessEvent.Looked looked, Subject subject) {
    return new @Nullable Object[] {
      entry.id(),
      subject.id(),
      entry.author().user(),
      entry.author().post(),
      entry.author().partner(),
      entry.purpose().name(),
      looked.page(),
      entry.received()
    };
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
