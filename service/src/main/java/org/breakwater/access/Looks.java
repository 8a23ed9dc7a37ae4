package org.breakwater.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/**
 * Who has looked at a record: shown on the record itself. What was seen of those who were merged
 * into a person was seen of that person.
 */
public final class Looks {
  private static final String OF =
      """
      select l.name, l.post, coalesce(p.name, l.partner), l.purpose, l.page, l.at
      from look l left join partner p on p.code = l.partner
      where l.subject in (select access.persons_of(?)) order by l.at desc, l.entry desc limit ? offset ?\
      """;

  private static final String COUNT =
      "select count(*) from look where subject in (select access.persons_of(?))";

  private static final String EMERGENCIES =
      Emergencies.LIST
          + "where e.person in (select access.persons_of(?)) order by e.from_time desc limit 100";

  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;

  Looks(Transactions transactions, Entries entries, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /** One look. */
  public record Look(
      String name, String post, String partner, Purpose purpose, String page, Instant at) {}

  /**
   * Puts in the record, before anything is handed out, that a command at the machine hands it out.
   *
   * @param operator the operating system's name for whoever runs the command
   * @param what is handed out, in a word or two
   * @param subjects whose records; none where it is everyone's
   */
  public void exporting(String operator, String what, List<Subject> subjects) {
    entries.add(
        Draft.now(
            new AccessEvent.Exported(what, operator),
            clock.instant(),
            Author.engine("operator"),
            Purpose.OVERSIGHT,
            subjects));
  }

  /** When a person's record was opened in an emergency, newest first; within a reading. */
  public List<EmergencyOpening> emergencies(UUID person) {
    return transactions.batch().query(EMERGENCIES, (row, _) -> Emergencies.opening(row), person);
  }

  /** The looks at a person or thing, newest first; within a reading of {@link Viewing}. */
  public List<Look> of(UUID subject, int limit, int offset) {
    return transactions
        .batch()
        .query(
            OF,
            (row, _) ->
                new Look(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Purpose.valueOf(row.getString(4)),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()),
            subject,
            limit,
            offset);
  }

  /** How many looks there are. */
  public long count(UUID subject) {
    Long count = transactions.batch().queryForObject(COUNT, Long.class, subject);
    return count == null ? 0 : count;
  }
}
