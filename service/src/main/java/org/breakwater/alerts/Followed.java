package org.breakwater.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Scan;
import org.breakwater.patterns.Watch;
import org.jspecify.annotations.Nullable;

/**
 * All reports as one look through them left them, so that the next one goes on from there. What a
 * new report touches is worked out again and nothing else; where it changes how earlier ones read,
 * so is what that touches. Either way the result is that of a look through all of them.
 *
 * <p>It holds no words of any report. Not safe for use by several threads at once.
 */
final class Followed {
  private final List<Told> told;
  private Gathering gathered;
  private Watching watching;
  private Map<Pattern, Findings.Made> made = new IdentityHashMap<>();

  /**
   * Goes through all of them.
   *
   * @param all in the order in which they were written down
   * @param last the cut-off of the last look, if there was one
   */
  Followed(Scan scan, List<Told> all, @Nullable Standing last) {
    told = new ArrayList<>(all.stream().map(Told::bare).toList());
    gathered = new Gathering(told);
    watching = Watching.all(scan, gathered.reports, last);
  }

  /** Reports as the search for patterns reads them. */
  Gathering gathered() {
    return gathered;
  }

  Watch watch() {
    return watching.watch();
  }

  Standing standing() {
    return watching.standing();
  }

  /** Makes findings of the patterns, those that are as before from the last look's. */
  Findings findings(Transactions transactions) {
    var findings = new Findings(transactions, gathered, watch(), made);
    made = findings.told();
    return findings;
  }

  /**
   * Goes on with reports that are new or read otherwise than before.
   *
   * @param more in the order in which they were written down, and of equals in that of arriving
   * @param last the cut-off of the last look, in whatever instance
   */
  void take(List<Told> more, @Nullable Standing last) {
    Map<UUID, Told> changed = new HashMap<>();
    more.forEach(one -> changed.put(one.entry(), one.bare()));
    boolean again = false;
    for (int i = 0; i < told.size(); i++) {
      Told now = changed.remove(told.get(i).entry());
      if (now != null && !now.equals(told.set(i, now))) again = true;
    }
    for (Told one : more) {
      Told added = changed.get(one.entry());
      if (added == null) continue;
      int at = place(added.recorded());
      again |= at < told.size();
      told.add(at, added);
      // Once it has been left behind, the rest is only put in order.
      again = again || !gathered.add(added);
    }
    if (again) {
      gathered = new Gathering(told);
      watching = watching.again(gathered.reports, last);
    } else {
      watching = watching.on(last);
    }
  }

  /** Behind all that were written down by then. */
  private int place(Instant recorded) {
    int at = told.size();
    while (at > 0 && told.get(at - 1).recorded().isAfter(recorded)) at--;
    return at;
  }
}
