package org.breakwater.decisions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Entry;
import org.breakwater.record.Kept;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every decision, who took part, what was known, and who disagreed. */
final class DecisionReading implements Reading {
  private static final String MADE =
      """
      insert into decision (entry, kind, concern, question, options, outcome, reasons, disagreement,
        measure, review_on, owner, owner_name, owner_post, owner_partner, at, known_place)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String SEAT =
      "insert into decision_agency (decision, n, agency, app_user, name) values (?, ?, ?, ?, ?)";

  private static final String EVIDENCE =
      "insert into decision_evidence (decision, entry) values (?, ?) on conflict do nothing";

  private static final String DISSENTED =
      """
      insert into dissent (entry, decision, app_user, name, partner, reasons, at, clock)
      values (?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ANSWERED =
      """
      update dissent set answer = ?, answerer = ?, answerer_name = ?, answer_reasons = ?, answered = ?
      where entry = ?\
      """;

  private static final String REVIEWED =
      "update decision set worked = ?, worked_words = ?, worked_at = ? where entry = ?";

  private static final String NO_SEATS = "delete from decision_agency where decision = ?";

  private static final List<String> FORGET =
      List.of(
          "delete from decision_agency where decision = any(?)",
          "delete from decision_evidence where decision = any(?)",
          "delete from dissent where decision = any(?)",
          "delete from decision where entry = any(?)");

  private final Kept kept;

  DecisionReading(Kept kept) {
    this.kept = kept;
  }

  @Override
  public List<String> tables() {
    return List.of("decision", "decision_agency", "decision_evidence", "dissent");
  }

  /**
   * A decision is told again by what is left: who was put right as having taken part, or what was
   * answered, goes with its words. What a decision that stays was made on is told by the decision.
   */
  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {
    var decisions = new LinkedHashSet<>(erased);
    decisions.addAll(kept.touched("decision", erased, jdbc));
    FORGET.forEach(forget -> jdbc.update(forget, (Object) decisions.toArray(UUID[]::new)));
    apply(kept.of("decision", decisions, jdbc), jdbc);
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof DecisionEvent event) {
        apply(entry, event, jdbc);
      }
    }
  }

  private static void apply(Entry entry, DecisionEvent event, JdbcTemplate jdbc) {
    OffsetDateTime at = time(entry.received());
    switch (event) {
      case DecisionEvent.Made it -> made(entry, it, jdbc);
      case DecisionEvent.SeatsCorrected it -> {
        jdbc.update(NO_SEATS, it.decision());
        seat(it.decision(), it.seats(), jdbc);
      }
      case DecisionEvent.Dissented it ->
          jdbc.update(
              DISSENTED,
              entry.id(),
              it.decision(),
              entry.author().user(),
              it.name(),
              entry.author().partner(),
              it.reasons(),
              at,
              it.clock());
      case DecisionEvent.DissentAnswered it ->
          jdbc.update(
              ANSWERED,
              it.answer().name(),
              entry.author().user(),
              it.name(),
              it.reasons(),
              at,
              it.dissent());
      case DecisionEvent.Reviewed it ->
          jdbc.update(REVIEWED, it.worked().name(), it.words(), at, it.decision());
    }
  }

  private static void made(Entry entry, DecisionEvent.Made it, JdbcTemplate jdbc) {
    jdbc.update(
        MADE,
        entry.id(),
        it.about().name(),
        it.concern(),
        it.question(),
        it.options().toArray(String[]::new),
        it.outcome(),
        it.reasons(),
        it.disagreement(),
        it.measure(),
        it.reviewOn(),
        entry.author().user(),
        it.ownerName(),
        entry.author().post(),
        entry.author().partner(),
        time(entry.received()),
        it.known().place());
    seat(entry.id(), it.seats(), jdbc);
    jdbc.batchUpdate(
        EVIDENCE,
        it.known().entries().stream().map(known -> new Object[] {entry.id(), known}).toList());
  }

  private static void seat(UUID decision, List<DecisionEvent.Seat> seats, JdbcTemplate jdbc) {
    for (int n = 0; n < seats.size(); n++) {
      DecisionEvent.Seat seat = seats.get(n);
      jdbc.update(SEAT, decision, n, seat.agency(), seat.user(), seat.name());
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
