package org.breakwater.leave;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** Who is away, said by themselves or by a manager of theirs, and taken back. */
public final class Leaves {
  /** Whoever is away for longer has left their post empty, and that is to be said instead. */
  static final int LONGEST_DAYS = 366;

  private static final String OF_PARTNER =
      """
      select l.id, l.app_user, u.name, l.first_day, l.last_day, s.name,
        exists (select 1 from access.away_on(greatest(l.first_day, ?)) a
          where a.leave = l.id and a.stand_in is not null)
      from leave l join app_user u on u.id = l.app_user and not u.disabled
      join post p on p.code = u.post left join app_user s on s.id = l.stand_in
      where p.partner = access.my_partner() and l.ended is null and l.last_day >= ?
      order by l.first_day, u.name, l.id limit 500\
      """;

  private static final String PEOPLE =
      """
      select u.id, u.name, p.name, p.role from app_user u join post p on p.code = u.post
      where p.partner = access.my_partner() and p.role not in ('ADMINISTRATOR', 'ELECTED_MEMBER') and not u.disabled
      order by u.name, u.id limit 500\
      """;

  private static final String OVERLAPS =
      """
      select exists (select 1 from leave
        where app_user = ? and ended is null and first_day <= ? and last_day >= ?)\
      """;

  private static final String STANDING =
      "select stand_in from leave where id = ? and ended is null";

  private final Transactions transactions;
  private final Entries entries;
  private final Viewing viewing;
  private final Clock clock;

  Leaves(Transactions transactions, Entries entries, Viewing viewing, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.viewing = viewing;
    this.clock = clock;
  }

  /** Somebody of the viewer's organisation who can be away, or stand in. */
  public record Person(UUID id, String name, String post, Role role) {
    /** Whether they may do what the other's post may: a child is not passed down the line. */
    boolean standsInFor(Person other) {
      return !id.equals(other.id)
          && (role == other.role || (other.role == Role.PRACTITIONER && role == Role.MANAGER));
    }
  }

  /** Those who are away, or will be, of the viewer's organisation; within a reading of theirs. */
  public List<Leave> ofPartner() {
    LocalDate today = today();
    return transactions.batch().query(OF_PARTNER, (row, _) -> leave(row), today, today);
  }

  /** Those of the viewer's organisation; within a reading of theirs. */
  List<Person> people() {
    return transactions
        .batch()
        .query(
            PEOPLE,
            (row, _) ->
                new Person(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    Role.valueOf(row.getString(4))));
  }

  /** Whether the viewer may say of this person that they are away: of themselves, or as manager. */
  static boolean maySay(Viewer viewer, UUID user) {
    return viewer.role() == Role.MANAGER || viewer.id().equals(user);
  }

  /**
   * Puts on record that somebody is away, and tells them, where another says it, and whoever stands
   * in.
   *
   * @return whether it stands; not where they are away on one of these days already
   */
  boolean say(
      Viewer viewer, Person who, LocalDate first, LocalDate last, @Nullable Person standIn) {
    return entries.exclusively(() -> {
      if (Boolean.TRUE.equals(
          transactions.batch().queryForObject(OVERLAPS, Boolean.class, who.id(), last, first))) {
        return false;
      }
      Instant now = clock.instant();
      Author by = viewer.author();
      var event =
          new LeaveEvent.Said(
              UUID.randomUUID(), who.id(), first, last, standIn == null ? null : standIn.id());
      var drafts = new ArrayList<Draft>();
      drafts.add(draft(event, who.id(), now, by));
      if (!viewer.id().equals(who.id())) {
        List<String> words = List.of(viewer.name(), first.toString(), last.toString());
        drafts.add(Notices.to(who.id(), "leave-yours", words, user(who.id()), now, by));
      }
      if (standIn != null && !viewer.id().equals(standIn.id())) {
        List<String> words = List.of(who.name(), first.toString(), last.toString());
        drafts.add(Notices.to(standIn.id(), "leave-stand-in", words, user(who.id()), now, by));
      }
      entries.add(drafts);
      return true;
    });
  }

  /** One that stands, of somebody for whom the viewer may say it. */
  Optional<Leave> one(Viewer viewer, UUID leave) {
    return viewing.read(viewer, this::ofPartner).stream()
        .filter(it -> it.id().equals(leave) && maySay(viewer, it.user()))
        .findFirst();
  }

  /** Puts on record that somebody is back, and tells whoever stood in. */
  void end(Viewer viewer, Leave leave) {
    entries.exclusively(() -> {
      var standing =
          transactions
              .batch()
              .query(
                  STANDING,
                  (row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)),
                  leave.id());
      if (standing.isEmpty()) {
        return false;
      }
      Instant now = clock.instant();
      var drafts = new ArrayList<Draft>();
      drafts.add(
          draft(
              new LeaveEvent.Ended(leave.id(), leave.user()), leave.user(), now, viewer.author()));
      standing
          .getFirst()
          .filter(standIn -> !standIn.equals(viewer.id()))
          .ifPresent(standIn ->
              drafts.add(
                  Notices.to(
                      standIn,
                      "leave-over",
                      List.of(leave.name()),
                      user(leave.user()),
                      now,
                      viewer.author())));
      entries.add(drafts);
      return true;
    });
  }

  private LocalDate today() {
    return clock.instant().atZone(Occurred.ZONE).toLocalDate();
  }

  private static Draft draft(LeaveEvent event, UUID who, Instant now, Author by) {
    return Draft.now(event, now, by, Purpose.ADMINISTRATION, List.of(user(who)));
  }

  private static Subject user(UUID id) {
    return new Subject("user", id);
  }

  private static Leave leave(ResultSet row) throws SQLException {
    return new Leave(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, LocalDate.class),
        row.getObject(5, LocalDate.class),
        row.getString(6),
        row.getBoolean(7));
  }
}
