package org.breakwater.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.record.Consequence;
import org.breakwater.record.Draft;
import org.breakwater.record.Entry;
import org.springframework.jdbc.core.JdbcTemplate;

/** A decision about a pattern that was held to be wrong must be made again. */
final class DecidedAgain implements Consequence {
  private static final String OF = "select id from pattern where found = ? and decision = ?";

  private final Asking asking;

  DecidedAgain(Asking asking) {
    this.asking = asking;
  }

  @Override
  public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
    var drafts = new ArrayList<Draft>();
    for (Entry entry : appended) {
      if (entry.event() instanceof DecisionEvent.DissentAnswered it
          && it.answer() == DecisionEvent.Answer.UPHELD) {
        List<UUID> patterns = jdbc.queryForList(OF, UUID.class, it.concern(), it.decision());
        FrontDoor.door(jdbc)
            .ifPresent(door ->
                patterns.forEach(pattern ->
                    drafts.addAll(
                        asking.drafts(pattern, it.concern(), PatternEvent.Because.UPHELD, door))));
      }
    }
    return drafts;
  }
}
