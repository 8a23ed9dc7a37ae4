package org.breakwater.erasure;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.breakwater.record.RecordEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every erasure that was proposed and what became of it, and every hold. */
final class ErasureReading implements Reading {
  private static final String PROPOSED =
      """
      insert into erasure (entry, person, entries, ground, rule, rule_version, reasons, proposer,
        proposer_name, proposer_partner, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ANSWERED =
      """
      update erasure set state = ?, agreed = ?, answerer = ?, answerer_name = ?,
        answerer_partner = ?, answer_reasons = ?, answered = ?
      where entry = ? and state = 'WAITING'\
      """;

  private static final String DONE =
      "update erasure set state = 'DONE', tombstone = ? where agreed = ?";

  private static final String HELD =
      """
      insert into legal_hold (entry, person, reasons, placer, name, partner, at)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String LIFTED =
      "update legal_hold set lifted = ?, lifter = ?, lift_reasons = ? where entry = ?";

  @Override
  public List<String> tables() {
    return List.of("erasure", "legal_hold");
  }

  /** What tells of erasures is never erased. */
  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {}

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof ErasureEvent event) {
        apply(entry, event, jdbc);
      } else if (entry.event() instanceof RecordEvent.Erased) {
        jdbc.update(DONE, entry.id(), entry.answers());
      }
    }
  }

  private static void apply(Entry entry, ErasureEvent event, JdbcTemplate jdbc) {
    OffsetDateTime at = entry.received().atOffset(ZoneOffset.UTC);
    switch (event) {
      case ErasureEvent.Proposed it ->
          jdbc.update(
              PROPOSED,
              entry.id(),
              it.person(),
              it.entries().toArray(UUID[]::new),
              it.ground().name(),
              it.rule(),
              it.version(),
              it.reasons(),
              entry.author().user(),
              it.name(),
              entry.author().partner(),
              at);
      case ErasureEvent.Agreed it ->
          answered("AGREED", entry, it.proposed(), it.name(), it.reasons(), at, jdbc);
      case ErasureEvent.Refused it ->
          answered("REFUSED", entry, it.proposed(), it.name(), it.reasons(), at, jdbc);
      case ErasureEvent.Held it ->
          jdbc.update(
              HELD,
              entry.id(),
              it.person(),
              it.reasons(),
              entry.author().user(),
              it.name(),
              entry.author().partner(),
              at);
      case ErasureEvent.HoldLifted it ->
          jdbc.update(LIFTED, at, it.name(), it.reasons(), it.hold());
    }
  }

  private static void answered(
      String state,
      Entry entry,
      UUID proposed,
      String name,
      String reasons,
      OffsetDateTime at,
      JdbcTemplate jdbc) {
    jdbc.update(
        ANSWERED,
        state,
        entry.id(),
        entry.author().user(),
        name,
        entry.author().partner(),
        reasons,
        at,
        proposed);
  }
}
