package org.breakwater.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.intake.Doubt;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entry;
import org.breakwater.record.Marking;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One entry as its own page shows it.
 *
 * @param marking who may see it today, whoever might when it was written
 * @param remarked how it was marked anew, oldest first
 * @param sent the whole report as JSON, every word and spelling as sent
 * @param correctedBy the entry that puts this one right
 */
public record EntryRead(
    Entry entry,
    List<Inside.Someone> people,
    List<Inside.Something> things,
    List<Judged.Verdicted> judgements,
    Marking.Level marking,
    List<Remarked> remarked,
    String sent,
    @Nullable UUID correctedBy) {

  /** Who changed on which day who may see it, and why in their words. */
  public record Remarked(Instant when, String by, Marking.Level to, String reason) {}

  /** The report, or the report as corrected; null for an entry that is neither. */
  public @Nullable Report report() {
    return switch (entry.event()) {
      case ReportReceived received -> received.report();
      case ReportCorrected corrected -> corrected.report();
      default -> null;
    };
  }

  /** Why a correction was made; null for what is none. */
  public @Nullable String reason() {
    return entry.event() instanceof ReportCorrected corrected ? corrected.reason() : null;
  }

  /** The entry of the report itself, for a correction too. */
  public UUID original() {
    return Objects.requireNonNullElse(entry.corrects(), entry.id());
  }

  public List<Doubt> doubts() {
    return switch (entry.event()) {
      case ReportReceived received -> received.doubts();
      case ReportCorrected corrected -> corrected.doubts();
      default -> List.of();
    };
  }

  /** Whom and what it is about: children first. */
  List<Subject> subjects() {
    Stream<Subject> children =
        people.stream()
            .filter(one -> one.role().equals("child"))
            .map(one -> Subject.person(one.person()));
    Stream<Subject> everyone = people.stream().map(one -> Subject.person(one.person()));
    Stream<Subject> belongings = things.stream().map(one -> new Subject("thing", one.thing()));
    return Stream.of(children, everyone, people.isEmpty() ? belongings : Stream.<Subject>empty())
        .flatMap(some -> some)
        .distinct()
        .toList();
  }

  /** The things that are somebody's own in it: their phones and addresses. */
  public List<Inside.Something> of(int personAt) {
    return things.stream()
        .filter(thing -> thing.personAt() != null && thing.personAt() == personAt)
        .toList();
  }

  /** The things that the writer named by themselves. */
  public List<Inside.Something> own() {
    return things.stream().filter(thing -> thing.personAt() == null).toList();
  }
}
