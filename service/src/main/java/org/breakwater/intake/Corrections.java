package org.breakwater.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.jspecify.annotations.Nullable;

/** Puts reports right without changing them: the old words stay, marked, beside the new. */
public final class Corrections {
  private static final String STANDING =
      "select corrected_by, marking, marked_for from standing where entry = ?";

  private final Intake intake;
  private final Entries entries;
  private final Transactions transactions;
  private final Clock clock;

  Corrections(Intake intake, Entries entries, Transactions transactions, Clock clock) {
    this.intake = intake;
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A report as it reads today, for the running transaction's viewer.
   *
   * @param newest the correction that it reads by; null where there is none
   */
  public record Today(UUID entry, Report report, @Nullable UUID newest) {}

  private record Standing(@Nullable UUID newest, Marking marking) {}

  /**
   * The report of this entry, or of the report that this entry corrects, as it reads today; empty
   * where none may be seen.
   */
  public Optional<Today> today(UUID entry) {
    UUID original =
        entries.of(List.of(entry)).stream()
            .findFirst()
            .map(found -> Objects.requireNonNullElse(found.corrects(), found.id()))
            .orElse(entry);
    return standing(original)
        .flatMap(standing ->
            report(standing.newest() == null ? original : standing.newest())
                .map(report -> new Today(original, report, standing.newest())));
  }

  /**
   * Adds a correction, marked as the report is marked.
   *
   * @param seen what the writer had before them
   * @param occurred in the contract's form; null when unknown
   */
  public Corrected correct(
      Today seen, String summary, @Nullable String occurred, String reason, Sender sender) {
    Report corrected = with(seen.report(), summary, occurred);
    Intake.Check check = intake.check(corrected);
    if (!check.faults().isEmpty()) {
      return new Corrected.Unreadable(check.faults());
    }
    return entries.exclusively(() -> {
      Standing now = standing(seen.entry()).orElseThrow();
      if (now.newest() != null && !Objects.equals(now.newest(), seen.newest())) {
        return new Corrected.Meanwhile(now.newest());
      }
      var draft =
          new Draft(
              new ReportCorrected(corrected, reason, check.doubts()),
              occurred == null ? null : Occurred.parse(occurred).orElse(null),
              clock.instant(),
              new Author(
                  sender.user(),
                  Objects.requireNonNullElse(sender.post(), "unstated"),
                  corrected.agency()),
              Purpose.REPORTING,
              now.marking(),
              List.of(),
              seen.entry(),
              null);
      return new Corrected.Kept(entries.add(draft).id());
    });
  }

  private static Report with(Report report, String summary, @Nullable String occurred) {
    return new Report(
        report.ref(),
        report.agency(),
        report.kind(),
        report.concerns(),
        occurred,
        report.recorded(),
        report.author(),
        summary,
        report.people(),
        report.things(),
        report.links());
  }

  private Optional<Report> report(UUID entry) {
    return entries.of(List.of(entry)).stream()
        .findFirst()
        .flatMap(found ->
            switch (found.event()) {
              case ReportReceived received -> Optional.of(received.report());
              case ReportCorrected corrected -> Optional.of(corrected.report());
              default -> Optional.empty();
            });
  }

  private Optional<Standing> standing(UUID entry) {
    return transactions.batch().query(STANDING, (row, _) -> standing(row), entry).stream()
        .findFirst();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getObject(1, UUID.class),
        new Marking(
            Marking.Level.valueOf(row.getString(2)),
            List.of((String[]) row.getArray(3).getArray())));
  }
}
