package org.breakwater.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Report;
import org.breakwater.patterns.Watch;

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
  private Standing standing;
  private Watch watch;
  private final Doubts doubts = new Doubts();
  private final Moved moved = new Moved();
  private Map<Pattern, Findings.Made> made = new IdentityHashMap<>();

  private Followed(List<Told> told, Gathering gathered, Standing standing) {
    this.told = told;
    this.gathered = gathered;
    this.standing = standing;
    watch = new Watch(standing.cutOff(), Set.of());
    gathered.reports.forEach(watch::follow);
  }

  /**
   * Goes through all of them.
   *
   * @param all in the order in which they were written down
   * @param cutOff says of reports by which cut-off to go through them
   */
  static Followed through(List<Told> all, Function<List<Report>, Standing> cutOff) {
    var told = new ArrayList<>(all.stream().map(Told::bare).toList());
    var gathered = new Gathering(told);
    return new Followed(told, gathered, cutOff.apply(gathered.reports));
  }

  /** Reports as the search for patterns reads them. */
  Gathering gathered() {
    return gathered;
  }

  Watch watch() {
    return watch;
  }

  Standing standing() {
    return standing;
  }

  /**
   * Makes findings of the patterns, those that are as before from the last look's; within a
   * transaction.
   */
  Findings findings(Transactions transactions) {
    doubts.ask(people(), moved, gathered, transactions);
    moved.clear();
    var findings = new Findings(transactions, gathered, watch, doubts, made);
    made = findings.told();
    return findings;
  }

  /** Everybody who is named in patterns. */
  private Set<String> people() {
    var people = new HashSet<String>();
    for (Pattern pattern : watch.patterns()) {
      for (String name : pattern.reports())
        gathered.report(name).children().forEach(child -> people.add(child.id()));
      pattern.entities().stream()
          .filter(entity -> entity.type().equals(Gathering.ADULT))
          .forEach(entity -> people.add(entity.id()));
    }
    return people;
  }

  /**
   * Goes on with reports that are new or read otherwise than before.
   *
   * @param more in the order in which they were written down, and of equals in that of arriving
   * @param who may be somebody else since
   * @param by the cut-off that stands
   */
  void take(List<Told> more, Moved who, Standing by) {
    moved.addAll(who);
    Map<UUID, Told> changed = new HashMap<>();
    more.forEach(one -> changed.put(one.entry(), one.bare()));
    boolean again = false;
    int followed = gathered.reports.size();
    for (int i = 0; i < told.size(); i++) {
      Told now = changed.remove(told.get(i).entry());
      if (now == null || now.equals(told.get(i))) continue;
      told.set(i, now);
      again = true;
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
      gathered = gathered.again(told);
      watch = watch.again(gathered.reports);
    } else {
      gathered.reports.subList(followed, gathered.reports.size()).forEach(watch::follow);
    }
    if (!by.cutOff().equals(standing.cutOff())) watch = watch.under(by.cutOff());
    standing = by;
  }

  /** Behind all that were written down by then. */
  private int place(Instant recorded) {
    int at = told.size();
    while (at > 0 && told.get(at - 1).recorded().isAfter(recorded)) at--;
    return at;
  }
}
