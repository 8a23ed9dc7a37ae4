package org.breakwater.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.access.Viewer;
import org.breakwater.database.Rows;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** Makes decisions and shows them. Those that read must run within a reading of the viewer. */
public final class Decisions {
  /** The most characters of a reason. */
  public static final int LONGEST = 4_000;

  private static final String DECISION =
      """
      select d.entry, d.kind, d.concern, d.question, d.options, d.outcome, d.reasons, d.disagreement,
        d.measure, d.review_on, d.owner, d.owner_name, d.owner_post, d.owner_partner, d.at,
        d.known_place, d.worked, d.worked_words, d.worked_at
      from decision d where
      """;

  private static final String ONE = DECISION + " d.entry = ?";

  private static final String THESE = DECISION + " d.entry = any (?)";

  private static final String OF_CONCERN = DECISION + " d.concern = ? order by d.at, d.entry";

  private static final String TO_REVIEW =
      DECISION
          + " d.owner = access.me() and d.worked is null and d.review_on <= ? order by d.review_on,"
          + " d.entry limit 100";

  private static final String SEATS =
      "select agency, app_user, name from decision_agency where decision = ? order by n";

  private static final String KNOWN =
      """
      select e.entry, coalesce(r.kind, s.kind), s.partner, s.recorded
      from decision_evidence e left join standing s on s.entry = e.entry
      left join report r on r.entry = e.entry
      where e.decision = ? order by s.recorded desc, e.entry\
      """;

  private static final String SEES = "select exists (select 1 from standing s where s.entry = ?)";

  private static final String DISSENT =
      """
      select x.entry, x.decision, x.app_user, x.name, x.partner, x.reasons, x.at, x.clock, x.answer,
        x.answerer_name, x.answer_reasons, x.answered
      from dissent x where
      """;

  private static final String DISSENTS = DISSENT + " x.decision = ? order by x.at, x.entry";

  private static final String MINE =
      DISSENT + " x.decision = ? and x.app_user = access.me() order by x.at, x.entry";

  private static final String OVERRULED =
      DISSENT + " x.answer = 'OVERRULED' order by x.answered desc, x.entry limit 500";

  private static final String UNANSWERED =
      DISSENT + " x.answer is null order by x.at, x.entry limit 200";

  /** What the viewer can read about those in the report, and the report itself. */
  private static final String READABLE =
      """
      select s.entry from standing s
      where s.entry = ? or s.entry in (
        select a.entry from appearance a where a.subject in (
          select m.person from membership m where m.entry = ? and m.to_place is null))
      order by s.place desc limit 500\
      """;

  private static final String READABLE_OF =
      "select s.entry from standing s where s.entry = any (?) order by s.place desc limit 500";

  private static final String PLACE = "select place_at(?)";

  private final Transactions transactions;
  private final Clock clock;

