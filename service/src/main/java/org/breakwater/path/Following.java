package org.breakwater.path;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.AccessEvent;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Consequence;
import org.breakwater.record.Draft;
import org.breakwater.record.Entry;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What follows by itself: a referral that is accepted puts each child in it on the path; whoever is
 * named for a child answers for what runs, and who leaves answers no more; a decision that was held
 * to be wrong must be made again.
 */
final class Following implements Consequence {
  private static final String WORKER = "allocated-worker";

  private static final String CHILDREN =
      """
      select distinct ms.person from membership ms
      join mention m on m.entry = ms.entry and m.at = ms.at and m.role = 'child'
      where ms.entry = ? and ms.to_place is null order by ms.person\
      """;

  private static final String OF_PERSON =
      """
      select p.id, p.person, p.concern from path p
      where p.person in (select access.persons_of(access.person_now(?))) and p.closed is null
      order by p.id\
      """;

  private static final String OF_WORKER =
      """
      select p.id, p.person, p.concern from path p
      where p.closed is null and exists (select 1 from relationship r
        where r.holder = ? and r.kind = 'allocated-worker' and r.to_time is null
          and p.person in (select access.persons_of(access.person_now(r.person))))
      order by p.id\
      """;

  private static final String OF_DECISION =
      """
      select p.id, p.person, p.concern from path p join path_step s on s.path = p.id
      where s.decision = ? and p.closed is null\
      """;

  private static final String BEGAN = "select person, kind from relationship where entry = ?";

  private final Openings openings;
  private final RunningClocks clocks;

  Following(Openings openings, RunningClocks clocks) {
    this.openings = openings;
    this.clocks = clocks;
  }

  private record Standing(UUID path, UUID person, UUID concern) {}

  @Override
  public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
    var drafts = new ArrayList<Draft>();
    for (Entry entry : appended) {
      switch (entry.event()) {
        case DecisionEvent.Made made when made.about() == DecisionEvent.About.CONCERN ->
            referred(made, jdbc, drafts);
        case DecisionEvent.DissentAnswered it when it.answer() == DecisionEvent.Answer.UPHELD ->
            standing(OF_DECISION, it.decision(), jdbc)
                .forEach(path ->
                    drafts.addAll(
                        openings.begin(
                            path.path(),
                            path.person(),
                            path.concern(),
                            Matter.DECIDE_AGAIN,
                            Openings.BY)));
        case AccessEvent.RelationshipBegan it when it.kind().equals(WORKER) -> {
          List<Standing> paths = standing(OF_PERSON, it.person(), jdbc);
          hand(paths, drafts);
          paths.forEach(path ->
              drafts.add(
                  Notices.to(
                      it.holder(),
                      "path-yours",
                      List.of(),
                      Path.subject(path.path()),
                      entry.received(),
                      Openings.BY)));
        }
        case AccessEvent.RelationshipEnded it ->
            jdbc.query(
                BEGAN,
                row -> {
                  if (row.getString(2).equals(WORKER)) {
                    hand(standing(OF_PERSON, row.getObject(1, UUID.class), jdbc), drafts);
                  }
                },
                it.began());
        case AccessEvent.UserDisabled it -> hand(standing(OF_WORKER, it.id(), jdbc), drafts);
        default -> {}
      }
    }
    return drafts;
  }

  private void referred(DecisionEvent.Made made, JdbcTemplate jdbc, List<Draft> drafts) {
    boolean strategy = made.outcome().equals("STRATEGY_DISCUSSION");
    if (!strategy && !made.outcome().equals("ASSESSMENT")) {
      return;
    }
    // What is assessed is assessed however it goes on: its limit runs from the referral.
    List<Matter> begins =
        strategy
            ? List.of(Matter.ASSESSMENT, Matter.STRATEGY_DISCUSSION)
            : List.of(Matter.ASSESSMENT);
    for (UUID person : jdbc.queryForList(CHILDREN, UUID.class, made.concern())) {
      List<Standing> standing = standing(OF_PERSON, person, jdbc);
      if (standing.isEmpty()) {
        drafts.addAll(openings.open(person, made.concern(), null, begins, Openings.BY));
      } else if (strategy) {
        Standing path = standing.getFirst();
        drafts.addAll(
            openings.begin(
                path.path(),
                path.person(),
                path.concern(),
                Matter.STRATEGY_DISCUSSION,
                Openings.BY));
      }
    }
  }

  private void hand(List<Standing> paths, List<Draft> drafts) {
    for (Standing path : paths) {
      RunningClocks.Answers answers = openings.answers(path.person());
      for (UUID running : clocks.running(path.path())) {
        drafts.add(clocks.hand(running, Path.subject(path.path()), answers, Openings.BY));
      }
    }
  }

  private static List<Standing> standing(String sql, UUID by, JdbcTemplate jdbc) {
    return jdbc.query(
        sql,
        (row, _) ->
            new Standing(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class)),
        by);
  }
}
