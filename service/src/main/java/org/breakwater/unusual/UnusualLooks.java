package org.breakwater.unusual;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;

/**
 * The looks that were noticed, judged by those of another partner; and whose records are watched.
 */
final class UnusualLooks {
  private static final String LIST =
      """
      select u.entry, u.kind, u.name, u.post, coalesce(p.name, u.partner), u.person, u.records, u.at,
        u.review_by, u.reviewed, u.reviewer, u.fine, u.note
      from unusual u left join partner p on p.code = u.partner
      """;

  private static final String ALL =
      LIST + "order by u.reviewed is not null, u.review_by, u.entry limit 100";

  private static final String ONE = LIST + "where u.entry = ?";

  private static final String WATCHED =
      "select reason from talked_about where person in (select access.persons_of(?))";

  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;

  UnusualLooks(Transactions transactions, Entries entries, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /** Whether this viewer judges other partners' people. */
  static boolean judges(Viewer viewer) {
    return viewer.role() == Role.MANAGER || viewer.role() == Role.SCRUTINEER;
  }

  /** Those that this viewer may judge, the most urgent first; within a reading. */
  List<Unusual> all() {
    return transactions.batch().query(ALL, (row, _) -> unusual(row));
  }

  /** One of them; within a reading. */
  Optional<Unusual> one(UUID entry) {
    return transactions.batch().query(ONE, (row, _) -> unusual(row), entry).stream().findFirst();
  }

  private static Unusual unusual(java.sql.ResultSet row) throws java.sql.SQLException {
    var reviewed = row.getTimestamp(10);
    return new Unusual(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getInt(7),
        row.getTimestamp(8).toInstant(),
        row.getTimestamp(9).toInstant(),
        reviewed == null ? null : reviewed.toInstant(),
        row.getString(11),
        row.getObject(12, Boolean.class),
        row.getString(13));
  }

  /** Judges one, unless somebody did before. */
  boolean review(Viewer viewer, Unusual unusual, boolean fine, String note) {
    var about = new Subject("unusual", unusual.entry());
    var draft =
        Draft.now(
                new UnusualEvent.Reviewed(unusual.entry(), fine, note, viewer.name()),
                clock.instant(),
                viewer.author(),
                Purpose.OVERSIGHT,
                List.of(about))
            .answering(unusual.entry());
    return entries.append(List.of(draft), new Seen(about, 0)) instanceof Outcome.Appended;
  }

  /** Why looks at this person are noticed; nothing where they are not. Within a reading. */
  Optional<String> watched(UUID person) {
    return transactions.batch().queryForList(WATCHED, String.class, person).stream().findFirst();
  }

  /** Has looks at this person noticed from now on, or no longer. */
  void watch(Viewer viewer, UUID person, boolean watched, String reason) {
    UnusualEvent event =
        watched
            ? new UnusualEvent.Watched(person, reason, viewer.name())
            : new UnusualEvent.Unwatched(person, reason, viewer.name());
    entries.add(
        Draft.now(
            event,
            clock.instant(),
            viewer.author(),
            Purpose.OVERSIGHT,
            List.of(Subject.person(person))));
  }
}