  Decisions(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What somebody decided about a concern.
   *
   * @param options what was considered, by code
   * @param outcome the one chosen
   * @param disagreement what somebody at the table said against it; null for nothing
   * @param measure what will show whether it worked
   */
  public record Choice(
      DecisionEvent.About about,
      UUID concern,
      String question,
      List<String> options,
      String outcome,
      String reasons,
      @Nullable String disagreement,
      List<DecisionEvent.Seat> seats,
      String measure,
      LocalDate reviewOn) {}

  /** What this viewer can read at this moment about those in a report; within their reading. */
  public DecisionEvent.Known known(UUID concern) {
    return known(transactions.batch().queryForList(READABLE, UUID.class, concern, concern));
  }

  /** Which of these this viewer can read at this moment; within their reading. */
  public DecisionEvent.Known knownOf(List<UUID> entries) {
    return known(
        transactions
            .batch()
            .queryForList(READABLE_OF, UUID.class, (Object) entries.toArray(UUID[]::new)));
  }

  private DecisionEvent.Known known(List<UUID> entries) {
    Instant now = clock.instant();
    Long place =
        transactions.batch().queryForObject(PLACE, Long.class, now.atOffset(ZoneOffset.UTC));
    return new DecisionEvent.Known(now, place == null ? 0 : place, entries);
  }

  /** The entry of a decision, owned by the viewer, for the append in which it takes effect. */
  public Draft made(
      Viewer owner,
      Choice choice,
      DecisionEvent.Known known,
      Purpose purpose,
      List<Subject> subjects) {
    var event =
        new DecisionEvent.Made(
            choice.about(),
            choice.concern(),
            choice.question(),
            choice.options(),
            choice.outcome(),
            choice.reasons(),
            choice.disagreement(),
            choice.seats(),
            choice.measure(),
            choice.reviewOn(),
            owner.name(),
            known);
    return Draft.now(event, clock.instant(), owner.author(), purpose, subjects)
        .answering(choice.concern());
  }

  /** A decision that the viewer may see, with all that belongs to it. */
  public Optional<Decision.Whole> whole(UUID entry) {
    return list(ONE, entry).stream().findFirst().map(this::whole);
  }

  private Decision.Whole whole(Decision decision) {
    UUID id = decision.entry();
    var seats =
        transactions
            .batch()
            .query(
                SEATS,
                (row, _) ->
                    new DecisionEvent.Seat(
                        row.getString(1), row.getObject(2, UUID.class), row.getString(3)),
                id);
    var known = new ArrayList<Decision.Known>();
    int[] hidden = {0};
    transactions
        .batch()
        .query(
            KNOWN,
            row -> {
              Instant recorded = Rows.instant(row, 4);
              if (recorded == null) {
                hidden[0]++;
              } else {
                known.add(
                    new Decision.Known(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        recorded));
              }
            },
            id);
    Boolean sees = transactions.batch().queryForObject(SEES, Boolean.class, decision.concern());
    return new Decision.Whole(
        decision, seats, known, hidden[0], dissents(DISSENTS, id), Boolean.TRUE.equals(sees));
  }

  /** Those about a concern that the viewer may see, the oldest first. */
  public List<Decision> ofConcern(UUID concern) {
    return list(OF_CONCERN, concern);
  }

  /** The viewer's own of which it can be seen by this day whether they worked. */
  public List<Decision> toReview(LocalDate day) {
    return list(TO_REVIEW, day);
  }

  /** Every overruling that the viewer may see, the newest first. */
  public List<Decision.Overruling> overrulings() {
    return withDecisions(OVERRULED);
  }

  /** The viewer's own disagreements with a decision, which they may not be able to read. */
  public List<Decision.Dissent> mine(UUID decision) {
    return dissents(MINE, decision);
  }

  /** Dissents that wait for an answer. */
  public List<Decision.Overruling> unanswered() {
    return withDecisions(UNANSWERED);
  }

  private List<Decision.Overruling> withDecisions(String sql) {
    List<Decision.Dissent> dissents = dissents(sql);
    UUID[] ids = dissents.stream().map(Decision.Dissent::decision).toArray(UUID[]::new);
    Map<UUID, Decision> seen =
        list(THESE, (Object) ids).stream().collect(Collectors.toMap(Decision::entry, it -> it));
    var overrulings = new ArrayList<Decision.Overruling>();
    for (Decision.Dissent dissent : dissents) {
      Decision decision = seen.get(dissent.decision());
      if (decision != null) {
        overrulings.add(new Decision.Overruling(dissent, decision));
      }
    }
    return overrulings;
  }

  private List<Decision.Dissent> dissents(String sql, Object... by) {
    return transactions.batch().query(sql, (row, _) -> dissent(row), by);
  }

  private List<Decision> list(String sql, Object... by) {
    return transactions.batch().query(sql, (row, _) -> decision(row), by);
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getObject(1, UUID.class),
        DecisionEvent.About.valueOf(row.getString(2)),
        row.getObject(3, UUID.class),
        row.getString(4),
        List.of((String[]) row.getArray(5).getArray()),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getObject(10, LocalDate.class),
        row.getObject(11, UUID.class),
        row.getString(12),
        row.getString(13),
        row.getString(14),
        row.getTimestamp(15).toInstant(),
        row.getLong(16),
        row.getString(17),
        row.getString(18),
        Rows.instant(row, 19));
  }

  private static Decision.Dissent dissent(ResultSet row) throws SQLException {
    return new Decision.Dissent(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        row.getObject(8, UUID.class),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        Rows.instant(row, 12));
  }
}
