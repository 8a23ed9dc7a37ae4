package org.breakwater.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/**
 * Asks the front door to decide about a pattern, under a clock, and tells each agency that holds
 * some of the reports how many of its own they are and whom to speak to: no more.
 */
final class Asking {
  /** The rule of the clock under which somebody decides. */
  static final String RULE = "pattern-decision";

  /** Rules of the clocks of which one at a time says what is next for a pattern. */
  static final List<String> STEPS = List.of(RULE, "strategy-discussion", "pattern-review");

  private static final String IN_POST =
      "select id from app_user where post = ? and not disabled order by id limit 50";

  private static final String HELD =
      """
      select agency, count(distinct entry) from pattern_report
      where pattern in (select access.pattern_together(?)) group by agency\
      """;

  private static final String MANAGERS =
      """
      select u.id from app_user u join post p on p.code = u.post
      where p.partner = ? and p.role = 'MANAGER' and not u.disabled order by u.id limit 50\
      """;

  private static final String POST = "select coalesce((select name from post where code = ?), ?)";

  private final Transactions transactions;
  private final RunningClocks clocks;
  private final Clock clock;

  Asking(Transactions transactions, RunningClocks clocks, Clock clock) {
    this.transactions = transactions;
    this.clocks = clocks;
    this.clock = clock;
  }

  /**
   * The entries with which somebody is asked; within a transaction in which the pattern is on
   * record.
   *
   * @param found the entry with which it was first found
   */
  List<Draft> drafts(UUID pattern, UUID found, PatternEvent.Because because, FrontDoor.Door door) {
    Subject about = KeepPatterns.subject(pattern);
    Instant now = clock.instant();
    var drafts = new ArrayList<Draft>();
    drafts.add(
        Draft.now(
            new PatternEvent.Asked(pattern, because),
            now,
            KeepPatterns.BY,
            Purpose.ENGINE,
            List.of(about)));
    // What ran for an earlier answer has lost its sense; what organisations were asked for has not.
    drafts.addAll(stopped(pattern, STEPS, KeepPatterns.BY));
    drafts.add(
        clocks.start(
            RULE,
            about,
            found,
            new RunningClocks.Answers(door.partner(), door.post(), null),
            now,
            KeepPatterns.BY));
    String kind = "pattern-asked-" + because.name().toLowerCase(java.util.Locale.ROOT);
    transactions
        .batch()
        .queryForList(IN_POST, UUID.class, door.post())
        .forEach(
            user -> drafts.add(Notices.to(user, kind, List.of(), about, now, KeepPatterns.BY)));
    String contact =
        transactions.batch().queryForObject(POST, String.class, door.post(), door.post());
    drafts.addAll(
        toHolders(pattern, "pattern-matches", List.of(String.valueOf(contact)), door.partner()));
    return drafts;
  }

  /** The end of what runs for a pattern under these rules. */
  List<Draft> stopped(UUID pattern, List<String> rules, Author by) {
    Subject about = KeepPatterns.subject(pattern);
    return rules.stream()
        .flatMap(rule -> clocks.running(pattern, rule).stream())
        .map(running -> clocks.stop(running, about, by))
        .toList();
  }

  /** Tells those who answer for an organisation: its managers, and where it has none, all of it. */
  List<Draft> toWhoAnswers(UUID pattern, String partner, String kind, List<String> words) {
    Subject about = KeepPatterns.subject(pattern);
    Instant now = clock.instant();
    List<UUID> managers = transactions.batch().queryForList(MANAGERS, UUID.class, partner);
    return managers.isEmpty()
        ? List.of(Notices.toPartner(partner, kind, words, about, null, now, KeepPatterns.BY))
        : managers.stream()
            .map(user -> Notices.to(user, kind, words, about, now, KeepPatterns.BY))
            .toList();
  }

  /**
   * Tells the managers of every other agency that holds reports, and where it has none the agency,
   * how many of its own match.
   *
   * @param words what follows the number
   * @param except the agency that is not told, since it tells
   */
  List<Draft> toHolders(UUID pattern, String kind, List<String> words, String except) {
    Map<String, Long> held = new TreeMap<>();
    transactions
        .batch()
        .query(
            HELD,
            row -> {
              held.put(row.getString(1), row.getLong(2));
            },
            pattern);
    held.remove(except);
    var drafts = new ArrayList<Draft>();
    held.forEach((agency, reports) -> {
      var filled = new ArrayList<>(List.of(reports.toString()));
      filled.addAll(words);
      drafts.addAll(toWhoAnswers(pattern, agency, kind, filled));
    });
    return drafts;
  }
}
