package org.breakwater.alerts;

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
  private final Gathering gathered;
  private final Watch watch;
  private Standing standing;
  private Doubts doubts = new Doubts();
  private final Moved moved = new Moved();
  private Map<Pattern, Findings.Made> made = new IdentityHashMap<>();

  private Followed(Gathering gathered, List<Report> reports, Standing standing) {
    this.gathered = gathered;
    this.standing = standing;
    watch = new Watch(standing.cutOff(), Set.of());
    reports.forEach(watch::follow);
  }

  /**
   * Goes through all of them.
   *
   * @param all in the order in which they were written down
   * @param cutOff says of reports by which cut-off to go through them
   */
  static Followed through(List<Told> all, Function<List<Report>, Standing> cutOff) {
    var gathered = new Gathering(all.stream().map(Told::bare).toList());
    List<Report> reports = gathered.reports();
    return new Followed(gathered, reports, cutOff.apply(reports));
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
   * @param gone entries whose words were destroyed
   * @param who may be somebody else since
   * @param by the cut-off that stands
   */
  void take(List<Told> more, Set<UUID> gone, Moved who, Standing by) {
    moved.addAll(who);
    // What was judged of whoever such a report named is gone too.
    if (!gone.isEmpty()) doubts = new Doubts();
    Gathering.Change change = gathered.take(more.stream().map(Told::bare).toList(), gone);
    watch.back(change.left());
    watch.reread(change.otherwise());
    change.after().forEach(watch::follow);
    if (!by.cutOff().equals(standing.cutOff())) watch.under(by.cutOff());
    standing = by;
  }
}
