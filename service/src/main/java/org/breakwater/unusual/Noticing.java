package org.breakwater.unusual;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.AccessEvent;
import org.breakwater.clocks.WorkingDays;
import org.breakwater.record.Author;
import org.breakwater.record.Consequence;
import org.breakwater.record.Draft;
import org.breakwater.record.Entry;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks of each look, in the transaction that puts it on record, whether it is unusual. Whoever
 * works with somebody, or opened their record in an emergency, which is judged anyway, is never
 * asked about that person.
 */
final class Noticing implements Consequence {
  /** As many records as nobody's own work takes in a day. */
  static final int MANY = 40;

  /** As many as the front door and scrutiny open in a day, whose work is with everyone's. */
  static final int MANY_OF_THE_AREA = 150;

  static final Duration DAY = Duration.ofHours(24);
  private static final int WORKING_DAYS_TO_REVIEW = 5;
  private static final Author BY = Author.engine("noticing/1");

  /** Lists show many people at once, and open nobody's record. */
  private static final List<String> LISTS =
      List.of(
          "search",
          "front-door",
          "oversight",
          "slipping",
          "emergency-reason",
          "patterns",
          "pattern");

  private static final String WHO =
      """
      select u.name, p.reach from app_user u join post p on p.code = u.post where u.id = ?\
      """;

  private static final String OPENED =
      """
      select count(distinct l.subject) from look l join person p on p.id = l.subject
      where l.app_user = ? and l.at > ?
        and l.page <> all(?)\
      """;

  private static final String NOTICED =
      """
      select exists (select 1 from unusual where app_user = ? and kind = ? and at > ?
        and person is not distinct from ?::uuid)\
      """;

  private static final String WORKS_WITH =
      """
      select exists (select 1 from relationship r
          where r.person in (select access.persons_of(?)) and r.kind <> 'conflict'
            and (r.to_time is null or r.to_time > ?)
            and (r.holder = ? or r.holder in (select team from team_member where app_user = ?)))
        or exists (select 1 from emergency e
          where e.person in (select access.persons_of(?)) and e.app_user = ? and e.to_time > ?)\
      """;

  private static final String FAMILY =
      """
      select exists (select 1 from membership m
        join mention n on n.entry = m.entry and n.at = m.at
        join description d on d.id = n.description
        where m.person = ? and m.to_place is null
          and lower(d.details::jsonb ->> 'family') = lower(?))\
      """;

  private static final String TALKED_ABOUT =
      "select exists (select 1 from talked_about where person = ?)";

  private static final String IS_PERSON = "select exists (select 1 from person where id = ?)";

  private final WorkingDays working;

  Noticing(WorkingDays working) {
    this.working = working;
  }

  private record Looker(UUID id, String name, String post, String reach, String partner) {}

  @Override
  public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
    var drafts = new ArrayList<Draft>();
    for (Entry entry : appended) {
      UUID user = entry.author().user();
      if (user != null
          && entry.event() instanceof AccessEvent.Looked looked
          && !LISTS.contains(looked.page())) {
        jdbc.query(
                WHO,
                (row, _) ->
                    new Looker(
                        user,
                        row.getString(1),
                        entry.author().post(),
                        row.getString(2),
                        entry.author().partner()),
                user)
            .forEach(looker -> look(entry, looker, jdbc, drafts));
      }
    }
    return drafts;
  }

  private void look(Entry entry, Looker looker, JdbcTemplate jdbc, List<Draft> drafts) {
    Instant dayAgo = entry.received().minus(DAY);
    for (Subject subject : entry.subjects()) {
      UUID person = subject.id();
      if (subject.type().equals("person")
          && yes(jdbc, IS_PERSON, person)
          && !worksWith(looker, person, entry.received(), jdbc)) {
        what(looker, person, jdbc)
            .filter(what -> !among(drafts, looker, what, person))
            .filter(what -> !noticed(looker, what, dayAgo, person, jdbc))
            .ifPresent(what -> drafts.add(draft(entry, what, looker, person, 1)));
      }
    }
    Integer opened =
        jdbc.queryForObject(
            OPENED, Integer.class, looker.id(), time(dayAgo), LISTS.toArray(String[]::new));
    int many = looker.reach().equals("AREA") ? MANY_OF_THE_AREA : MANY;
    if (opened != null
        && opened > many
        && !among(drafts, looker, UnusualEvent.What.MANY, null)
        && !noticed(looker, UnusualEvent.What.MANY, dayAgo, null, jdbc)) {
      drafts.add(draft(entry, UnusualEvent.What.MANY, looker, null, opened));
    }
  }

  private static Optional<UnusualEvent.What> what(Looker looker, UUID person, JdbcTemplate jdbc) {
    if (yes(jdbc, TALKED_ABOUT, person)) {
      return Optional.of(UnusualEvent.What.TALKED_ABOUT);
    }
    String family = looker.name().substring(looker.name().lastIndexOf(' ') + 1);
    return yes(jdbc, FAMILY, person, family)
        ? Optional.of(UnusualEvent.What.SAME_NAME)
        : Optional.empty();
  }

  private static boolean worksWith(Looker looker, UUID person, Instant now, JdbcTemplate jdbc) {
    return yes(
        jdbc,
        WORKS_WITH,
        person,
        time(now),
        looker.id(),
        looker.id(),
        person,
        looker.id(),
        time(now));
  }

  /** Whether it was noticed of a look that is stored at the same time. */
  private static boolean among(
      List<Draft> drafts, Looker looker, UnusualEvent.What what, @Nullable UUID person) {
    return drafts.stream()
        .anyMatch(draft ->
            draft.event() instanceof UnusualEvent.Noticed noticed
                && noticed.what() == what
                && noticed.user().equals(looker.id())
                && Objects.equals(noticed.person(), person));
  }

  private static boolean noticed(
      Looker looker,
      UnusualEvent.What what,
      Instant since,
      @Nullable UUID person,
      JdbcTemplate jdbc) {
    return yes(jdbc, NOTICED, looker.id(), what.name(), time(since), person);
  }

  private static boolean yes(JdbcTemplate jdbc, String sql, @Nullable Object... parameters) {
    return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, parameters));
  }

  private Draft draft(
      Entry entry, UnusualEvent.What what, Looker looker, @Nullable UUID person, int records) {
    var event =
        new UnusualEvent.Noticed(
            what,
            looker.id(),
            looker.name(),
            looker.post(),
            looker.partner(),
            person,
            records,
            reviewBy(entry.received()));
    List<Subject> about =
        person == null
            ? List.of(new Subject("user", looker.id()))
            : List.of(new Subject("user", looker.id()), Subject.person(person));
    return Draft.now(event, entry.received(), BY, Purpose.OVERSIGHT, about).answering(entry.id());
  }

  private Instant reviewBy(Instant from) {
    ZonedDateTime now = from.atZone(Occurred.ZONE);
    return working
        .after(now.toLocalDate(), WORKING_DAYS_TO_REVIEW)
        .atTime(now.toLocalTime())
        .atZone(Occurred.ZONE)
        .toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
