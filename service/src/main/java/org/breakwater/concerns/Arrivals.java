package org.breakwater.concerns;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportReceived;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Consequence;
import org.breakwater.record.Draft;
import org.breakwater.record.Entry;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What follows by itself: a report of concern waits at the front door with its clock; who sent it,
 * who sat at the table and who already works with the child are told what was decided; an upheld
 * dissent opens it again.
 */
final class Arrivals implements Consequence {
  private static final Author BY = Author.engine("front-door/1");
  static final String RULE = "front-door-decision";

  /**
   * What a system or a bundle brings more than so long after it was written is an agency's history,
   * not news. What somebody writes or hands in in their own name is news, however old.
   */
  private static final Duration HISTORY = Duration.ofDays(FrontDoor.HISTORY_DAYS);

  private static final String SENDER =
      """
      select c.agency, c.writer, r.ref, c.received from concern c join report r on r.entry = c.entry
      where c.entry = ?\
      """;

  private static final String KIND = "select kind from decision where entry = ?";

  /** Whoever is allocated to somebody in a report, or is in the team that is. */
  private static final String WORKERS =
      """
      select distinct u.id from membership ms
      join relationship r on r.person in (select access.persons_of(ms.person))
        and r.kind = 'allocated-worker' and (r.to_time is null or r.to_time > ?)
      join app_user u on not u.disabled and (u.id = r.holder
        or exists (select 1 from team_member t where t.team = r.holder and t.app_user = u.id))
      where ms.entry = ? and ms.to_place is null order by u.id limit 50\
      """;

  private final RunningClocks clocks;

  Arrivals(RunningClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
    // Asked once for a whole bundle, and not at all where nothing comes to it.
    Optional<FrontDoor.Door> door =
        appended.stream().anyMatch(Arrivals::knocks) ? FrontDoor.door(jdbc) : Optional.empty();
    var drafts = new ArrayList<Draft>();
    for (Entry entry : appended) {
      if (entry.event() instanceof DecisionEvent.Made made
          && made.about() == DecisionEvent.About.CONCERN) {
        told(entry, made, jdbc, drafts);
      } else if (door.isPresent() && knocks(entry)) {
        waits(entry, door.get(), jdbc, drafts);
      }
    }
    return drafts;
  }

  /** Whether it comes to the front door. */
  private static boolean knocks(Entry entry) {
    return switch (entry.event()) {
      case ReportReceived received -> worries(received.report()) && news(entry);
      case ConcernEvent.Raised _ -> true;
      case DecisionEvent.DissentAnswered it -> it.answer() == DecisionEvent.Answer.UPHELD;
      default -> false;
    };
  }

  /** Whether its writer calls it a concern or names one, however small. */
  static boolean worries(Report report) {
    return report.kind().equals("concern") || !Report.each(report.concerns()).isEmpty();
  }

  private static boolean news(Entry entry) {
    return entry.author().user() != null
        || Duration.between(entry.recorded(), entry.received()).compareTo(HISTORY) <= 0;
  }

  private void waits(Entry entry, FrontDoor.Door door, JdbcTemplate jdbc, List<Draft> drafts) {
    switch (entry.event()) {
      case ReportReceived received -> {
        var event =
            new ConcernEvent.Arrived(entry.id(), received.report().agency(), entry.author().user());
        drafts.add(follows(entry, entry.id(), event));
        drafts.add(clock(entry, entry.id(), door));
      }
      case ConcernEvent.Raised raised -> drafts.add(clock(entry, raised.report(), door));
      case DecisionEvent.DissentAnswered it
          when "CONCERN".equals(jdbc.queryForObject(KIND, String.class, it.decision())) -> {
        drafts.add(follows(entry, it.concern(), new ConcernEvent.Reopened(it.concern())));
        drafts.add(clock(entry, it.concern(), door));
      }
      default -> {}
    }
  }

  private Draft clock(Entry entry, UUID concern, FrontDoor.Door door) {
    return clocks.start(
        RULE,
        FrontDoor.subject(concern),
        concern,
        new RunningClocks.Answers(door.partner(), door.post(), null),
        entry.received(),
        BY);
  }

  private static Draft follows(Entry entry, UUID concern, ConcernEvent event) {
    List<Subject> about = List.of(FrontDoor.subject(concern));
    return Draft.now(event, entry.received(), BY, Purpose.ENGINE, about).answering(entry.id());
  }

  /**
   * Nothing of the reasons: they may be about others. What happens next, and who answers for it.
   */
  private static void told(
      Entry entry, DecisionEvent.Made made, JdbcTemplate jdbc, List<Draft> drafts) {
    Instant now = entry.received();
    Subject about = FrontDoor.subject(made.concern());
    jdbc.query(
        SENDER,
        row -> {
          List<String> words =
              List.of(
                  row.getString(3),
                  row.getTimestamp(4).toInstant().atZone(Occurred.ZONE).toLocalDate().toString(),
                  made.ownerName(),
                  entry.author().post());
          String kind = "outcome." + made.outcome();
          UUID writer = row.getObject(2, UUID.class);
          drafts.add(
              writer == null
                  ? Notices.toPartner(row.getString(1), kind, words, about, made.concern(), now, BY)
                  : Notices.to(writer, kind, words, about, now, BY));
        },
        made.concern());
    var decision = new Subject("decision", entry.id());
    var told = new HashSet<UUID>();
    for (DecisionEvent.Seat seat : made.seats()) {
      if (seat.user() != null && !seat.user().equals(entry.author().user())) {
        told.add(seat.user());
        drafts.add(
            Notices.to(seat.user(), "took-part", List.of(made.ownerName()), decision, now, BY));
      }
    }
    jdbc.queryForList(WORKERS, UUID.class, now.atOffset(ZoneOffset.UTC), made.concern()).stream()
        .filter(worker -> !told.contains(worker) && !worker.equals(entry.author().user()))
        .forEach(worker ->
            drafts.add(
                Notices.to(worker, "for-worker", List.of(made.ownerName()), decision, now, BY)));
  }
}
