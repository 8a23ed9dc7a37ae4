package org.breakwater.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.clocks.WorkingDays;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;

/**
 * Opening a record without a relationship, in an emergency: for an hour, for one person, named
 * exactly, and judged afterwards by somebody of another partner. A casual name finds nobody here,
 * so nothing is told by trying.
 */
final class Emergencies {
  static final Duration LASTS = Duration.ofHours(1);
  private static final int WORKING_DAYS_TO_REVIEW = 5;

  /** Full name and date of birth, or an identifier, exactly; one living person or nobody. */
  private static final String FIND =
      """
      select distinct access.person_now(p.person)
      from (
        select d.id from description d
        where d.details::jsonb ?? 'born' and (d.details::jsonb ->> 'born') = ?
          and lower(concat_ws(' ', d.details::jsonb ->> 'given', d.details::jsonb ->> 'family'))
            = lower(?)
        union all
        select i.description from identifier i where i.value = ?) d
      join mention m on m.description = d.id
      join membership p on p.entry = m.entry and p.at = m.at and p.to_place is null
      limit 2\
      """;

  private static final String CONFLICT =
      """
      select exists (select 1 from relationship r
        where access.person_now(r.person) = ? and r.kind = 'conflict' and r.to_time is null
          and (r.holder = ? or r.holder in (select team from team_member where app_user = ?)))\
      """;

  static final String LIST =
      """
      select e.entry, e.person, u.name, coalesce(p.name, e.partner), e.partner, e.reason, e.from_time,
        e.to_time, e.review_by, e.justified, e.review_note, e.app_user
      from emergency e join app_user u on u.id = e.app_user left join partner p on p.code = e.partner
      """;

  private static final String TO_REVIEW =
      LIST
          + "where e.reviewed_by is null and e.partner <> ? and e.app_user <> ? order by"
          + " e.review_by";

  private static final String MINE =
      LIST + "where e.app_user = ? order by e.from_time desc limit 100";

  private static final String ONE = LIST + "where e.entry = ?";

  private final Transactions transactions;
  private final Entries entries;
  private final Staff staff;
  private final Clock clock;
  private final WorkingDays working;

  Emergencies(
      Transactions transactions, Entries entries, Staff staff, Clock clock, WorkingDays working) {
    this.transactions = transactions;
    this.entries = entries;
    this.staff = staff;
    this.clock = clock;
    this.working = working;
  }

  /**
   * Opens the record of exactly the person described, if there is one and the viewer is in no
   * conflict with them. Whether found or not, the asking is in the record.
   */
  Optional<UUID> open(
      Viewer viewer, String fullName, String born, String identifier, String reason) {
    Optional<UUID> found =
        viewer.role() == Role.ADMINISTRATOR ? Optional.empty() : find(fullName, born, identifier);
    Optional<UUID> person = found.filter(id -> !inConflict(viewer, id));
    if (person.isEmpty()) {
      staff.add(
          new AccessEvent.EmergencyRefused(reason),
          viewer.author(),
          Purpose.EMERGENCY,
          List.of(viewer.subject()));
      return Optional.empty();
    }
    staff.breakGlass(person.get(), reason, LASTS, reviewBy(), viewer.author());
    return person;
  }

  private Optional<UUID> find(String fullName, String born, String identifier) {
    String number = identifier.replaceAll("[\\s/-]", "").toUpperCase(java.util.Locale.ROOT);
    return transactions.writing(() -> {
      List<UUID> people =
          transactions
              .batch()
              .queryForList(FIND, UUID.class, born, fullName, number.isEmpty() ? "-" : number);
      return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.<UUID>empty();
    });
  }

  private boolean inConflict(Viewer viewer, UUID person) {
    return transactions.writing(() ->
        Boolean.TRUE.equals(
            transactions
                .batch()
                .queryForObject(CONFLICT, Boolean.class, person, viewer.id(), viewer.id())));
  }

  /** Five working days from today, at this time of day. */
  private Instant reviewBy() {
    ZonedDateTime now = clock.instant().atZone(Occurred.ZONE);
    return working
        .after(now.toLocalDate(), WORKING_DAYS_TO_REVIEW)
        .atTime(now.toLocalTime())
        .atZone(Occurred.ZONE)
        .toInstant();
  }

  /** Whether this person may judge how others used emergency access. */
  static boolean reviews(Viewer viewer) {
    return viewer.role() == Role.SCRUTINEER || viewer.role() == Role.MANAGER;
  }

  List<EmergencyOpening> toReview(Viewer viewer) {
    return list(TO_REVIEW, viewer.partner(), viewer.id());
  }

  List<EmergencyOpening> mine(Viewer viewer) {
    return list(MINE, viewer.id());
  }

  /**
   * Judges an opening of another partner's person, unless somebody judged it since.
   *
   * @return whether it is judged by this viewer now
   */
  boolean review(Viewer viewer, UUID opening, boolean justified, String note) {
    Optional<EmergencyOpening> found = list(ONE, opening).stream().findFirst();
    if (!reviews(viewer)
        || found.isEmpty()
        || found.get().justified() != null
        || found.get().partner().equals(viewer.partner())
        || found.get().user().equals(viewer.id())) {
      return false;
    }
    var about = new Subject("emergency", opening);
    var draft =
        Draft.now(
                new AccessEvent.GlassReviewed(opening, justified, note),
                clock.instant(),
                viewer.author(),
                Purpose.OVERSIGHT,
                List.of(about, Subject.person(found.get().person())))
            .answering(opening);
    return entries.append(List.of(draft), new Seen(about, 0)) instanceof Outcome.Appended;
  }

  private List<EmergencyOpening> list(String sql, Object... by) {
    return transactions.writing(
        () -> transactions.batch().query(sql, (row, _) -> opening(row), by));
  }

  /** One row of {@link #LIST}. */
  static EmergencyOpening opening(ResultSet row) throws SQLException {
    return new EmergencyOpening(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        row.getTimestamp(8).toInstant(),
        row.getTimestamp(9).toInstant(),
        row.getObject(10, Boolean.class),
        row.getString(11),
        row.getObject(12, UUID.class));
  }
}
