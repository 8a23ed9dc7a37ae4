package org.breakwater.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Pattern;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all reports when new ones have come, and puts on record which patterns are found
 * for the first time, are found otherwise than before, or are not found any more. Whoever decides
 * about a pattern is asked in the same transaction.
 */
public final class KeepPatterns {
  static final Author BY = Author.engine("alerts/1");

  /** A pattern in which nothing was written for so long is history, and nobody is asked. */
  static final int LIVE_DAYS = 730;

  private static final String NEWEST =
      """
      select max(e.place) from record.entry e
      where e.place > coalesce((select place from pattern_scan where id = 1), 0)
        and (e.kind like 'report.%' or e.kind like 'identity.%'
          or e.kind in ('record.erased', 'pattern.budget-set'))\
      """;

  private static final String WAITING = "select count(*) from pattern where state = 'ASKED'";

  private static final String SCANNED =
      "select coalesce((select place from pattern_scan where id = 1), 0)";

  private static final String KEPT =
      """
      select p.id, p.found, p.state, p.content, p.lost is not null,
        (select array_agg(r.entry) from pattern_report r where r.pattern = p.id),
        p.merged_into, p.split_from is not null
      from pattern p order by p.found_at, p.id\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final Following following;
  private final Asking asking;
  private final Clock clock;

  KeepPatterns(
      Transactions transactions, Entries entries, Asking asking, Budget budget, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    following = new Following(transactions, entries, budget);
    this.asking = asking;
    this.clock = clock;
  }

  /** A pattern as it stands on record. */
  private record Kept(
      UUID id,
      UUID found,
      String state,
      UUID content,
      boolean lost,
      Set<UUID> reports,
      @Nullable UUID mergedInto,
      boolean split) {
    /** Whether reports that bear on it bring it back. */
    boolean answered() {
      return state.equals("SET_ASIDE") || state.equals("ENDED");
    }
  }

  /** A pattern that is found now, under the id that it has on record or will have. */
  private record Now(UUID id, @Nullable Kept kept, Finding finding) {
    boolean changed() {
      return kept == null || kept.lost() || !kept.content().equals(finding.content());
    }

    boolean newReports() {
      return kept == null
          || finding.reports().stream()
              .anyMatch(report -> !kept.reports().contains(report.entry()));
    }
  }

  /**
   * Looks through the reports, if something has come that can change what is found. What another
   * instance has done meanwhile is not done again.
   *
   * @return whether they were looked through
   */
  public synchronized boolean run() {
    Optional<Long> newest = newest();
    if (newest.isEmpty()) {
      return false;
    }
    Followed followed = following.upTo(newest.get());
    return entries.exclusively(() -> {
      Long scanned = transactions.batch().queryForObject(SCANNED, Long.class);
      if (scanned == null || scanned >= newest.get()) {
        return false;
      }
      keep(followed, newest.get());
      return true;
    });
  }

  /** How many patterns wait for somebody's decision. */
  public long waiting() {
    return transactions.writing(() -> {
      Long waiting = transactions.batch().queryForObject(WAITING, Long.class);
      return waiting == null ? 0 : waiting;
    });
  }

  private Optional<Long> newest() {
    return transactions.writing(
        () -> Optional.ofNullable(transactions.batch().queryForObject(NEWEST, Long.class)));
  }

  private void keep(Followed followed, long place) {
    Map<UUID, Kept> kept = kept();
    List<Now> found = found(followed, kept);
    var drafts = new ArrayList<Draft>();
    var still = new HashSet<UUID>();
    for (Now now : found) {
      still.add(now.id());
      if (now.changed()) {
        drafts.add(draft(new PatternEvent.Found(now.id(), now.finding()), now.id()));
      }
    }
    kept.values().stream()
        .filter(one -> !one.lost() && !one.split() && !still.contains(one.id()))
        .forEach(one -> drafts.add(draft(new PatternEvent.Lost(one.id()), one.id())));
    Map<UUID, UUID> firstFound = firstFound(kept, drafts);
    var asked = new ArrayList<Draft>();
    Map<UUID, PatternEvent.Because> because = new LinkedHashMap<>();
    found.forEach(now -> because(now).ifPresent(why -> because.put(now.id(), why)));
    broughtBack(kept, found)
        .forEach(back -> because.putIfAbsent(back, PatternEvent.Because.NEW_REPORTS));
    FrontDoor.door(transactions.batch())
        .ifPresent(door ->
            because.forEach((pattern, why) ->
                asked.addAll(
                    asking.drafts(
                        pattern, Objects.requireNonNull(firstFound.get(pattern)), why, door))));
    var cutOff = followed.watch().cutOff();
    asked.add(
        Draft.now(
            new PatternEvent.Scanned(
                place,
                followed.gathered().reports.size(),
                cutOff.score(),
                cutOff.budgetPerMonth(),
                cutOff.shuffledPerMonth(),
                cutOff.shuffles(),
                followed.standing().reports()),
            clock.instant(),
            BY,
            Purpose.ENGINE,
            List.of()));
    entries.add(asked);
  }

  /** Appends what was found; the entry with which each pattern was first found names it. */
  private Map<UUID, UUID> firstFound(Map<UUID, Kept> kept, List<Draft> drafts) {
    var first = new HashMap<UUID, UUID>();
    kept.values().forEach(one -> first.put(one.id(), one.found()));
    if (!drafts.isEmpty()) {
      for (Entry entry : entries.add(drafts)) {
        if (entry.event() instanceof PatternEvent.Found it) {
          first.putIfAbsent(it.pattern(), entry.id());
        }
      }
    }
    return first;
  }

  /**
   * Answered patterns on which new reports bear through another: one that was merged into them, or
   * from which they were taken.
   */
  private List<UUID> broughtBack(Map<UUID, Kept> before, List<Now> found) {
    var back = new ArrayList<UUID>();
    for (Now now : found) {
      UUID into = now.kept() == null ? null : now.kept().mergedInto();
      Kept root = into == null ? null : before.get(into);
      if (root != null && root.answered() && now.newReports()) back.add(root.id());
    }
    for (Kept now : kept().values()) {
      Kept was = before.get(now.id());
      if (was != null
          && now.split()
          && now.answered()
          && now.reports().size() > was.reports().size()) back.add(now.id());
    }
    return back;
  }

  /** Why somebody is asked about it now; empty where nobody is. */
  private Optional<PatternEvent.Because> because(Now now) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Occurred.ZONE);
    boolean live = now.finding().lastOn().isAfter(today.minusDays(LIVE_DAYS));
    if (!live || now.finding().partOf() != null) {
      return Optional.empty();
    }
    return switch (now.kept() == null ? "FOUND" : now.kept().state()) {
      case "FOUND" -> Optional.of(PatternEvent.Because.FOUND);
      case "SET_ASIDE", "ENDED" ->
          now.newReports() ? Optional.of(PatternEvent.Because.NEW_REPORTS) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private List<Now> found(Followed followed, Map<UUID, Kept> kept) {
    var findings = followed.findings(transactions);
    List<Pattern> patterns = followed.watch().patterns();
    var own = patterns.stream().map(Findings::id).collect(Collectors.toSet());
    var taken = new HashSet<UUID>();
    var ids = new HashMap<Integer, UUID>();
    var found = new ArrayList<Now>();
    for (Pattern pattern : patterns) {
      Integer absorbedBy = pattern.absorbedBy();
      Finding finding = findings.of(pattern, absorbedBy == null ? null : ids.get(absorbedBy));
      UUID id = Findings.id(pattern);
      if (!kept.containsKey(id)) {
        id = known(finding, kept, own, taken).orElse(id);
      }
      taken.add(id);
      ids.put(pattern.number(), id);
      found.add(new Now(id, kept.get(id), finding));
    }
    return found;
  }

  /**
   * A pattern that is barely above the cut-off may surface with another report once that has moved:
   * it is the one on record with which it shares most of that one's reports.
   */
  private static Optional<UUID> known(
      Finding finding, Map<UUID, Kept> kept, Set<UUID> own, Set<UUID> taken) {
    UUID best = null;
    long most = 0;
    for (Kept one : kept.values()) {
      if (one.split() || own.contains(one.id()) || taken.contains(one.id())) continue;
      long shared =
          finding.reports().stream()
              .filter(report -> one.reports().contains(report.entry()))
              .count();
      if (shared > most && 2 * shared >= one.reports().size()) {
        most = shared;
        best = one.id();
      }
    }
    return Optional.ofNullable(best);
  }

  private Map<UUID, Kept> kept() {
    var kept = new LinkedHashMap<UUID, Kept>();
    transactions
        .batch()
        .query(
            KEPT,
            row -> {
              UUID id = row.getObject(1, UUID.class);
              var reports = row.getArray(6);
              kept.put(
                  id,
                  new Kept(
                      id,
                      row.getObject(2, UUID.class),
                      row.getString(3),
                      row.getObject(4, UUID.class),
                      row.getBoolean(5),
                      reports == null ? Set.of() : Set.of((UUID[]) reports.getArray()),
                      row.getObject(7, UUID.class),
                      row.getBoolean(8)));
            });
    return kept;
  }

  private Draft draft(PatternEvent event, UUID pattern) {
    Instant now = clock.instant();
    return Draft.now(event, now, BY, Purpose.ENGINE, List.of(subject(pattern)));
  }

  /** A pattern as the subject of entries. */
  static Subject subject(UUID pattern) {
    return new Subject("pattern", pattern);
  }
}
