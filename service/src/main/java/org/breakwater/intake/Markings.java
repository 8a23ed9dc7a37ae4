package org.breakwater.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.RecordEvent;
import org.breakwater.record.Subject;

/** Changes who may see a report and all that corrects it; who changed it and why is on record. */
public final class Markings {
  private static final String STANDING =
      """
      select s.entry, s.marking, s.marked_for, s.partner, e.author_user
      from standing s join record.entry e on e.id = s.entry
      where s.entry = ? and s.kind = 'report.received'\
      """;

  private static final String PEOPLE =
      "select distinct person from membership where entry = ? and to_place is null";

  private final Entries entries;
  private final Transactions transactions;
  private final Clock clock;

  Markings(Entries entries, Transactions transactions, Clock clock) {
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Who may see a report today.
   *
   * @param partner the agency that sent it
   * @param writer whoever wrote it here; empty for a report that an agency's system sent
   */
  public record Today(
      UUID entry, Marking marking, String partner, Optional<UUID> writer, List<Subject> people) {}

  /** That of this report, or of the report that this entry corrects; empty where none is seen. */
  public Optional<Today> today(UUID entry) {
    UUID original =
        entries.of(List.of(entry)).stream().findFirst().map(Markings::original).orElse(entry);
    return transactions.batch().query(STANDING, (row, _) -> today(row), original).stream()
        .findFirst();
  }

  /**
   * Marks a report anew.
   *
   * @param seen what its marker had before them
   * @return whether it is so marked now; not where somebody else marked it meanwhile
   */
  public boolean mark(Today seen, Marking marking, String reason, Author by) {
    return entries.exclusively(() -> {
      if (!today(seen.entry()).map(Today::marking).equals(Optional.of(seen.marking()))) {
        return false;
      }
      entries.add(
          new Draft(
              new RecordEvent.Remarked(marking, reason),
              Occurred.at(clock.instant()),
              clock.instant(),
              by,
              Purpose.OVERSIGHT,
              marking,
              seen.people(),
              null,
              seen.entry()));
      return true;
    });
  }

  private static UUID original(Entry entry) {
    UUID corrected = entry.corrects();
    return corrected == null ? entry.id() : corrected;
  }

  private Today today(ResultSet row) throws SQLException {
    UUID entry = row.getObject(1, UUID.class);
    return new Today(
        entry,
        new Marking(
            Marking.Level.valueOf(row.getString(2)),
            List.of((String[]) row.getArray(3).getArray())),
        row.getString(4),
        Optional.ofNullable(row.getObject(5, UUID.class)),
        transactions.batch().queryForList(PEOPLE, UUID.class, entry).stream()
            .map(Subject::person)
            .toList());
  }
}
