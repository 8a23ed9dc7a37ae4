package org.breakwater.decisions;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.ClockEvent;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;

/**
 * Disagreement in the open. It goes to the scrutineer, who is in nobody's line, and climbs like
 * every clock when nobody answers; whoever made the decision can neither answer it nor close it.
 */
public final class Dissents {
  private static final String SCRUTINEERS =
      """
      select u.id from app_user u join post p on p.code = u.post
      where p.role = ? and not u.disabled order by u.id limit 50\
      """;

  private static final String SCRUTINEERS_PARTNER =
      "select coalesce(min(partner), 'scrutiny') from post where role = ?";

  private static final String OF = "select concern, owner from decision where entry = ?";

  private final Entries entries;
  private final RunningClocks clocks;
  private final Transactions transactions;
  private final Clock clock;

  Dissents(Entries entries, RunningClocks clocks, Transactions transactions, Clock clock) {
    this.entries = entries;
    this.clocks = clocks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether this person may disagree: whoever took part, except with what they own. */
  static boolean mayDissent(Decision.Whole whole, Viewer viewer) {
    return whole.tookPart(viewer.id())
        && !whole.decision().owner().equals(viewer.id())
        && whole.dissents().stream()
            .noneMatch(one -> one.user().equals(viewer.id()) && one.answer() == null);
  }

  /** Whether this person may answer: from outside the line, with no part in it. */
  static boolean mayAnswer(Decision.Whole whole, Decision.Dissent dissent, Viewer viewer) {
    return viewer.role() == Role.SCRUTINEER
        && dissent.answer() == null
        && !whole.tookPart(viewer.id())
        && !dissent.user().equals(viewer.id())
        && !viewer.partner().equals(whole.decision().ownerPartner());
  }

  /** Records that somebody who took part disagrees, starts its clock and tells the scrutineers. */
  void dissent(Decision.Whole whole, Viewer by, String reasons) {
    Decision decision = whole.decision();
    dissent(decision.entry(), decision.concern(), decision.owner(), by, reasons);
  }

  /**
   * The same for whoever sent the concern, who is told what was decided and may not read why; the
   * caller knows that it is they.
   */
  public void dissentOfSender(UUID decision, Viewer by, String reasons) {
    record Of(UUID concern, UUID owner) {}
    Of of =
        transactions.writing(() ->
            transactions
                .batch()
                .queryForObject(
                    OF,
                    (row, _) -> new Of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                    decision));
    dissent(decision, of.concern(), of.owner(), by, reasons);
  }

  private void dissent(UUID decision, UUID concern, UUID owner, Viewer by, String reasons) {
    var about = new Subject("decision", decision);
    Instant now = clock.instant();
    entries.exclusively(() -> {
      String partner =
          transactions
              .batch()
              .queryForObject(SCRUTINEERS_PARTNER, String.class, Role.SCRUTINEER.name());
      Draft started =
          clocks.start(
              "dissent-answer",
              about,
              concern,
              new RunningClocks.Answers(String.valueOf(partner), null, null),
              now,
              by.author());
      UUID running = ((ClockEvent.Started) started.event()).clock();
      var drafts = new ArrayList<Draft>();
      drafts.add(started);
      drafts.add(
          Draft.now(
                  new DecisionEvent.Dissented(decision, by.name(), reasons, running),
                  now,
                  by.author(),
                  Purpose.DIRECT_WORK,
                  List.of(about))
              .answering(decision));
      var told = transactions.batch().queryForList(SCRUTINEERS, UUID.class, Role.SCRUTINEER.name());
      told.forEach(user ->
          drafts.add(Notices.to(user, "dissent", List.of(by.name()), about, now, by.author())));
      drafts.add(Notices.to(owner, "dissent-yours", List.of(by.name()), about, now, by.author()));
      return entries.add(drafts);
    });
  }

  /**
   * Answers a dissent, unless somebody did since the viewer looked.
   *
   * @return whether this answer stands
   */
  boolean answer(
      Decision.Whole whole,
      Decision.Dissent dissent,
      Viewer by,
      DecisionEvent.Answer answer,
      String reasons) {
    Decision decision = whole.decision();
    var about = new Subject("decision", decision.entry());
    var one = new Subject("dissent", dissent.entry());
    Instant now = clock.instant();
    var drafts = new ArrayList<Draft>();
    drafts.add(
        Draft.now(
                new DecisionEvent.DissentAnswered(
                    dissent.entry(),
                    decision.entry(),
                    decision.concern(),
                    answer,
                    by.name(),
                    reasons),
                now,
                by.author(),
                Purpose.OVERSIGHT,
                List.of(one, about))
            .answering(dissent.entry()));
    drafts.add(clocks.stop(dissent.clock(), about, by.author()));
    String kind = answer == DecisionEvent.Answer.UPHELD ? "dissent-upheld" : "dissent-overruled";
    List<String> words = List.of(by.name());
    // Who sent the concern sees the answer with it: the decision itself is not theirs to read.
    Subject theirs =
        whole.tookPart(dissent.user()) ? about : new Subject("concern", decision.concern());
    drafts.add(Notices.to(dissent.user(), kind, words, theirs, now, by.author()));
    drafts.add(Notices.to(decision.owner(), kind, words, about, now, by.author()));
    return entries.append(drafts, new Seen(one, 0)) instanceof Outcome.Appended;
  }

  /** Records whether a decision worked; its owner says so, or whoever looks from outside. */
  void review(Decision.Whole whole, Viewer by, DecisionEvent.Worked worked, String words) {
    UUID id = whole.decision().entry();
    entries.add(
        Draft.now(
                new DecisionEvent.Reviewed(id, worked, words),
                clock.instant(),
                by.author(),
                Purpose.OVERSIGHT,
                List.of(new Subject("decision", id)))
            .answering(id));
  }

  static boolean mayReview(Decision.Whole whole, Viewer viewer) {
    return whole.decision().worked() == null
        && (whole.decision().owner().equals(viewer.id()) || viewer.role() == Role.SCRUTINEER);
  }
}
