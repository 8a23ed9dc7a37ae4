package org.breakwater.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Weighs everyone again by a model that was put in force, some at a time, and proposes what it
 * would change: pairs that it would join, and people whose mentions it would part. Nobody is moved:
 * what is proposed waits for a person. How far it is stands in the database, so that it goes on
 * after whatever stops it.
 */
public final class Rescoring {
  /** People weighed in one transaction, for which reports that arrive have to wait. */
  private static final int AT_ONCE = 50;

  private static final String FAR =
      "select after, people, joins, parts from workspace.rescoring where chosen = ?";

  private static final String NEXT =
      """
      select id from person where id > ? and merged_into is null and since_place < ?
      order by id limit ?\
      """;

  private static final String KEEP =
      """
      insert into workspace.rescoring (chosen, after, people, joins, parts) values (?, ?, ?, ?, ?)
      on conflict (chosen) do update set after = excluded.after, people = excluded.people,
        joins = excluded.joins, parts = excluded.parts\
      """;

  private static final String DONE = "select people is not null from model_chosen where entry = ?";

  private final Models models;
  private final KeysKept keysKept;
  private final Entries entries;
  private final Transactions transactions;
  private final Clock clock;

  Rescoring(
      Models models, KeysKept keysKept, Entries entries, Transactions transactions, Clock clock) {
    this.models = models;
    this.keysKept = keysKept;
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Far(UUID after, int people, int joins, int parts) {
    static final Far NOWHERE = new Far(new UUID(0, 0), 0, 0, 0);
  }

  /** Weighs everyone who is not weighed yet by the model in force. */
  public void run() {
    // Asked before the one writer's lock is taken: mostly nothing waits, and reports would.
    boolean more =
        transactions.writing(
            () -> waits(models.inForce(transactions.batch()), transactions.batch()));
    while (more) {
      more = someMore();
    }
  }

  /** Weighs some; says whether any are left. */
  boolean someMore() {
    return entries.exclusively(() -> {
      JdbcTemplate jdbc = transactions.batch();
      Models.InForce model = models.inForce(jdbc);
      UUID chosen = model.chosen();
      if (chosen == null || !waits(model, jdbc)) {
        return false;
      }
      Far far = far(chosen, jdbc).orElse(Far.NOWHERE);
      List<UUID> people = jdbc.queryForList(NEXT, UUID.class, far.after, model.since(), AT_ONCE);
      if (people.isEmpty()) {
        finish(model, chosen, far);
        jdbc.update("delete from workspace.rescoring");
        return false;
      }
      Far further = weigh(people, model, far, jdbc);
      jdbc.update(KEEP, chosen, further.after, further.people, further.joins, further.parts);
      return true;
    });
  }

  private static boolean waits(Models.InForce model, JdbcTemplate jdbc) {
    UUID chosen = model.chosen();
    return chosen != null && !Boolean.TRUE.equals(jdbc.queryForObject(DONE, Boolean.class, chosen));
  }

  private static Optional<Far> far(UUID chosen, JdbcTemplate jdbc) {
    return jdbc
        .query(
            FAR,
            (row, _) ->
                new Far(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3), row.getInt(4)),
            chosen)
        .stream()
        .findFirst();
  }

  private Far weigh(List<UUID> people, Models.InForce model, Far far, JdbcTemplate jdbc) {
    keysKept.makeAnew(jdbc);
    var near = new Neighbours(jdbc, model, keysKept);
    near.expectKnown(people);
    var drafts = new ArrayList<Draft>();
    int joins = 0;
    int parts = 0;
    for (UUID person : people) {
      for (LinkageMatcher.Proposal proposal : model.engine().matcher().proposals(person, near)) {
        near.stand(proposal.judgement());
        drafts.add(draft(proposal, model));
        joins += proposal.joins() ? 1 : 0;
        parts += proposal.joins() ? 0 : 1;
      }
    }
    entries.add(drafts);
    return new Far(
        people.getLast(), far.people + people.size(), far.joins + joins, far.parts + parts);
  }

  /** Seen by whoever sees the mention, as what the matcher judged when it arrived is. */
  private Draft draft(LinkageMatcher.Proposal proposal, Models.InForce model) {
    return Draft.now(
            new IdentityEvent.Judged(List.of(proposal.judgement()), List.of()),
            clock.instant(),
            Judging.author(model.engine().model()),
            Purpose.ENGINE,
            Stream.of(proposal.one(), proposal.other()).distinct().map(Subject::person).toList())
        .answering(proposal.judgement().one().entry());
  }

  private void finish(Models.InForce model, UUID chosen, Far far) {
    var event =
        new ModelEvent.Rescored(
            chosen, model.engine().model().hash(), far.people, far.joins, far.parts);
    entries.add(
        Draft.now(
                event,
                clock.instant(),
                Judging.author(model.engine().model()),
                Purpose.ENGINE,
                List.of(ModelEvent.ABOUT))
            .answering(chosen));
  }
}
